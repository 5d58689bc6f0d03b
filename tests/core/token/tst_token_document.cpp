#include "core/encoding/base64url.h"
#include "core/encoding/json.h"
#include "core/token/token_document.h"

#include <QTest>

using namespace claimcheck::token;
using claimcheck::base::ByteRange;
using claimcheck::encoding::encodeBase64Url;
using namespace Qt::StringLiterals;

namespace {

/// RFC 7515 A.1
const QByteArray a1 =
    "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9."
    "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ."
    "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

QByteArray compact(const QByteArray &header, const QByteArray &payload)
{
    return encodeBase64Url(header) + '.' + encodeBase64Url(payload) + ".AAAA";
}

} // namespace

class TestTokenDocument : public QObject
{
    Q_OBJECT

private slots:
    void compactJws()
    {
        const TokenDocument document = readToken("Bearer " + a1);
        QCOMPARE(document.kind(), TokenKind::Jws);
        QCOMPARE(document.text(), a1);
        QCOMPARE(document.paste().steps.size(), 1u);
        QVERIFY(document.jws() && !document.unreadable());
        QCOMPARE(document.header()["alg"_L1].toString(), u"HS256"_s);
        QCOMPARE(document.payload()["exp"_L1].raw().toByteArray(), QByteArray("1300819380"));
        QVERIFY(document.problems().empty());
        QCOMPARE(int(document.parts().size()), 3);
        const ByteRange signature = document.partRange(TokenPart::Signature);
        QCOMPARE(a1.mid(signature.begin, signature.size()), a1.sliced(a1.lastIndexOf('.') + 1));
    }

    /// A claim's bytes light up in the token, and the token's characters find the claim.
    void placesMapBothWays()
    {
        const TokenDocument document = readToken(a1);
        const ByteRange claim = document.payload()["exp"_L1].range();
        const ByteRange source = document.sourceRange(TokenPart::Payload, claim);
        const ByteRange payload = document.partRange(TokenPart::Payload);
        QVERIFY(source.begin > payload.begin && source.end < payload.end);
        for (qsizetype at = payload.begin; at < payload.end; ++at) {
            const auto place = document.decodedPlace(at);
            QVERIFY(place && place->part == TokenPart::Payload);
            const bool overlaps = place->range.begin < claim.end && place->range.end > claim.begin;
            QCOMPARE(source.contains(at), overlaps);
        }
        QVERIFY(!document.decodedPlace(payload.end)); // the dot
        QVERIFY(!document.decodedPlace(-1));
        QVERIFY(!document.decodedPlace(a1.size()));
        QVERIFY(!document.sourceRange(TokenPart::Disclosure, {0, 1}).isValid());
        QCOMPARE(document.payload().pointerAt(claim.begin), u"/exp"_s);
    }

    void kinds_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("kind");
        QTest::newRow("JWK (RFC 7517 A.3)")
            << QByteArray(R"({"kty":"oct","alg":"A128KW","k":"GawgguFyGrWKav7AX4VKUg"})") << u"jwk"_s;
        QTest::newRow("JWK Set") << QByteArray(R"({"keys":[]})") << u"jwk-set"_s;
        QTest::newRow("PEM") << QByteArray("-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n")
                             << u"pem"_s;
        QTest::newRow("JWE") << compact(R"({"alg":"dir","enc":"A128GCM"})", "") + ".AAAA.AAAA" << u"jwe"_s;
        QTest::newRow("flattened JWE")
            << QByteArray(R"({"protected":"eyJhbGciOiJkaXIifQ","iv":"AA","ciphertext":"AA","tag":"AA"})")
            << u"jwe"_s;
        QTest::newRow("flattened JWS")
            << QByteArray(R"({"payload":"e30","protected":"eyJhbGciOiJub25lIn0","signature":""})")
            << u"jws"_s;
        QTest::newRow("SD-JWT") << compact(R"({"alg":"ES256"})", "{}") + "~WyJzIiwibiIsMV0~" << u"sd-jwt"_s;
        QTest::newRow("opaque") << QByteArray("2YotnFZFEjr1zCsicMWpAA") << u"opaque"_s;
        QTest::newRow("nothing") << QByteArray(" \n ") << u"unreadable"_s;
        QTest::newRow("words") << QByteArray("hello world") << u"unreadable"_s;
        QTest::newRow("binary") << QByteArray("\x80\x81\0", 3) << u"unreadable"_s;
        QTest::newRow("other JSON") << QByteArray(R"({"a":1})") << u"unreadable"_s;
        QTest::newRow("broken JSON") << QByteArray(R"({"kty":)") << u"unreadable"_s;
    }
    void kinds()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, kind);
        const TokenDocument document = readToken(text);
        QCOMPARE(QString(tokenKindName(document.kind())), kind);
        QCOMPARE(document.unreadable() != nullptr, kind == u"unreadable"_s);
        for (const PartRange &part : document.parts())
            QVERIFY(part.range.isValid() && part.range.end <= document.text().size());
    }

    void theFirstBadByteIsNamed_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("where");
        const QByteArray head = encodeBase64Url(R"({"alg":"HS256"})");
        QTest::newRow("one part") << head + '.' << u"token-cut-short"_s << int(head.size()) + 1;
        QTest::newRow("four parts") << a1 + ".x" << u"token-parts"_s << int(a1.size());
        QTest::newRow("JWE header") << encodeBase64Url(R"({"alg":dir})") + "..AA.AA.AA" << u"json-literal"_s
                                    << 9;
        QTest::newRow("space") << QByteArray("abc def") << u"token-space"_s << 3;
        QTest::newRow("control character") << QByteArray("abc\x01") << u"token-character"_s << 3;
        QTest::newRow("JSON") << QByteArray(R"({"kty":"oct",})") << u"json-unexpected"_s << 13;
    }
    void theFirstBadByteIsNamed()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, code);
        QFETCH(int, where);
        const TokenDocument document = readToken(text);
        QVERIFY(document.unreadable());
        QCOMPARE(QString(document.unreadable()->code), code);
        QCOMPARE(int(document.unreadable()->where), where);
        QVERIFY(!document.problems().empty());
    }

    void damagedTokensShowWhatTheyCan()
    {
        const TokenDocument cut = readToken(a1.first(a1.lastIndexOf('.')));
        QCOMPARE(cut.kind(), TokenKind::Unreadable);
        QCOMPARE(cut.header()["alg"_L1].toString(), u"HS256"_s);
        QCOMPARE(cut.payload()["iss"_L1].toString(), u"joe"_s);
        QVERIFY(cut.partRange(TokenPart::Payload).isValid());
    }
    void problemsHaveTheirPlace()
    {
        const TokenDocument document = readToken(a1 + '=');
        QCOMPARE(document.kind(), TokenKind::Jws);
        QCOMPARE(int(document.problems().size()), 1);
        QCOMPARE(document.problems()[0].rule, "base64url-padding"_L1);
        QCOMPARE(document.problems()[0].range.begin, a1.size());
        QCOMPARE(document.problems()[0].where, u"/signature"_s);
        // Places cannot be told where foreign characters stand.
        QVERIFY(!document.sourceRange(TokenPart::Signature, {0, 1}).isValid());
    }

    void nestedTokens()
    {
        const TokenDocument outer = readToken(compact(R"({"cty":"JWT","alg":"HS256"})", a1));
        QVERIFY(outer.nested());
        QCOMPARE(outer.nested()->kind(), TokenKind::Jws);
        QCOMPARE(outer.nested()->payload()["iss"_L1].toString(), u"joe"_s);
    }
    /// RFC 7519 §5.2, in whatever serialization the inner token is.
    void nestedKinds_data()
    {
        QTest::addColumn<QByteArray>("inner");
        QTest::addColumn<QString>("kind");
        const QByteArray header = R"({"alg":"dir","enc":"A128GCM"})";
        QTest::newRow("JWE") << compact(header, "") + ".AAAA.AAAA" << u"jwe"_s;
        QTest::newRow("flattened JWE") << "{\"protected\":\"" + encodeBase64Url(header) +
                                              "\",\"iv\":\"AA\",\"ciphertext\":\"AA\",\"tag\":\"AA\"}"
                                       << u"jwe"_s;
        QTest::newRow("flattened JWS")
            << QByteArray(R"({"payload":"e30","protected":"eyJhbGciOiJub25lIn0","signature":""})")
            << u"jws"_s;
        QTest::newRow("general JWS")
            << QByteArray(
                   R"({"payload":"e30","signatures":[{"protected":"eyJhbGciOiJub25lIn0","signature":""}]})")
            << u"jws"_s;
        QTest::newRow("SD-JWT") << compact(R"({"alg":"ES256"})", "{}") + '~' << u"sd-jwt"_s;
        QTest::newRow("claims") << QByteArray(R"({"iss":"a","signature":"b"})") << QString();
        QTest::newRow("a key") << QByteArray(R"({"kty":"oct","k":"AA"})") << QString();
    }
    void nestedKinds()
    {
        QFETCH(QByteArray, inner);
        QFETCH(QString, kind);
        const TokenDocument outer = readToken(compact(R"({"alg":"HS256"})", inner));
        QCOMPARE(outer.kind(), TokenKind::Jws);
        QCOMPARE(outer.nested() ? QString(tokenKindName(outer.nested()->kind())) : QString(), kind);
    }
    void nestingHasALimit()
    {
        for (const int inside : {16, 17, 30}) {
            QByteArray deep = a1;
            for (int i = 0; i < inside; ++i)
                deep = compact(R"({"alg":"HS256"})", deep);
            const TokenDocument document = readToken(deep);
            const TokenDocument *last = &document;
            int nested = 0;
            for (; last->nested(); last = last->nested())
                ++nested;
            QCOMPARE(nested, 16);
            QCOMPARE(last->problems().empty(), inside == 16);
            if (inside > 16)
                QCOMPARE(last->problems().front().rule, "nesting-depth"_L1);
        }
    }
    void payloadThatIsNotJson()
    {
        const TokenDocument document = readToken(compact(R"({"alg":"HS256"})", "hello \xFF"));
        QCOMPARE(document.kind(), TokenKind::Jws);
        QVERIFY(document.payload().isEmpty());
        QCOMPARE(document.payloadBytes(), QByteArray("hello \xFF"));
    }
    void sdJwtParts()
    {
        const TokenDocument document =
            readToken(compact(R"({"alg":"ES256"})", "{}") + "~WyJzIiwibiIsMV0~e30~" +
                      compact(R"({"typ":"kb+jwt"})", "{}"));
        QCOMPARE(document.kind(), TokenKind::SdJwt);
        QCOMPARE(int(document.disclosures().size()), 2);
        QCOMPARE(document.disclosures()[0].json.root().at(1).toString(), u"n"_s);
        QVERIFY(document.disclosures()[1].json.isEmpty());
        QCOMPARE(document.disclosures()[1].state, DisclosureState::Unreadable);
        QVERIFY(document.keyBinding());
        QCOMPARE(document.keyBinding()->header()["typ"_L1].toString(), u"kb+jwt"_s);
    }
};

QTEST_GUILESS_MAIN(TestTokenDocument)
#include "tst_token_document.moc"
