#include "core/crypto/pkcs12.h"

#include "tests/support/certificate_factory.h"

#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;

// Files: made by the openssl program, and by Java's keytool where it is installed. RFC 7292.

namespace {

crypto::PassphraseSource phrase(const char *words, int *asked = nullptr)
{
    return [words, asked]() {
        if (asked)
            ++*asked;
        return std::optional(base::SecretBytes(QByteArrayView(words)));
    };
}

/// 100,000 rounds as DER writes them, raised to 8,388,607.
QByteArray withManyRounds(QByteArray file)
{
    return file.replace("\x02\x03\x01\x86\xA0", "\x02\x03\x7F\xFF\xFF");
}

} // namespace

class TestPkcs12 : public QObject
{
    Q_OBJECT

    test::CertificateFactory m_factory;

    QByteArray make(const QString &options, const QString &more = u"-certfile middle.pem"_s)
    {
        const bool made = m_factory.openssl.run(
            u"pkcs12 -export -inkey leaf.key -in leaf.pem -name \"my key\" -out made.p12 "_s + more + u' ' +
            options);
        return made ? m_factory.openssl.read(u"made.p12"_s) : QByteArray();
    }

private slots:
    void initTestCase()
    {
        if (!m_factory.openssl.isThere())
            QSKIP("the openssl program is missing");
        QVERIFY(m_factory.makeRoot() && m_factory.makeMiddle() && m_factory.makeLeaf());
    }

    void opens_data()
    {
        QTest::addColumn<QString>("options");
        QTest::addColumn<QString>("asks");
        QTest::newRow("as OpenSSL 3 writes it") << u"-passout pass:open"_s << u"open"_s;
        QTest::newRow("RC2 and 3DES") << u"-legacy -passout pass:open"_s << u"open"_s;
        QTest::newRow("3DES") << u"-keypbe PBE-SHA1-3DES -certpbe PBE-SHA1-3DES -passout pass:open"_s
                              << u"open"_s;
        QTest::newRow("no MAC") << u"-nomac -passout pass:open"_s << u"open"_s;
        QTest::newRow("certificates in the clear") << u"-certpbe NONE -passout pass:open"_s << u"open"_s;
        QTest::newRow("empty pass phrase") << u"-passout pass:"_s << QString();
        QTest::newRow("nothing encrypted")
            << u"-keypbe NONE -certpbe NONE -nomac -passout pass:"_s << QString();
        QTest::newRow("not in ASCII") << u"-passout pass:gr\u00fcn"_s << u"gr\u00fcn"_s;
    }
    void opens()
    {
        QFETCH(QString, options);
        QFETCH(QString, asks);
        const QByteArray file = make(options);
        if (file.isEmpty() && options.contains("legacy"_L1))
            QSKIP("this OpenSSL has no legacy provider");
        QVERIFY(crypto::looksLikePkcs12(file));
        int asked = 0;
        const QByteArray words = asks.toUtf8();
        const auto contents = crypto::readPkcs12(file, phrase(words.constData(), &asked));
        QVERIFY2(contents.ok(), contents ? "" : qPrintable(contents.error().message));
        QCOMPARE(asked, asks.isEmpty() ? 0 : 1);
        QCOMPARE(contents->keys.size(), std::size_t(1));
        const crypto::Pkcs12Key &entry = contents->keys.front();
        QVERIFY(entry.key.hasPrivate());
        QCOMPARE(entry.key.curve(), crypto::Curve::P256);
        QCOMPARE(entry.name, u"my key"_s);
        QCOMPARE(entry.certificates.size(), std::size_t(2));
        QCOMPARE(entry.certificates[0].subject(), u"CN=leaf,O=Test"_s);
        QCOMPARE(entry.certificates[1].subject(), u"CN=middle,O=Test"_s);
        QVERIFY(contents->certificates.empty());
        QCOMPARE(contents->skipped, 0);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("answer"); // null: nobody to ask
        QTest::addColumn<QString>("code");
        const QByteArray modern = make(u"-passout pass:open"_s);
        QTest::newRow("nobody to ask") << modern << QByteArray() << u"key-needs-passphrase"_s;
        QTest::newRow("wrong") << modern << "shut"_ba << u"key-passphrase-wrong"_s;
        QTest::newRow("wrong, no MAC")
            << make(u"-nomac -passout pass:open"_s) << "shut"_ba << u"key-passphrase-wrong"_s;
        QTest::newRow("rounds of the MAC") << withManyRounds(make(u"-iter 100000 -passout pass:open"_s))
                                           << "open"_ba << u"key-passphrase-rounds"_s;
        QTest::newRow("rounds of the encryption")
            << withManyRounds(make(u"-iter 100000 -nomac -passout pass:open"_s)) << "open"_ba
            << u"key-passphrase-rounds"_s;
        QTest::newRow("cut short") << modern.first(modern.size() / 2) << "open"_ba << u"key-unreadable"_s;
        QTest::newRow("nothing in it") << QByteArray::fromHex("300502010330003000000000000000000000")
                                       << "open"_ba << u"key-unreadable"_s;
    }
    void refuses()
    {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, answer);
        const auto source = answer.isNull() ? crypto::PassphraseSource() : phrase(answer.constData());
        const auto contents = crypto::readPkcs12(file, source);
        QVERIFY(!contents.ok());
        QTEST(QString(contents.error().code), "code");
    }

    void certificatesOnly()
    {
        QVERIFY(m_factory.openssl.run(
            u"pkcs12 -export -nokeys -in leaf.pem -certfile root.pem -passout pass:open -out certificates.p12"_s));
        const auto contents =
            crypto::readPkcs12(m_factory.openssl.read(u"certificates.p12"_s), phrase("open"));
        QVERIFY(contents.ok());
        QVERIFY(contents->keys.empty());
        QCOMPARE(contents->certificates.size(), std::size_t(2));
    }

    void certificatesOfNoKey()
    {
        const auto contents =
            crypto::readPkcs12(make(u"-passout pass:open"_s, u"-certfile root.pem"_s), phrase("open"));
        QVERIFY(contents.ok());
        QCOMPARE(contents->keys.front().certificates.size(), std::size_t(1));
        QCOMPARE(contents->certificates.size(),
                 std::size_t(1)); // without the middle one there is no way to the root
    }

    void keytool()
    {
        const QString keytool = QStandardPaths::findExecutable(u"keytool"_s);
        if (keytool.isEmpty())
            QSKIP("Java's keytool is missing");
        const QString path = m_factory.openssl.path(u"java.p12"_s);
        for (const QString &alias : {u"one"_s, u"two"_s}) {
            QProcess process;
            process.start(keytool, {u"-genkeypair"_s, u"-keystore"_s, path, u"-storetype"_s, u"PKCS12"_s,
                                    u"-storepass"_s, u"secret"_s, u"-alias"_s, alias, u"-keyalg"_s, u"EC"_s,
                                    u"-groupname"_s, u"secp256r1"_s, u"-dname"_s, u"CN="_s + alias});
            QVERIFY(process.waitForFinished(60'000));
            QVERIFY2(process.exitCode() == 0, process.readAll().constData());
        }
        const auto contents = crypto::readPkcs12(m_factory.openssl.read(u"java.p12"_s), phrase("secret"));
        QVERIFY2(contents.ok(), contents ? "" : qPrintable(contents.error().message));
        QCOMPARE(contents->keys.size(), std::size_t(2));
        QCOMPARE(contents->keys[0].name + u' ' + contents->keys[1].name, u"one two"_s);
        QCOMPARE(contents->keys[1].certificates.front().subject(), u"CN=two"_s);
    }

    void shapes()
    {
        QVERIFY(!crypto::looksLikePkcs12({}));
        QVERIFY(!crypto::looksLikePkcs12("0"));
        QVERIFY(!crypto::looksLikePkcs12(QByteArray(20, '0')));
        QVERIFY(m_factory.openssl.run(u"pkey -in leaf.key -outform DER -out leaf.der"_s));
        QVERIFY(!crypto::looksLikePkcs12(m_factory.openssl.read(u"leaf.der"_s)));
    }
};

QTEST_GUILESS_MAIN(TestPkcs12)
#include "tst_pkcs12.moc"
