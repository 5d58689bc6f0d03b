#include "core/encoding/base64url.h"
#include "core/lint/rule.h"
#include "core/lint/token_runner.h"
#include "core/lint/token_subject.h"

#include <QTest>

#include <algorithm>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using lint::TokenType;

namespace {

constexpr qint64 now = 1'800'000'000;

struct TokenRow
{
    const char *rule;
    const char *name;
    bool found;
    TokenType type;
    const char *header;
    const char *payload;
    void (*change)(lint::TokenSubject &) = nullptr;
};

constexpr const char *es = R"({"alg":"ES256"})";
constexpr const char *at = R"({"alg":"ES256","typ":"at+jwt"})";
using enum lint::TokenType;

/// found: the rule has something to say. The rows without it are the good and the boundary cases.
constexpr TokenRow rows[] = {
    {"alg-missing", "missing", true, Jwt, "{\"typ\":\"JWT\"}", "{}"},
    {"alg-missing", "there", false, Jwt, es, "{}"},
    {"alg-none", "none", true, Jwt, R"({"alg":"none"})", "{}"},
    {"alg-none", "NoNe (RFC 8725 2.1)", true, Jwt, R"({"alg":"NoNe"})", "{}"},
    {"alg-none", "ES256", false, Jwt, es, "{}"},
    {"alg-unknown", "lower case", true, Jwt, R"({"alg":"es256"})", "{}"},
    {"alg-unknown", "known", false, Jwt, es, "{}"},
    {"alg-deprecated", "EdDSA (RFC 9864)", true, Jwt, R"({"alg":"EdDSA"})", "{}"},
    {"alg-deprecated", "Ed25519", false, Jwt, R"({"alg":"Ed25519"})", "{}"},
    {"crit-malformed", "empty", true, Jwt, R"({"alg":"ES256","crit":[]})", "{}"},
    {"crit-malformed", "absent member", true, Jwt, R"({"alg":"ES256","crit":["exp"]})", "{}"},
    {"crit-malformed", "named", false, Jwt, R"({"alg":"ES256","crit":["exp"],"exp":1})", "{}"},
    {"crit-not-understood", "exp", true, Jwt, R"({"alg":"ES256","crit":["exp"],"exp":1})", "{}"},
    {"crit-not-understood", "b64", false, Jwt, R"({"alg":"ES256","crit":["b64"],"b64":true})", "{}"},
    {"b64-without-crit", "not critical", true, Jwt, R"({"alg":"ES256","b64":true})", "{}"},
    {"b64-without-crit", "critical", false, Jwt, R"({"alg":"ES256","crit":["b64"],"b64":true})", "{}"},
    {"typ-expected", "proof as JWT", true, DpopProof, R"({"alg":"ES256","typ":"JWT"})", "{}"},
    {"typ-expected", "long form", false, DpopProof, R"({"alg":"ES256","typ":"application/DPoP+jwt"})", "{}"},
    {"typ-expected", "guessed access token", false, AccessToken, es, "{}"},
    {"typ-confusion", "access token as ID token", true, IdToken, at, "{}",
     [](lint::TokenSubject &s) { s.typeOrigin = lint::TypeOrigin::Chosen; }},
    {"typ-confusion", "plain JWT as ID token", false, IdToken, R"({"alg":"ES256","typ":"JWT"})", "{}",
     [](lint::TokenSubject &s) { s.typeOrigin = lint::TypeOrigin::Chosen; }},

    {"cty-without-token", "claims", true, Jwt, R"({"alg":"ES256","cty":"JWT"})", "{}"},
    {"cty-without-token", "the long form", true, Jwt, R"({"alg":"ES256","cty":"application/jwt"})", "{}"},
    {"cty-without-token", "a token", false, Jwt, R"({"alg":"ES256","cty":"JWT"})",
     "eyJhbGciOiJub25lIn0.e30."},
    {"cty-without-token", "another cty", false, Jwt, R"({"alg":"ES256","cty":"json"})", "{}"},
    {"nested-without-cty", "a token", true, Jwt, es, "eyJhbGciOiJub25lIn0.e30."},
    {"nested-without-cty", "a token that is JSON", true, Jwt, es, R"({"payload":"e30","signature":"AAAA"})"},
    {"nested-without-cty", "said", false, Jwt, R"({"alg":"ES256","cty":"jwt"})", "eyJhbGciOiJub25lIn0.e30."},
    {"nested-without-cty", "claims that look like it", false, Jwt, es,
     R"({"payload":{},"signature":"AAAA"})"},

    {"header-jwk", "own key", true, Jwt, R"({"alg":"ES256","jwk":{}})", "{}"},
    {"header-jwk", "a proof's key", false, DpopProof, R"({"alg":"ES256","jwk":{}})", "{}"},
    {"header-x5c", "certificates", true, Jwt, R"({"alg":"ES256","x5c":[]})", "{}"},
    {"header-x5c", "thumbprint", false, Jwt, R"({"alg":"ES256","x5t":"a"})", "{}"},
    {"header-key-url", "jku", true, Jwt, R"({"alg":"ES256","jku":"https://a"})", "{}"},
    {"header-key-url", "x5u", true, Jwt, R"({"alg":"ES256","x5u":"https://a"})", "{}"},
    {"header-key-url", "none", false, Jwt, es, "{}"},
    {"kid-type", "number", true, Jwt, R"({"alg":"ES256","kid":1})", "{}"},
    {"kid-type", "string", false, Jwt, R"({"alg":"ES256","kid":"1"})", "{}"},
    {"kid-shape", "path", true, Jwt, R"({"alg":"HS256","kid":"../../dev/null"})", "{}"},
    {"kid-shape", "SQL", true, Jwt, R"({"alg":"HS256","kid":"a' UNION SELECT 'k"})", "{}"},
    {"kid-shape", "command", true, Jwt, R"({"alg":"HS256","kid":"k|whoami"})", "{}"},
    {"kid-shape", "URL", true, Jwt, R"({"alg":"HS256","kid":"https://a/k"})", "{}"},
    {"kid-shape", "base64", false, Jwt, R"({"alg":"HS256","kid":"aB3/x+Y="})", "{}"},
    {"kid-shape", "date", false, Jwt, R"({"alg":"HS256","kid":"2011-04-29"})", "{}"},

    {"time-expired", "at the second", true, Jwt, es, R"({"exp":1800000000})"},
    {"time-expired", "a second before", false, Jwt, es, R"({"exp":1800000001})"},
    {"time-expired", "within the leeway", false, Jwt, es, R"({"exp":1799999970})",
     [](lint::TokenSubject &s) { s.leeway = 60; }},
    {"time-not-yet-valid", "a second too early", true, Jwt, es, R"({"nbf":1800000001})"},
    {"time-not-yet-valid", "at the second", false, Jwt, es, R"({"nbf":1800000000})"},
    {"time-issued-in-future", "future", true, Jwt, es, R"({"iat":1800000001})"},
    {"time-issued-in-future", "now", false, Jwt, es, R"({"iat":1800000000})"},
    {"time-milliseconds", "milliseconds", true, Jwt, es, R"({"exp":1800000600000})"},
    {"time-milliseconds", "the year 5138", false, Jwt, es, R"({"exp":99999999999})"},
    {"time-string", "digits", true, Jwt, es, R"({"exp":"1800000600"})"},
    {"time-string", "a date", true, Jwt, es, R"({"exp":"2027-01-15T08:10:00Z"})"},
    {"time-string", "a number", false, Jwt, es, R"({"exp":1800000600})"},
    {"time-not-a-date", "true", true, Jwt, es, R"({"exp":true})"},
    {"time-not-a-date", "3.0 digits", false, Jwt, es, R"({"exp":1800000600.0})"},
    {"time-fraction", "fraction", true, Jwt, es, R"({"iat":1800000000.5})"},
    {"time-fraction", "whole", false, Jwt, es, R"({"iat":1800000000})"},
    {"time-order", "the same second", true, Jwt, es, R"({"iat":1800000000,"exp":1800000000})"},
    {"time-order", "a second later", false, Jwt, es, R"({"iat":1800000000,"exp":1800000001})"},
    {"time-long", "a day and a second", true, AccessToken, es, R"({"iat":1800000000,"exp":1800086401})"},
    {"time-long", "a day", false, AccessToken, es, R"({"iat":1800000000,"exp":1800086400})"},

    {"iss-missing", "missing", true, IdToken, es, R"({"sub":"a"})"},
    {"iss-missing", "not wanted", false, DpopProof, es, R"({"sub":"a"})"},
    {"sub-missing", "missing", true, IdToken, es, R"({"iss":"a"})"},
    {"sub-missing", "there", false, IdToken, es, R"({"sub":"a"})"},
    {"aud-missing", "missing", true, AccessToken, at, R"({"iss":"a"})"},
    {"aud-missing", "a guess", false, AccessToken, es, R"({"iss":"a"})"},
    {"exp-missing", "missing", true, IdToken, es, R"({"iss":"a"})"},
    {"exp-missing", "there", false, IdToken, es, R"({"exp":1800000600})"},
    {"iat-missing", "missing", true, DpopProof, es, R"({"htm":"GET"})"},
    {"iat-missing", "there", false, DpopProof, es, R"({"iat":1800000000})"},
    {"jti-missing", "missing", true, DpopProof, es, R"({"htm":"GET"})"},
    {"jti-missing", "not wanted", false, IdToken, es, R"({"iss":"a"})"},
    {"client-id-missing", "missing", true, AccessToken, at, R"({"iss":"a"})"},
    {"client-id-missing", "there", false, AccessToken, at, R"({"client_id":"a"})"},
    {"exp-absent", "absent", true, Jwt, es, R"({"iss":"a"})"},
    {"exp-absent", "there", false, Jwt, es, R"({"exp":1800000600})"},

    {"claim-type", "number", true, Jwt, es, R"({"sub":1})"},
    {"claim-type", "string", false, Jwt, es, R"({"sub":"1"})"},
    {"aud-type", "empty array", true, Jwt, es, R"({"aud":[]})"},
    {"aud-type", "number inside", true, Jwt, es, R"({"aud":["a",1]})"},
    {"aud-type", "array", false, Jwt, es, R"({"aud":["a"]})"},
    {"sub-length", "not ASCII", true, IdToken, es, R"({"sub":"é"})"},
    {"sub-length", "short", false, IdToken, es, R"({"sub":"a"})"},
    {"iss-expected", "a slash more", true, Jwt, es, R"({"iss":"https://a/"})",
     [](lint::TokenSubject &s) { s.expected.issuer = u"https://a"_s; }},
    {"iss-expected", "the same", false, Jwt, es, R"({"iss":"https://a"})",
     [](lint::TokenSubject &s) { s.expected.issuer = u"https://a"_s; }},
    {"aud-expected", "another", true, Jwt, es, R"({"aud":"b"})",
     [](lint::TokenSubject &s) { s.expected.audience = u"a"_s; }},
    {"aud-expected", "among others", false, Jwt, es, R"({"aud":["b","a"]})",
     [](lint::TokenSubject &s) { s.expected.audience = u"a"_s; }},
    {"nonce-expected", "absent", true, IdToken, es, R"({"sub":"b"})",
     [](lint::TokenSubject &s) { s.expected.nonce = u"n"_s; }},
    {"nonce-expected", "the same", false, IdToken, es, R"({"nonce":"n"})",
     [](lint::TokenSubject &s) { s.expected.nonce = u"n"_s; }},
    {"azp-expected", "another", true, IdToken, es, R"({"aud":"a","azp":"b"})",
     [](lint::TokenSubject &s) { s.expected.audience = u"a"_s; }},
    {"azp-expected", "the same", false, IdToken, es, R"({"azp":"a"})",
     [](lint::TokenSubject &s) { s.expected.audience = u"a"_s; }},
    // OpenID Connect Core 1.0 appendix A.3 and A.4: the access token, the code and their hashes.
    {"at-hash", "another token", true, IdToken, R"({"alg":"RS256"})",
     R"({"at_hash":"77QmUPtjPfzWtF2AnpK9RQ"})",
     [](lint::TokenSubject &s) { s.expected.accessToken = "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Z"; }},
    {"at-hash", "A.3", false, IdToken, R"({"alg":"RS256"})", R"({"at_hash":"77QmUPtjPfzWtF2AnpK9RQ"})",
     [](lint::TokenSubject &s) { s.expected.accessToken = "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y"; }},
    {"c-hash", "another code", true, IdToken, R"({"alg":"RS256"})", R"({"c_hash":"LDktKdoQak3Pk0cnXxCltA"})",
     [](lint::TokenSubject &s) {
         s.expected.code = "Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvl";
     }},
    {"c-hash", "A.4", false, IdToken, R"({"alg":"RS256"})", R"({"c_hash":"LDktKdoQak3Pk0cnXxCltA"})",
     [](lint::TokenSubject &s) {
         s.expected.code = "Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk";
     }},

    // The boundaries of the rules that have a number in them; tst_profiles has a bad case of every rule.
    {"proof-old", "five minutes and a second", true, DpopProof, es, R"({"iat":1799999699})"},
    {"proof-old", "five minutes", false, DpopProof, es, R"({"iat":1799999700})"},
    {"login-too-old", "a second too old", true, IdToken, es, R"({"auth_time":1799999939})",
     [](lint::TokenSubject &s) { s.expected.maxAge = 60; }},
    {"login-too-old", "just so old", false, IdToken, es, R"({"auth_time":1799999940})",
     [](lint::TokenSubject &s) { s.expected.maxAge = 60; }},
    {"login-too-old", "within the leeway", false, IdToken, es, R"({"auth_time":1799999930})",
     [](lint::TokenSubject &s) {
         s.expected.maxAge = 60;
         s.leeway = 10;
     }},
    {"payload-secret", "another spelling", true, Jwt, es, R"({"Client-Secret":"a"})"},
    {"payload-secret", "a key inside", true, Jwt, es, R"({"a":[{"b":{"kty":"oct","k":"AAAA"}}]})"},
    {"payload-secret", "a public key", false, Jwt, es, R"({"cnf":{"jwk":{"kty":"EC","crv":"P-256"}}})"},
    {"payload-secret", "empty", false, Jwt, es, R"({"password":""})"},
    {"payload-secret", "a longer name", false, Jwt, es, R"({"password_expires_at":1})"},
    {"payload-personal", "inside", true, AccessToken, es, R"({"user":{"phone_number":"1"}})"},
    {"payload-personal", "an ID token", false, IdToken, es, R"({"email":"a@b.example"})"},
    {"htu-form", "a path alone", true, DpopProof, es, R"({"htu":"/orders"})"},
    {"htu-form", "an address", false, DpopProof, es, R"({"htu":"https://rs.example/orders"})"},
    {"scope-form", "a backslash", true, AccessToken, es, R"({"scope":"a\\b"})"},
    {"scope-form", "words", false, AccessToken, es, R"({"scope":"a b"})"},

    {"header-duplicate", "twice", true, Jwt, R"({"alg":"ES256","alg":"none"})", "{}"},
    {"header-duplicate", "once", false, Jwt, es, "{}"},
    {"claim-duplicate", "twice", true, Jwt, es, R"({"sub":"a","\u0073ub":"b"})"},
    {"claim-duplicate", "in two objects", false, Jwt, es, R"({"sub":"a","act":{"sub":"b"}})"},
    {"name-deceptive", "zero width", true, Jwt, es, R"({"su\u200bb":"a"})"},
    {"name-deceptive", "accent", false, Jwt, es, R"({"é":"a"})"},
    {"value-deceptive", "turned round", true, Jwt, es, R"({"a":["x\u202ey"]})"},
    {"value-deceptive", "line break", false, Jwt, es, R"({"a":"x\ny"})"},
    {"payload-not-object", "array", true, IdToken, es, "[1]"},
    {"payload-not-object", "plain JWS", false, Jwt, es, "[1]"},
};

token::TokenDocument tokenOf(const char *header, const char *payload)
{
    return token::readToken(encoding::encodeBase64Url(header) + '.' + encoding::encodeBase64Url(payload) +
                            '.' + encoding::encodeBase64Url(QByteArray(64, 'x')));
}

} // namespace

Q_DECLARE_METATYPE(const TokenRow *)

class TestTokenRules : public QObject
{
    Q_OBJECT

private slots:
    void row_data()
    {
        QTest::addColumn<const TokenRow *>("row");
        for (const TokenRow &row : rows)
            QTest::addRow("%s: %s", row.rule, row.name) << &row;
    }
    void row()
    {
        QFETCH(const TokenRow *, row);
        const token::TokenDocument document = tokenOf(row->header, row->payload);
        lint::TokenSubject subject;
        subject.document = &document;
        subject.type = row->type;
        subject.now = now;
        if (row->change)
            row->change(subject);
        const auto findings = lint::checkToken(subject);
        const auto found = std::ranges::find(findings, QLatin1StringView(row->rule), &base::Finding::rule);
        QCOMPARE(found != findings.end(), row->found);
        if (row->found)
            QVERIFY(!found->message.isEmpty() && !found->spec.isEmpty());
    }
    void everyRuleHasAGoodAndABadRow()
    {
        QStringList missing;
        for (const lint::TokenRule &rule : lint::tokenRules()) {
            const auto isIts = [&rule](const TokenRow &row) {
                return rule.info.name() == QLatin1StringView(row.rule);
            };
            if (std::ranges::none_of(rows, isIts))
                continue; // it has a test of its own: see tests/meta/tst_rule_rows
            for (const bool found : {true, false}) {
                if (std::ranges::none_of(
                        rows, [&](const TokenRow &row) { return isIts(row) && row.found == found; }))
                    missing += rule.info.name();
            }
        }
        missing.removeDuplicates();
        QCOMPARE(missing.join(u' '), QString());
    }
    void aGoodTokenHasNoFinding_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("payload");
        QTest::newRow("RFC 9068 §3")
            << QByteArray(R"({"typ":"at+jwt","alg":"RS256","kid":"RjEwOwOA"})")
            << QByteArray(R"({"iss":"https://as.example/","sub":"5ba552d67","aud":"https://rs.example/",)"
                          R"("exp":1800003600,"iat":1799999900,"jti":"dbe39bf3a3ba4238a513f51d6e1691c4",)"
                          R"("client_id":"s6BhdRkqt3","scope":"openid profile"})");
        QTest::newRow("ID token")
            << QByteArray(R"({"alg":"RS256","kid":"1e9gdk7"})")
            << QByteArray(R"({"iss":"https://server.example.com","sub":"24400320","aud":"s6BhdRkqt3",)"
                          R"("nonce":"n-0S6_WzA2Mj","exp":1800000970,"iat":1799999970})");
        QTest::newRow("Keycloak access token")
            << QByteArray(
                   R"({"alg":"RS256","typ":"JWT","kid":"FJ86GcF3jTbNLOco4NvZkUCIUmfYCqoqtOQeMfbhNlE"})")
            << QByteArray(
                   R"({"exp":1800000300,"iat":1800000000,"jti":"a","iss":"https://kc.example/realms/a","typ":"Bearer",)"
                   R"("azp":"app","acr":"1","scope":"email profile","sub":"b"})");
    }
    void aGoodTokenHasNoFinding()
    {
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, payload);
        const token::TokenDocument document = tokenOf(header.constData(), payload.constData());
        lint::TokenSubject subject;
        subject.document = &document;
        subject.type = lint::detectTokenType(document);
        subject.now = now;
        for (const base::Finding &finding : lint::checkToken(subject))
            QFAIL(qPrintable(finding.rule + u": "_s + finding.message));
    }
    void aShortKeyIsNamed()
    {
        const token::TokenDocument document = tokenOf(R"({"alg":"HS256"})", "{}");
        for (const qsizetype bytes : {31, 32}) {
            jose::KeySet keys;
            keys.keys.push_back(jose::keyFromSecret(base::SecretBytes(QByteArray(bytes, 'k'))));
            std::vector<jose::SignatureVerdict> verdicts(1);
            verdicts[0].key = jose::KeyUsed{{}, keys.keys[0].thumbprint(), {}, {}};
            lint::TokenSubject subject;
            subject.document = &document;
            subject.now = now;
            subject.keys = &keys;
            subject.verdicts = &verdicts;
            const auto findings = lint::checkToken(subject);
            QCOMPARE(std::ranges::count(findings, "secret-short"_L1, &base::Finding::rule),
                     bytes < 32 ? 1 : 0);
            QCOMPARE(std::ranges::count(findings, "rsa-key-short"_L1, &base::Finding::rule), 0);
        }
    }
    void aFindingPointsIntoTheToken()
    {
        const token::TokenDocument document = tokenOf(es, R"({"exp":1})");
        lint::TokenSubject subject;
        subject.document = &document;
        subject.now = now;
        const auto findings = lint::checkToken(subject);
        QCOMPARE(findings.at(0).rule, "time-expired"_L1);
        QCOMPARE(findings.at(0).where, u"/payload/exp"_s);
        QVERIFY(findings.at(0).range.isValid());
    }
    void theTypeIsTold_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<QString>("type");
        const QByteArray plain = "{\"alg\":\"ES256\"}";
        QTest::newRow("at+jwt") << QByteArray("{\"alg\":\"ES256\",\"typ\":\"AT+JWT\"}") << QByteArray("{}")
                                << u"access-token"_s;
        QTest::newRow("dpop") << QByteArray("{\"alg\":\"ES256\",\"typ\":\"dpop+jwt\"}") << QByteArray("{}")
                              << u"dpop-proof"_s;
        QTest::newRow("nonce") << plain << QByteArray("{\"nonce\":\"a\",\"sub\":\"b\"}") << u"id-token"_s;
        QTest::newRow("scope") << plain << QByteArray("{\"scope\":\"a\",\"iss\":\"b\"}") << u"access-token"_s;
        QTest::newRow("logout")
            << plain << QByteArray("{\"events\":{\"http://schemas.openid.net/event/backchannel-logout\":{}}}")
            << u"logout-token"_s;
        QTest::newRow("event") << plain << QByteArray("{\"events\":{\"https://a\":{}}}")
                               << u"security-event"_s;
        QTest::newRow("assertion") << plain
                                   << QByteArray("{\"iss\":\"a\",\"sub\":\"a\",\"aud\":\"b\",\"exp\":1}")
                                   << u"client-assertion"_s;
        QTest::newRow("nothing") << plain << QByteArray("{\"iss\":\"joe\",\"exp\":1300819380}") << u"jwt"_s;
    }
    void theTypeIsTold()
    {
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, payload);
        QFETCH(QString, type);
        QCOMPARE(lint::tokenTypeName(lint::detectTokenType(tokenOf(header.constData(), payload.constData()))),
                 type);
    }
};

QTEST_GUILESS_MAIN(TestTokenRules)
#include "tst_token_rules.moc"
