#include "core/jose/secret_encoding.h"

#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using jose::SecretEncoding;

class TestSecretEncoding : public QObject
{
    Q_OBJECT

private slots:
    void decodes_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("encoding");
        QTest::addColumn<QByteArray>("bytes"); // hexadecimal
        const auto row = [](const char *name, const char *text, const QString &encoding, const char *bytes) {
            QTest::newRow(name) << QByteArray(text) << encoding << QByteArray(bytes);
        };
        row("text as it is", " a\n", u"utf8"_s, "20610a");
        row("RFC 4648 §10", "Zm9vYg==", u"base64"_s, "666f6f62");
        row("without its padding", "Zm9vYg", u"base64"_s, "666f6f62");
        row("white space around", "\tZm9vYg==\r\n", u"base64"_s, "666f6f62");
        row("RFC 7515 §C", "A-z_4ME", u"base64url"_s, "03ecffe0c1");
        row("padded base64url", "A-z_4ME=", u"base64url"_s, "03ecffe0c1");
        row("both cases", "00fFAb\n", u"hex"_s, "00ffab");
        row("nothing", "", u"base64"_s, "");
    }
    void decodes()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, encoding);
        const auto bytes = jose::decodeSecret(text, *jose::secretEncodingFromName(encoding));
        QVERIFY(bytes.ok());
        QTEST(bytes->view().toByteArray().toHex(), "bytes");
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("encoding");
        QTest::addColumn<int>("where");
        QTest::newRow("base64url is not base64") << QByteArray("A-z_4ME=") << u"base64"_s << 1;
        QTest::newRow("base64 is not base64url") << QByteArray(" A+z/4ME") << u"base64url"_s << 2;
        QTest::newRow("not hexadecimal") << QByteArray("00fg") << u"hex"_s << 3;
        QTest::newRow("half a byte") << QByteArray("00f") << u"hex"_s << -1;
        QTest::newRow("one character too many") << QByteArray("Zm9vY") << u"base64url"_s << -1;
    }
    void refuses()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, encoding);
        QFETCH(int, where);
        const auto bytes = jose::decodeSecret(text, *jose::secretEncodingFromName(encoding));
        QVERIFY(!bytes.ok());
        QCOMPARE(bytes.error().code, "secret-encoding"_L1);
        if (where >= 0)
            QCOMPARE(bytes.error().where, qsizetype(where));
        QVERIFY(!bytes.error().message.contains(QString::fromLatin1(text.trimmed())));
    }

    void names()
    {
        for (const auto encoding :
             {SecretEncoding::Utf8, SecretEncoding::Base64, SecretEncoding::Base64Url, SecretEncoding::Hex})
            QCOMPARE(jose::secretEncodingFromName(QString(jose::secretEncodingName(encoding))), encoding);
        QVERIFY(!jose::secretEncodingFromName(u"base32"));
    }
};

QTEST_GUILESS_MAIN(TestSecretEncoding)
#include "tst_secret_encoding.moc"
