#pragma once

// Pairs of tokens and responses whose differences are known, to the last row. They are made here.

#include "tests/support/sd_jwt_maker.h"

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace claimcheck::test {

struct TokenPairCase
{
    const char *name;
    QByteArray a, b;
    /// Every row that is not the same: "[token: ]kind pointer[ reason][ seconds][ +added][ -removed]".
    QStringList rows;
    /// Every note: "side code[ pointer]".
    QStringList notes;
};

/// header.payload.signature; the signature fits no key.
inline QByteArray madeJwt(const QByteArray &payload,
                          const QByteArray &header = R"({"alg":"RS256","kid":"1"})",
                          const QByteArray &signature = "AAAA")
{
    return encoding::encodeBase64Url(header) + '.' + encoding::encodeBase64Url(payload) + '.' + signature;
}

inline QByteArray madeJwe(const QByteArray &header, const QByteArray &ciphertext)
{
    return encoding::encodeBase64Url(header) + "..AAAAAAAAAAAAAAAA." + ciphertext + ".AAAAAAAAAAAAAAAAAAAAAA";
}

/// The members in quotes as a response.
inline QByteArray tokenResponse(const QByteArray &access, const QByteArray &refresh, const QByteArray &id,
                                const QByteArray &others)
{
    return R"({"access_token":")" + access + R"(","refresh_token":")" + refresh + R"(","id_token":")" + id +
           R"(",)" + others + '}';
}

inline QByteArray refreshed(qint64 at, const QByteArray &jti, const QByteArray &refresh)
{
    const QByteArray times =
        R"("iat":)" + QByteArray::number(at) + R"(,"exp":)" + QByteArray::number(at + 900);
    return tokenResponse(
        madeJwt(R"({"iss":"https://as","sub":"u1","jti":")" + jti + R"(",)" + times + '}'), refresh,
        madeJwt(R"({"iss":"https://as","aud":"app","nonce":"n","at_hash":")" + jti + R"(",)" + times + '}'),
        R"("token_type":"Bearer","expires_in":900)");
}

inline QByteArray presentedSdJwt(const QList<QByteArray> &disclosed, const QByteArray &keyBinding = {})
{
    const QByteArray email = disclosure(R"(["s1","email","a@example.com"])");
    const QByteArray name = disclosure(R"(["s2","name","Ann"])");
    return unsignedSdJwt(R"({"iss":"https://as","_sd":[)" + quotedDigest(email) + ',' + quotedDigest(name) +
                             "]}",
                         disclosed) +
           keyBinding;
}

inline std::vector<TokenPairCase> damagedAndClosedPairs()
{
    const QByteArray whole =
        madeJwt(R"({"iss":"https://as","sub":"u2","groups":["a","b"],"exp":1700000900})");
    const QByteArray cut =
        madeJwt(R"({"iss":"https://as","sub":"u1","groups":["a","b"],"exp":1700000900})").first(95);
    const QByteArray keyBindingHeader = R"({"alg":"ES256","typ":"kb+jwt"})";
    const QByteArray email = disclosure(R"(["s1","email","a@example.com"])");
    const QByteArray name = disclosure(R"(["s2","name","Ann"])");
    const QByteArray inner1 = madeJwt(R"({"sub":"u1"})"), inner2 = madeJwt(R"({"sub":"u2"})");
    const QByteArray nesting = R"({"alg":"none","cty":"JWT"})";
    return {
        {"damaged",
         cut,
         whole,
         {QStringLiteral("changed /kind value"), QStringLiteral("changed /payload/sub value")},
         {QStringLiteral("a damaged"), QStringLiteral("a not-looked-for /payload")}},
        {"two encrypted",
         madeJwe(R"({"alg":"dir","enc":"A128GCM","kid":"1"})", "AAAA"),
         madeJwe(R"({"alg":"dir","enc":"A128GCM","kid":"2"})", "BBBB"),
         {QStringLiteral("changed /header/kid value"), QStringLiteral("changed /ciphertext value")},
         {QStringLiteral("both claims-not-readable /payload")}},
        {"JWT against encrypted JWT",
         madeJwt(R"({"sub":"u1"})", R"({"alg":"RS256"})"),
         madeJwe(R"({"alg":"dir","enc":"A128GCM"})", "AAAA"),
         {QStringLiteral("changed /kind value"), QStringLiteral("changed /header/alg value"),
          QStringLiteral("added /header/enc")},
         {QStringLiteral("b claims-not-readable /payload")}},
        {"JWT against opaque",
         madeJwt(R"({"sub":"u1"})"),
         "vDqzS3c7fWJx0mTn8bLr2aPkYt5hGu9eXoZi1QsRwCM",
         {QStringLiteral("changed /kind value")},
         {QStringLiteral("b claims-not-readable /payload")}},
        {"two opaque",
         "vDqzS3c7fWJx0mTn8bLr2aPkYt5hGu9eXoZi1QsRwCM",
         "2YotnFZFEjr1zCsicMWpAA",
         {QStringLiteral("changed /text value")},
         {QStringLiteral("both claims-not-readable /payload")}},
        {"two opaque of known formats",
         "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",
         "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",
         {QStringLiteral("changed /opaque/format value"), QStringLiteral("changed /text value")},
         {QStringLiteral("both claims-not-readable /payload")}},
        {"SD-JWT, one more disclosed",
         presentedSdJwt({name}),
         presentedSdJwt({name, email}),
         {QStringLiteral("added /payload/email")},
         {}},
        {"SD-JWT, key binding to another verifier",
         presentedSdJwt({name}, madeJwt(R"({"nonce":"1","aud":"https://v1","iat":1})", keyBindingHeader)),
         presentedSdJwt({name}, madeJwt(R"({"nonce":"2","aud":"https://v2","iat":9})", keyBindingHeader)),
         {QStringLiteral("changed /keyBinding/payload/nonce value"),
          QStringLiteral("changed /keyBinding/payload/aud words +https://v2 -https://v1"),
          QStringLiteral("set-aside /keyBinding/payload/iat time 8")},
         {}},
        {"nested JWT",
         madeJwt(inner1, nesting, {}),
         madeJwt(inner2, nesting, {}),
         {QStringLiteral("changed /nested/payload/sub value")},
         {}},
    };
}

inline std::vector<TokenPairCase> claimPairs()
{
    return {
        {"the same", madeJwt(R"({"sub":"u1"})"), madeJwt(R"({"sub":"u1"})"), {}, {}},
        {"members in another order",
         madeJwt(R"({"iss":"i","cnf":{"a":1,"b":[1]}})", R"({"alg":"RS256","kid":"1"})"),
         madeJwt(R"({ "cnf": {"b": [1], "a": 1}, "iss": "i" })", R"({"kid":"1","alg":"RS256"})"),
         {},
         {}},
        {"ID token against access token",
         madeJwt(R"({"iss":"i","sub":"u","aud":"app","nonce":"n","at_hash":"h","exp":10,"iat":1})",
                 R"({"alg":"RS256","typ":"JWT","kid":"1"})"),
         madeJwt(
             R"({"iss":"i","sub":"u","aud":["https://api"],"scope":"read","client_id":"app","exp":20,"iat":1})",
             R"({"alg":"RS256","typ":"at+jwt","kid":"1"})"),
         {QStringLiteral("changed /header/typ value"),
          QStringLiteral("changed /payload/aud words +https://api -app"),
          QStringLiteral("removed /payload/nonce"), QStringLiteral("removed /payload/at_hash"),
          QStringLiteral("set-aside /payload/exp time 10"), QStringLiteral("added /payload/scope"),
          QStringLiteral("added /payload/client_id")},
         {}},
        {"scope as a set",
         madeJwt(R"({"scope":"openid email orders:read"})"),
         madeJwt(R"({"scope":"orders:read openid profile"})"),
         {QStringLiteral("changed /payload/scope words +profile -email")},
         {}},
        {"scope in another order",
         madeJwt(R"({"scope":"a b"})"),
         madeJwt(R"({"scope":"b a"})"),
         {QStringLiteral("respelled /payload/scope set-form")},
         {}},
        {"aud as text and as array",
         madeJwt(R"({"aud":"https://api"})"),
         madeJwt(R"({"aud":["https://api"]})"),
         {QStringLiteral("respelled /payload/aud set-form")},
         {}},
        {"aud, one more",
         madeJwt(R"({"aud":"https://api"})"),
         madeJwt(R"({"aud":["https://b","https://api"]})"),
         {QStringLiteral("changed /payload/aud words +https://b")},
         {}},
        {"numbers",
         madeJwt(R"({"a":3.0,"b":1e3,"c":9007199254740993,"d":-0,"e":0.1,"f":1e400})"),
         madeJwt(R"({"a":3,"b":1000,"c":9007199254740992,"d":0,"e":0.10,"f":1e401})"),
         {QStringLiteral("respelled /payload/a number"), QStringLiteral("respelled /payload/b number"),
          QStringLiteral("changed /payload/c value"), QStringLiteral("respelled /payload/d number"),
          QStringLiteral("respelled /payload/e number"), QStringLiteral("changed /payload/f value")},
         {}},
        {"cnf inside",
         madeJwt(R"({"cnf":{"jkt":"k1","jwk":{"kty":"EC","x":"a","y":"b"}}})"),
         madeJwt(R"({"cnf":{"jkt":"k2","x5t#S256":"t","jwk":{"y":"b","kty":"EC","x":"c"}}})"),
         {QStringLiteral("changed /payload/cnf/jkt value"),
          QStringLiteral("changed /payload/cnf/jwk/x value"), QStringLiteral("added /payload/cnf/x5t#S256")},
         {}},
        // U+00E9 as an escape and as UTF-8; U+0065 U+0301 looks the same and is not.
        {"unicode",
         madeJwt(R"({"a":"caf\u00e9","b":"café","na\u006de":"x","c":"\ud800"})"),
         madeJwt("{\"a\":\"café\",\"b\":\"cafe\u0301\",\"name\":\"x\",\"c\":\"\\ud801\"}"),
         {QStringLiteral("respelled /payload/a escapes"), QStringLiteral("changed /payload/b value"),
          QStringLiteral("changed /payload/c value")},
         {}},
        {"duplicates",
         madeJwt(R"({"sub":"u1","x":1,"sub":"u2"})"),
         madeJwt(R"({"sub":"u2","x":1})"),
         {},
         {QStringLiteral("a duplicate-member /payload/sub")}},
        {"key rotation",
         madeJwt(R"({"sub":"u"})", R"({"alg":"RS256","kid":"2025","jwk":{"kty":"RSA","n":"a"}})"),
         madeJwt(R"({"sub":"u"})", R"({"alg":"ES256","kid":"2026","jwk":{"kty":"RSA","n":"b"}})"),
         {QStringLiteral("changed /header/alg value"), QStringLiteral("changed /header/kid value"),
          QStringLiteral("changed /header/jwk/n value")},
         {}},
        {"another signature over the same",
         madeJwt(R"({"sub":"u"})", R"({"alg":"ES256"})", "AAAA"),
         madeJwt(R"({"sub":"u"})", R"({"alg":"ES256"})", "AAAB"),
         {QStringLiteral("changed /signature value")},
         {}},
        {"arrays",
         madeJwt(
             R"({"list":[1,2],"groups":["a","b"],"authorization_details":[{"type":"x"}],"amr":["pwd"],"e":[]})"),
         madeJwt(R"({"list":[2,1],"groups":["b","c"],"authorization_details":[{"type":"y"},{"type":"z"}],)"
                 R"("amr":["pwd","otp"],"e":[]})"),
         {QStringLiteral("changed /payload/list order"),
          QStringLiteral("changed /payload/groups words +c -a"),
          QStringLiteral("changed /payload/authorization_details/0/type value"),
          QStringLiteral("added /payload/authorization_details/1"),
          QStringLiteral("changed /payload/amr words +otp")},
         {}},
        {"types",
         madeJwt(R"({"a":"8","b":null,"c":true,"d":{},"exp":100})"),
         madeJwt(R"({"a":8,"c":"true","d":[],"exp":"100"})"),
         {QStringLiteral("changed /payload/a type"), QStringLiteral("removed /payload/b"),
          QStringLiteral("changed /payload/c type"), QStringLiteral("changed /payload/d type"),
          QStringLiteral("set-aside /payload/exp type")},
         {}},
        {"exp gone is no matter of time",
         madeJwt(R"({"sub":"u","exp":100})"),
         madeJwt(R"({"sub":"u"})"),
         {QStringLiteral("removed /payload/exp")},
         {}},
        {"a name with slashes",
         madeJwt(R"({"https://x/roles":["a"],"~":1})"),
         madeJwt(R"({"https://x/roles":["b"],"~":2})"),
         {QStringLiteral("changed /payload/https:~1~1x~1roles value"),
          QStringLiteral("changed /payload/~0 value")},
         {}},
    };
}

inline std::vector<TokenPairCase> responsePairs()
{
    const QByteArray jwt = madeJwt(R"({"sub":"u1","scope":"a"})");
    return {
        {"before and after a refresh",
         refreshed(1700000000, "j1", "r1secret"),
         refreshed(1700000600, "j2", "r2secret"),
         {QStringLiteral("access_token: set-aside /payload/jti value"),
          QStringLiteral("access_token: set-aside /payload/iat time 600"),
          QStringLiteral("access_token: set-aside /payload/exp time 600"),
          QStringLiteral("refresh_token: changed /text value"),
          QStringLiteral("id_token: set-aside /payload/at_hash value"),
          QStringLiteral("id_token: set-aside /payload/iat time 600"),
          QStringLiteral("id_token: set-aside /payload/exp time 600")},
         {QStringLiteral("both claims-not-readable /payload")}},
        {"members of responses",
         R"({"access_token":"o1paque","expires_in":3600,"scope":"a b","token_type":"Bearer",)"
         R"("id_token":")" +
             jwt + R"("})",
         R"({"token_type":"bearer","scope":"b c","expires_in":900,"access_token":"o1paque","x":{"y":1}})",
         {QStringLiteral("changed /expires_in time -2700"), QStringLiteral("changed /scope words +c -a"),
          QStringLiteral("changed /token_type value"), QStringLiteral("removed /id_token"),
          QStringLiteral("added /x")},
         {}},
        {"opaque response against JWT response",
         R"({"access_token":"o1paque","expires_in":900})",
         R"({"access_token":")" + jwt + R"(","expires_in":900})",
         {QStringLiteral("access_token: changed /kind value")},
         {QStringLiteral("a claims-not-readable /payload")}},
        {"a token alone against a response",
         jwt,
         R"({"access_token":")" + madeJwt(R"({"sub":"u2","scope":"a"})") + R"(","expires_in":900})",
         {QStringLiteral("access_token: changed /payload/sub value")},
         {QStringLiteral("a members-not-compared")}},
        {"granted against refused",
         R"({"access_token":"o1paque","token_type":"Bearer"})",
         R"({"error":"invalid_grant"})",
         {QStringLiteral("removed /access_token"), QStringLiteral("removed /token_type"),
          QStringLiteral("added /error")},
         {}},
        {"a response that was cut",
         R"({"token_type":"Bearer","expires_in":900,"scope":"a b)",
         R"({"token_type":"DPoP","expires_in":900,"scope":"a b"})",
         {QStringLiteral("changed /token_type value")},
         {QStringLiteral("a damaged"), QStringLiteral("a not-looked-for")}},
    };
}

} // namespace claimcheck::test
