#include "core/claims/resource_file.h"
#include "core/formats/format_id.h"
#include "core/token/token_document.h"

#include <QTest>

using namespace claimcheck::token;
using namespace Qt::StringLiterals;
using claimcheck::formats::formatId;

class TestReadOpaque : public QObject
{
    Q_OBJECT

private slots:
    void samples_data()
    {
        QTest::addColumn<QByteArray>("sample");
        QTest::addColumn<QString>("id");
        const auto document = claimcheck::claims::readRegistryFile("opaque_formats.json"_L1);
        for (const auto &row : document["rows"_L1].elements()) {
            const QByteArray sample = row["sample"_L1].toUtf8();
            const QString name = row["name"_L1].toString();
            if (!sample.isEmpty() && !row["match"_L1].equals("weak"))
                QTest::newRow(qPrintable(name)) << sample << formatId(name);
        }
    }
    /// Pasted as they are, the samples of the registry are Opaque, whatever they look like.
    void samples()
    {
        QFETCH(QByteArray, sample);
        const TokenDocument document = readToken(sample);
        QCOMPARE(tokenKindName(document.kind()), "opaque"_L1);
        QVERIFY(!document.recognized().empty());
        QTEST(document.recognized().front().id, "id");
    }

    void beforeJose_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("id");
        QTest::newRow("Laravel's cookie begins like a JWT")
            << QByteArray("{\"iv\":\"AAAA\",\"value\":\"AAAA\",\"mac\":\"00\",\"tag\":\"\"}").toBase64()
            << u"opaque"_s << u"laravel-encrypted-cookie-or-value"_s;
        QTest::newRow("Flask's session has three parts")
            << QByteArray("eyJ1c2VyX2lkIjo0MiwibiI6IngifQ.ZVPxAA.XZngyYq8-mnBulM_C-YqWo6BsrQ") << u"opaque"_s
            << u"itsdangerous-timed-token-flask-session"_s;
        QTest::newRow("a JWT of the same lengths stays one")
            << QByteArray("eyJhbGciOiJub25lIn0.eyJ9fX.AAAAAAAAAAAAAAAAAAAAAAAAAAA") << u"jws"_s << QString();
        QTest::newRow("a JWE whose header begins with iv")
            << QByteArray("{\"iv\":\"AAAAAAAAAAAAAAAA\",\"alg\":\"A128GCMKW\",\"enc\":\"A128GCM\"}")
                       .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals) +
                   ".AAAA.AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA"
            << u"jwe"_s << QString();
    }
    void beforeJose()
    {
        QFETCH(QByteArray, text);
        const TokenDocument document = readToken(text);
        QTEST(QString(tokenKindName(document.kind())), "kind");
        QTEST(document.recognized().empty() ? QString() : document.recognized().front().id, "id");
    }
    void theTokenInside()
    {
        const TokenDocument document = readToken("ghs_12345_eyJhbGciOiJub25lIn0.e30.AAAA");
        QVERIFY(document.nested());
        QCOMPARE(document.nested()->kind(), TokenKind::Jws);
        QCOMPARE(document.nested()->header()["alg"_L1].toString(), u"none"_s);
        QCOMPARE(document.recognized().front().field(u"appId")->value, u"12345"_s);
    }
    void spacesAndOtherCharacters()
    {
        QCOMPARE(readToken("two words").unreadable()->code, "token-space"_L1);
        QCOMPARE(readToken("a\x01b").unreadable()->code, "token-character"_L1);
        QCOMPARE(readToken("opaque").kind(), TokenKind::Opaque);
    }
};

QTEST_GUILESS_MAIN(TestReadOpaque)
#include "tst_read_opaque.moc"
