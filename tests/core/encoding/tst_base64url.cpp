#include "core/encoding/base64url.h"

#include <QTest>

using namespace claimcheck::encoding;
using namespace Qt::StringLiterals;

class TestBase64Url : public QObject
{
    Q_OBJECT

private slots:
    void good_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("bytes");
        // RFC 4648 §10, without padding
        QTest::newRow("empty") << QByteArray("") << QByteArray("");
        QTest::newRow("f") << QByteArray("Zg") << QByteArray("f");
        QTest::newRow("fo") << QByteArray("Zm8") << QByteArray("fo");
        QTest::newRow("foo") << QByteArray("Zm9v") << QByteArray("foo");
        QTest::newRow("foobar") << QByteArray("Zm9vYmFy") << QByteArray("foobar");
        QTest::newRow("RFC 7515 appendix C") << QByteArray("A-z_4ME") << QByteArray("\x03\xEC\xFF\xE0\xC1");
    }
    void good()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, bytes);
        const auto decoded = decodeBase64Url(text);
        QVERIFY(decoded.ok());
        QCOMPARE(*decoded, bytes);
        QVERIFY(isBase64Url(text));
        QCOMPARE(encodeBase64Url(bytes), text);
        QVERIFY(diagnoseBase64Url(text).problems.empty());
        QCOMPARE(diagnoseBase64Url(text).bytes, bytes);
    }

    void bad_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("where");
        QTest::addColumn<QByteArray>("lenient");
        QTest::newRow("padding") << QByteArray("Zg==") << u"base64url-padding"_s << 2 << QByteArray("f");
        QTest::newRow("standard alphabet")
            << QByteArray("A+z/4ME") << u"base64url-character"_s << 1 << QByteArray("\x03\xEC\xFF\xE0\xC1");
        QTest::newRow("line break") << QByteArray("Zm\n9v") << u"base64url-character"_s << 2
                                    << QByteArray("foo");
        QTest::newRow("foreign character")
            << QByteArray("Zm9v^g") << u"base64url-character"_s << 4 << QByteArray("foo");
        QTest::newRow("foreign at the end")
            << QByteArray("Zm9vZ^") << u"base64url-character"_s << 5 << QByteArray("foo");
        QTest::newRow("high byte") << QByteArray("\xC3\xA4") << u"base64url-character"_s << 0
                                   << QByteArray("");
        QTest::newRow("one left over")
            << QByteArray("Zm9vZ") << u"base64url-length"_s << 4 << QByteArray("foo");
        QTest::newRow("unused bits, two characters")
            << QByteArray("Zh") << u"base64url-trailing-bits"_s << 1 << QByteArray("f");
        QTest::newRow("unused bits, three characters")
            << QByteArray("Zm9") << u"base64url-trailing-bits"_s << 2 << QByteArray("fo");
    }
    void bad()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, code);
        QFETCH(int, where);
        QFETCH(QByteArray, lenient);
        const auto decoded = decodeBase64Url(text);
        QVERIFY(!decoded.ok());
        QCOMPARE(QString(decoded.error().code), code);
        QCOMPARE(int(decoded.error().where), where);
        QVERIFY(!isBase64Url(text));
        const LenientBase64 diagnosed = diagnoseBase64Url(text);
        QCOMPARE(diagnosed.bytes, lenient);
        QVERIFY(!diagnosed.problems.empty());
        QCOMPARE(QString(diagnosed.problems.front().code), code);
        QCOMPARE(int(diagnosed.problems.front().where), where);
    }
    void everyDeviationIsNamedOnce()
    {
        const LenientBase64 diagnosed = diagnoseBase64Url("A+z/ 4+M E==");
        QStringList places;
        for (const auto &problem : diagnosed.problems)
            places.append(QString::number(problem.where));
        QCOMPARE(places, QStringList({u"1"_s, u"3"_s, u"4"_s, u"10"_s}));
    }
    void everyByteSurvives()
    {
        QByteArray bytes;
        for (int i = 0; i < 1000; ++i) {
            bytes.append(static_cast<char>(i * 37 + i / 256));
            const auto decoded = decodeBase64Url(encodeBase64Url(bytes));
            QVERIFY(decoded.ok() && *decoded == bytes);
        }
    }

    void standard_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("code");
        QTest::newRow("good") << QByteArray("A+z/4ME=") << QString();
        QTest::newRow("two pads") << QByteArray("Zg==") << QString();
        QTest::newRow("no padding") << QByteArray("Zg") << u"base64-length"_s;
        QTest::newRow("too much padding") << QByteArray("Zm9v====") << u"base64-character"_s;
        QTest::newRow("padding inside") << QByteArray("Zg==Zg==") << u"base64-character"_s;
        QTest::newRow("base64url") << QByteArray("A-z_4ME=") << u"base64-character"_s;
        QTest::newRow("line break") << QByteArray("Zm9v\nZm9v") << u"base64-character"_s;
        QTest::newRow("unused bits") << QByteArray("Zh==") << u"base64-trailing-bits"_s;
    }
    void standard()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, code);
        const auto decoded = decodeBase64(text);
        QCOMPARE(decoded.ok() ? QString() : QString(decoded.error().code), code);
        if (decoded.ok())
            QCOMPARE(*decoded, QByteArray::fromBase64(text));
    }
    void pemLinesAreSkipped()
    {
        QCOMPARE(decodeBase64("Zm9v\r\nZm9v\n", WhiteSpace::Skip).value(), QByteArray("foofoo"));
    }

    void hex()
    {
        QCOMPARE(decodeHex("00fFa1").value(), QByteArray("\0\xFF\xA1", 3));
        QCOMPARE(decodeHex("0g").error().where, 1);
        QCOMPARE(decodeHex("0").error().code, "hex-length"_L1);
    }
};

QTEST_GUILESS_MAIN(TestBase64Url)
#include "tst_base64url.moc"
