#include "core/crypto/certificate.h"
#include "core/crypto/key_file.h"
#include "core/crypto/pem.h"
#include "tests/support/vectors.h"

using namespace claimcheck;
using namespace Qt::StringLiterals;
using crypto::KeyKind;

// Source: tests/data/keys, made with the openssl program. The ec-*.pem are one key in several forms.

namespace {

QByteArray text(const QString &name)
{
    return test::readFile(test::vectorPath(u"keys/"_s + name));
}

crypto::PassphraseSource phrase(const char *words)
{
    return [words]() { return std::optional(base::SecretBytes(QByteArrayView(words))); };
}

/// The key of the last block: "EC PARAMETERS" stands before the key.
base::Result<crypto::Key> read(const QByteArray &pem, const crypto::PassphraseSource &passphrase = {})
{
    return crypto::keyFromPem(crypto::splitPem(pem).back().text, passphrase);
}

} // namespace

class TestKeyFile : public QObject
{
    Q_OBJECT

private slots:
    void forms_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("isPrivate");
        QTest::addColumn<int>("bits");
        QTest::newRow("SEC 1 after parameters") << u"ec-with-parameters.pem"_s << true << 256;
        QTest::newRow("PKCS #8") << u"ec-pkcs8.pem"_s << true << 256;
        QTest::newRow("SubjectPublicKeyInfo") << u"ec-public.pem"_s << false << 256;
        QTest::newRow("X.509") << u"ec-certificate.pem"_s << false << 256;
        QTest::newRow("PKCS #8, encrypted") << u"ec-encrypted-pkcs8.pem"_s << true << 256;
        QTest::newRow("traditional, encrypted") << u"ec-encrypted-traditional.pem"_s << true << 256;
        QTest::newRow("PKCS #1") << u"rsa-1024-pkcs1.pem"_s << true << 1024;
        QTest::newRow("PKCS #1, public") << u"rsa-1024-pkcs1-public.pem"_s << false << 1024;
    }
    void forms()
    {
        QFETCH(QString, name);
        QFETCH(bool, isPrivate);
        QFETCH(int, bits);
        const auto key = read(text(name), phrase("open"));
        QVERIFY2(key.ok(), key ? "" : qPrintable(key.error().message));
        QCOMPARE(key->hasPrivate(), isPrivate);
        QCOMPARE(key->bits(), bits);
        const QByteArray other = text(bits == 256 ? u"ec-public.pem"_s : u"rsa-1024-pkcs1-public.pem"_s);
        QCOMPARE(*crypto::keyToDer(*key, crypto::KeyPart::Public),
                 *crypto::keyToDer(*read(other), crypto::KeyPart::Public));
        QVERIFY(!key->publicPart().hasPrivate());
    }

    void errors_data()
    {
        QTest::addColumn<QByteArray>("pem");
        QTest::addColumn<QString>("code");
        QTest::newRow("encrypted, nobody to ask")
            << text(u"ec-encrypted-pkcs8.pem"_s) << u"key-needs-passphrase"_s;
        QTest::newRow("traditional, nobody to ask")
            << text(u"ec-encrypted-traditional.pem"_s) << u"key-needs-passphrase"_s;
        QTest::newRow("unknown curve") << text(u"brainpool.pem"_s) << u"key-kind-unknown"_s;
        QTest::newRow("damaged") << text(u"ec-pkcs8.pem"_s).replace("MIGH", "MIGG") << u"key-unreadable"_s;
        QTest::newRow("not a key") << QByteArray(
                                          "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n")
                                   << u"key-unreadable"_s;
    }
    void errors()
    {
        QFETCH(QByteArray, pem);
        QFETCH(QString, code);
        const auto key = read(pem);
        QVERIFY(!key.ok());
        QCOMPARE(QString(key.error().code), code);
    }
    void wrongPassphrase()
    {
        for (const auto &name : {u"ec-encrypted-pkcs8.pem"_s, u"ec-encrypted-traditional.pem"_s})
            QCOMPARE(read(text(name), phrase("shut")).error().code, "key-passphrase-wrong"_L1);
    }

    void pemThatCopyingBent_data()
    {
        QTest::addColumn<QByteArray>("pem");
        const QByteArray good = text(u"ec-public.pem"_s);
        QTest::newRow("as it is") << good;
        QTest::newRow("CRLF") << QByteArray(good).replace("\n", "\r\n");
        QTest::newRow("written-out breaks") << QByteArray(good).replace("\n", "\\n");
        QTest::newRow("one line") << QByteArray(good).replace("\n", " ");
        QTest::newRow("indented") << QByteArray(good).replace("\n", "\n    ");
        QTest::newRow("text around") << "the key:\n" + good + "thanks";
    }
    void pemThatCopyingBent()
    {
        QFETCH(QByteArray, pem);
        QVERIFY(read(pem).ok());
    }

    void certificate()
    {
        const auto certificate = crypto::Certificate::fromPem(text(u"ec-certificate.pem"_s));
        QVERIFY(certificate.ok());
        QCOMPARE(certificate->subject(), u"O=Claimcheck,CN=Test \u00c4mter"_s);
        QCOMPARE(certificate->issuer(), certificate->subject());
        QCOMPARE(certificate->serialNumber(), u"1234"_s);
        QCOMPARE(certificate->notBefore(), QDateTime(QDate(2026, 11, 23), QTime(19, 41, 47), Qt::UTC));
        QCOMPARE(certificate->notAfter(), QDateTime(QDate(2036, 11, 20), QTime(19, 41, 47), Qt::UTC));
        // openssl x509 -fingerprint -sha256
        QCOMPARE(certificate->fingerprint(crypto::Digest::Sha256).toHex(),
                 QByteArray("15ee0bfdbe564ecb03c798673047dda1e098fed9a9e0ffd6713fa0a1f11f47db"));
        QCOMPARE(certificate->key().kind(), KeyKind::Ec);
        QCOMPARE(certificate->toPem(), text(u"ec-certificate.pem"_s));
        QVERIFY(!crypto::Certificate::fromDer(certificate->der() + 'x').ok());
        QCOMPARE(crypto::Certificate::fromDer("x").error().code, "certificate-unreadable"_L1);
    }
};

QTEST_GUILESS_MAIN(TestKeyFile)
#include "tst_key_file.moc"
