#include "core/compare/response.h"
#include "core/lint/token_hash.h"
#include "tests/core/compare/token_pairs.h"

#include <QTest>

using namespace claimcheck;
using namespace claimcheck::compare;
using namespace Qt::StringLiterals;

namespace {

const QByteArray opaque = "vDqzS3c7fWJx0mTn8bLr2aPkYt5hGu9eXoZi1QsRwCM";

QByteArray accessJwt(const QByteArray &others = "\"aud\":\"https://api\"")
{
    return test::madeJwt("{\"iss\":\"i\",\"client_id\":\"app\"," + others + '}',
                         "{\"alg\":\"RS256\",\"typ\":\"at+jwt\"}");
}

QByteArray idJwt(const QByteArray &others = "\"aud\":\"app\"")
{
    return test::madeJwt("{\"iss\":\"i\",\"nonce\":\"n\",\"sub\":\"u\"," + others + '}');
}

QByteArray response(const QByteArray &access, const QByteArray &id = {}, const QByteArray &others = {})
{
    QByteArray text = "{\"access_token\":\"" + access + '"';
    if (!id.isEmpty())
        text += ",\"id_token\":\"" + id + '"';
    return text + others + '}';
}

QStringList rulesOf(const Response &read)
{
    QStringList rules;
    for (const base::Finding &remark : read.remarks)
        rules += remark.rule;
    return rules;
}

} // namespace

class TestResponse : public QObject
{
    Q_OBJECT

private slots:
    void shapesAreTold_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("shape");
        QTest::addColumn<QString>("rules");
        const QByteArray jwe = test::madeJwe("{\"alg\":\"dir\",\"enc\":\"A128GCM\"}", "AAAA");
        const auto row = [](const char *name, const QByteArray &text, const QString &shape,
                            const QString &rules) { QTest::newRow(name) << text << shape << rules; };
        row("JWT", response(accessJwt()), u"jwt-access-token"_s, u"access-token-readable"_s);
        row("opaque", response(opaque), u"opaque-access-token"_s, u"access-token-reference"_s);
        row("encrypted", response(jwe), u"encrypted-access-token"_s, u"access-token-encrypted"_s);
        row("SD-JWT", response(test::presentedSdJwt({})), u"sd-jwt"_s, QString());
        row("reference beside ID token", response(opaque, idJwt()), u"reference-beside-id-token"_s,
            u"access-token-reference id-token-for-client id-token-at-api"_s);
        row("JWT beside ID token", response(accessJwt(), idJwt()), u"jwt-beside-id-token"_s,
            u"access-token-readable id-token-for-client id-token-at-api"_s);
        row("encrypted beside ID token", response(jwe, idJwt()), u"encrypted-beside-id-token"_s,
            u"access-token-encrypted id-token-for-client id-token-at-api"_s);
        row("ID token alone", idJwt(), u"id-token-only"_s, u"id-token-for-client id-token-at-api"_s);
        row("JWT alone", accessJwt(), u"jwt-access-token"_s, u"access-token-readable"_s);
        row("opaque alone", opaque, u"opaque-access-token"_s, u"access-token-reference"_s);
        row("with scheme", "Bearer " + opaque, u"opaque-access-token"_s, u"access-token-reference"_s);
        row("error", "{\"error\":\"invalid_grant\"}", u"error"_s, QString());
        row("introspection", "{\"active\":true}", u"no-token"_s, QString());
        row("key", "{\"kty\":\"oct\",\"k\":\"AAAA\"}", u"no-token"_s, QString());
        row("empty", " \n", u"unreadable"_s, u"response-empty"_s);
        row("prose", "hello world", u"unreadable"_s, u"response-damaged"_s);
        row("array", "[1,2]", u"unreadable"_s, u"response-damaged"_s);
        row("cut", response(opaque).chopped(1), u"no-token"_s, u"response-damaged"_s);
        row("duplicate", response(opaque, {}, ",\"access_token\":\"x\""), u"opaque-access-token"_s,
            u"access-token-reference duplicate-member"_s);
    }
    void shapesAreTold()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, shape);
        QFETCH(QString, rules);
        const Response read = readResponse(text);
        if (QByteArray(QTest::currentDataTag()) !=
            "cut") // how much is left is for the reader of damaged JSON
            QCOMPARE(QString(responseShapeName(read.shape)), shape);
        QVERIFY(rulesOf(read).join(u' ').contains(rules));
        if (!rules.contains("response-damaged"_L1))
            QCOMPARE(rulesOf(read).join(u' '), rules);
        QVERIFY(!responseShapeTitle(read.shape).isEmpty());
    }

    void contradictionsAreNamed_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("rule");
        QTest::addColumn<bool>("expected");
        const auto row = [](const char *name, const QByteArray &text, const QString &rule, bool expected) {
            QTest::newRow(name) << text << rule << expected;
        };
        const QByteArray fits = lint::tokenHash("RS256", opaque);
        row("one audience for both", response(accessJwt("\"aud\":[\"x\",\"app\"]"), idJwt()),
            u"same-audience"_s, true);
        row("audiences of their own", response(accessJwt(), idJwt()), u"same-audience"_s, false);
        row("one token for both", response(idJwt(), idJwt()), u"same-token"_s, true);
        row("at_hash of another", response(opaque, idJwt("\"at_hash\":\"x\"")), u"at-hash-differs"_s, true);
        row("at_hash fits", response(opaque, idJwt("\"at_hash\":\"" + fits + '"')), u"at-hash-differs"_s,
            false);
        const QByteArray hour = "\"iat\":1000,\"exp\":4600";
        row("lifetime differs", response(accessJwt(hour), {}, ",\"expires_in\":900"), u"lifetime-differs"_s,
            true);
        row("lifetime at the tolerance", response(accessJwt(hour), {}, ",\"expires_in\":3540"),
            u"lifetime-differs"_s, false);
        row("lifetime beyond it", response(accessJwt(hour), {}, ",\"expires_in\":3539"),
            u"lifetime-differs"_s, true);
        row("scope differs", response(accessJwt("\"scope\":\"a\""), {}, ",\"scope\":\"a b\""),
            u"scope-differs"_s, true);
        row("scope in another order", response(accessJwt("\"scope\":\"b a\""), {}, ",\"scope\":\"a b\""),
            u"scope-differs"_s, false);
        row("scope not in the token", response(accessJwt(), {}, ",\"scope\":\"a b\""), u"scope-differs"_s,
            false);
    }
    void contradictionsAreNamed()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, rule);
        QFETCH(bool, expected);
        QCOMPARE(rulesOf(readResponse(text)).contains(rule), expected);
    }

    void everyMemberIsExplained()
    {
        const Response read =
            readResponse(response(opaque, idJwt(),
                                  ",\"expires_in\":900.0,\"token_type\":\"Bearer\",\"scope\":\"a\","
                                  "\"refresh_token\":\"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\","
                                  "\"session_state\":\"s\",\"other\":1"));
        QStringList roles;
        for (const ResponseMember &member : read.members) {
            roles += memberRoleName(member.role);
            QCOMPARE(member.meaning.isEmpty(), member.name == "other"_L1);
        }
        QCOMPARE(roles.join(u' '),
                 u"access-token id-token lifetime token-type scope refresh-token other other"_s);
        QCOMPARE(read.member(MemberRole::Lifetime)->value, QByteArray("900.0"));
        QCOMPARE(*read.lifetime(), 900);
        QCOMPARE(read.accessToken()->bytes, 43);
        QVERIFY(read.accessToken()->isReference());
        QCOMPARE(read.idToken()->type, lint::TokenType::IdToken);
        QVERIFY(read.idToken()->isReadable());
        QVERIFY(!read.refreshToken()->format.isEmpty());
        QVERIFY(read.member(u"access_token")->isSecret());
        QVERIFY(!read.member(u"scope")->isSecret());
    }

    void tokensOfAPasteAreTheMembers()
    {
        const Response read =
            readResponse("https://app/cb#access_token=" + opaque + "&id_token=" + idJwt() + "&state=x");
        QCOMPARE(read.form, ResponseForm::Tokens);
        QCOMPARE(read.shape, ResponseShape::ReferenceBesideIdToken);
    }

    void longTextIsRefused()
    {
        QCOMPARE(rulesOf(readResponse(QByteArray(4 * 1024 * 1024 + 1, 'a'))).join(u' '), u"response-size"_s);
    }
};

QTEST_GUILESS_MAIN(TestResponse)
#include "tst_response.moc"
