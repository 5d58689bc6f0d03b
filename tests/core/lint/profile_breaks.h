#pragma once

// For each rule on tokens, what breaks it in a token that is good otherwise.

#include "core/jose/key_set.h"
#include "tests/core/lint/profile_case.h"
#include "tests/support/vectors.h"

namespace claimcheck::test {

struct Break
{
    const char *rule;
    void (*apply)(ProfileCase &);
};

inline void useKey(ProfileCase &c, jose::Jwk key)
{
    jose::SignatureVerdict verdict;
    verdict.key = jose::KeyUsed{{}, key.thumbprint(), {}, {}};
    c.verdicts = {verdict};
    c.keys.keys = {std::move(key)};
}

inline void useShortRsaKey(ProfileCase &c)
{
    const auto keys =
        jose::readKeys(readFile(vectorPath(QStringLiteral("keys/rsa-1024-pkcs1-public.pem"))), {});
    if (keys)
        useKey(c, keys->keys.front());
}

inline void useCertificate(ProfileCase &c)
{
    const auto certificate =
        crypto::Certificate::fromPem(readFile(vectorPath(QStringLiteral("keys/ec-certificate.pem"))));
    if (certificate)
        c.header.set("x5c", "[\"" + certificate->der().toBase64() + "\"]");
    c.header.set("x5t", "\"AAAAAAAAAAAAAAAAAAAAAAAAAAA\"");
}

inline QByteArray boundAccessToken()
{
    return encoding::encodeBase64Url("{\"alg\":\"ES256\"}") + '.' +
           encoding::encodeBase64Url("{\"cnf\":{\"jkt\":\"" + QByteArray(43, 'A') + "\"}}") + ".c2ln";
}

inline void decrypted(ProfileCase &c, const QByteArray &header, const QByteArray &plaintext)
{
    c.jweHeader = header;
    c.plaintext = plaintext;
    c.decryption.emplace().overall.status = jose::DecryptionStatus::Decrypted;
    c.decryption->plaintext = plaintext;
}

/// What is inside is not JSON of claims: such a token is no SD-JWT.
inline void carry(ProfileCase &c, const QByteArray &text)
{
    c.payloadText = text;
    c.tilde = false;
}

#define BREAK(...) [](ProfileCase &c) { __VA_ARGS__; }

inline const Break breaks[] = {
    {"alg-missing", BREAK(c.header.remove("alg"))},
    {"alg-none", BREAK(c.header.set("alg", "\"nOnE\""))},
    {"alg-unknown", BREAK(c.header.set("alg", "\"es256\""))},
    {"alg-deprecated", BREAK(c.header.set("alg", "\"EdDSA\""))},
    {"crit-malformed", BREAK(c.header.set("crit", "[]"))},
    {"crit-not-understood", BREAK(c.header.set("crit", "[\"x\"]"); c.header.set("x", "1"))},
    {"b64-without-crit", BREAK(c.header.set("b64", "true"))},
    {"typ-expected", BREAK(c.header.set("typ", "\"JWT\""))},
    {"typ-confusion",
     BREAK(c.header.set("typ", c.type == lint::TokenType::LogoutToken ? "\"at+jwt\"" : "\"logout+jwt\""))},
    {"cty-without-token", BREAK(c.header.set("cty", "\"JWT\""))},
    {"nested-without-cty", BREAK(carry(c, "eyJhbGciOiJub25lIn0.e30."))},

    {"header-jwk", BREAK(c.header.set("jwk", caseKey))},
    {"header-x5c", BREAK(c.header.set("x5c", "[]"))},
    {"header-key-url", BREAK(c.header.set("jku", "\"https://keys.example\""))},
    {"kid-type", BREAK(c.header.set("kid", "1"))},
    {"kid-shape", BREAK(c.header.set("kid", "\"../../dev/null\""))},
    {"rsa-key-short", BREAK(useShortRsaKey(c))},
    {"secret-short", BREAK(c.header.set("alg", "\"HS256\"");
                           useKey(c, jose::keyFromSecret(base::SecretBytes(QByteArray(31, 'k')))))},
    {"x5t-mismatch", BREAK(useCertificate(c))},
    {"jkt-form", BREAK(c.payload.set("cnf", "{\"jkt\":\"AAAA\"}"))},
    {"jkt-other-key", BREAK(c.expected.accessToken = boundAccessToken())},

    {"time-expired", BREAK(c.payload.set("exp", "1800000000"))},
    {"time-not-yet-valid", BREAK(c.payload.set("nbf", "1800000001"))},
    {"time-issued-in-future", BREAK(c.payload.set("iat", "1800000001"))},
    {"time-milliseconds", BREAK(c.payload.set("exp", "1800000600000"))},
    {"time-string", BREAK(c.payload.set("exp", "\"1800000600\""))},
    {"time-not-a-date", BREAK(c.payload.set("exp", "true"))},
    {"time-fraction", BREAK(c.payload.set("iat", "1799999990.5"))},
    {"time-order", BREAK(c.payload.set("iat", "1799999990"); c.payload.set("exp", "1799999990"))},
    {"time-long", BREAK(c.payload.set("exp", "1900000000"))},

    {"iss-missing", BREAK(c.payload.remove("iss"))},
    {"sub-missing", BREAK(c.payload.remove("sub"))},
    {"aud-missing", BREAK(c.payload.remove("aud"))},
    {"exp-missing", BREAK(c.payload.remove("exp"))},
    {"iat-missing", BREAK(c.payload.remove("iat"))},
    {"jti-missing", BREAK(c.payload.remove("jti"))},
    {"client-id-missing", BREAK(c.payload.remove("client_id"))},
    {"exp-absent", BREAK(c.payload.remove("exp"))},
    {"iss-absent", BREAK(c.payload.remove("iss"))},
    {"aud-absent", BREAK(c.payload.remove("aud"))},
    {"nonce-missing", BREAK(c.payload.remove("nonce"))},
    {"sd-hash-missing", BREAK(c.payload.remove("sd_hash"))},
    {"htm-missing", BREAK(c.payload.remove("htm"))},
    {"htu-missing", BREAK(c.payload.remove("htu"))},
    {"events-missing", BREAK(c.payload.remove("events"))},
    {"introspection-missing", BREAK(c.payload.remove("token_introspection"))},
    {"request-client-missing", BREAK(c.payload.remove("client_id"))},

    {"claim-type", BREAK(c.payload.set("jti", "1"))},
    {"aud-type", BREAK(c.payload.set("aud", "[\"client-1\",1]"))},
    {"sub-length", BREAK(c.payload.set("sub", '"' + QByteArray(256, 'a') + '"'))},
    {"iss-expected", BREAK(c.expected.issuer = QStringLiteral("https://other.example"))},
    {"aud-expected", BREAK(c.expected.audience = QStringLiteral("client-2"))},
    {"nonce-expected", BREAK(c.expected.nonce = QStringLiteral("never-print-this-nonce-2"); c.tilde = false)},
    {"azp-expected", BREAK(c.payload.set("azp", "\"client-2\""))},
    {"at-hash", BREAK(c.expected.accessToken += '2')},
    {"c-hash", BREAK(c.expected.code += '2')},

    {"header-duplicate", BREAK(c.header.append("alg", "\"ES256\""))},
    {"claim-duplicate", BREAK(c.payload.append("x", "1"); c.payload.append("x", "2"))},
    {"name-deceptive", BREAK(c.payload.set("x\\u200b", "1"))},
    {"value-deceptive", BREAK(c.payload.set("x", "\"a\\u202eb\""))},
    {"payload-not-object", BREAK(carry(c, "[1]"))},

    {"vc-claim-disclosed", BREAK(c.disclose("exp", "1900000000", "eI8ZWm9QnKPpNPeNenHdhQ"))},
    {"vc-vct", BREAK(c.payload.remove("vct"))},
    {"vc-aka-vcts", BREAK(c.payload.set("aka_vcts", "[]"))},
    {"vc-typ-old", BREAK(c.header.set("typ", "\"vc+sd-jwt\""))},
    {"sd-jwt-validity-disclosed", BREAK(c.disclose("exp", "1800000060", "eI8ZWm9QnKPpNPeNenHdhQ"))},
    {"sd-jwt-salt-short", BREAK(c.disclose("x", "1", "eI8ZWm9QnKPpNPeNenHdh"))},
    {"sd-jwt-salt-repeated",
     BREAK(c.disclose("x", "1", "eI8ZWm9QnKPpNPeNenHdhQ"); c.disclose("y", "1", "eI8ZWm9QnKPpNPeNenHdhQ"))},
    {"sd-jwt-without-tilde", BREAK(c.payload.set("_sd", "[]"); c.tilde = false)},

    {"header-private-key", BREAK(c.header.set("jwk", "{\"kty\":\"oct\",\"k\":\"AAAA\"}"))},
    {"alg-key-mismatch", BREAK(c.header.set("alg", "\"ES384\""); c.header.set("jwk", caseKey))},
    {"key-confusion", BREAK(c.verdicts.resize(1);
                            c.verdicts[0].reason = jose::Reason{QLatin1StringView("key-confusion"), {}})},
    {"signature-zero", BREAK(c.signature = QByteArray(64, '\0'))},
    {"signature-stripped", BREAK(c.signature.clear())},

    {"p2c-large",
     BREAK(c.jweHeader = "{\"alg\":\"PBES2-HS256+A128KW\",\"enc\":\"A128GCM\",\"p2c\":2000001}")},
    {"p2c-small", BREAK(c.jweHeader = "{\"alg\":\"PBES2-HS256+A128KW\",\"enc\":\"A128GCM\",\"p2c\":999}")},
    {"zip-used", BREAK(c.jweHeader = "{\"alg\":\"dir\",\"enc\":\"A128GCM\",\"zip\":\"DEF\"}")},
    {"zip-bomb", BREAK(decrypted(c, "{\"alg\":\"dir\",\"enc\":\"A128GCM\",\"zip\":\"DEF\"}",
                                 '"' + QByteArray(300'000, 'a') + '"'))},
    {"nested-unsigned",
     BREAK(decrypted(c, "{\"alg\":\"RSA-OAEP\",\"enc\":\"A128GCM\"}", c.payload.toJson()))},

    {"payload-secret", BREAK(c.payload.set("clientSecret", "\"never-print-this-secret\""))},
    {"payload-personal", BREAK(c.payload.set("email", "\"never-print-this@example.org\""))},

    {"azp-missing", BREAK(c.payload.set("aud", "[\"client-1\",\"client-2\"]"); c.payload.remove("azp"))},
    {"auth-time-missing", BREAK(c.payload.remove("auth_time"))},
    {"login-too-old", BREAK(c.payload.set("auth_time", "1799996399"))},
    {"s-hash", BREAK(c.expected.state += u'2')},

    {"scope-form", BREAK(c.payload.set("scope", "[\"openid\"]"))},
    {"cnf-form", BREAK(c.payload.set("cnf", "\"key\""))},
    {"client-expected", BREAK(c.expected.clientId = QStringLiteral("client-2"))},

    {"htm-expected", BREAK(c.expected.method = QStringLiteral("GET"))},
    {"htu-expected", BREAK(c.expected.url = QStringLiteral("https://rs.example/order"))},
    {"htu-form", BREAK(c.payload.set("htu", "\"https://rs.example/orders?page=2\""))},
    {"ath-expected", BREAK(c.expected.accessToken += '2')},
    {"proof-old", BREAK(c.payload.set("iat", "1799999699"))},
    {"proof-key", BREAK(c.header.remove("jwk"))},
    {"proof-alg", BREAK(c.header.set("alg", "\"HS256\""))},

    {"assertion-subject", BREAK(c.payload.set("iss", "\"client-2\""))},
    {"assertion-client", BREAK(c.expected.clientId = QStringLiteral("client-2"))},
    {"assertion-jti", BREAK(c.payload.remove("jti"))},
    {"assertion-audiences",
     BREAK(c.payload.set("aud", "[\"https://as.example\",\"https://other.example\"]"))},
    {"request-response-type", BREAK(c.payload.remove("response_type"))},
    {"request-nested", BREAK(c.payload.set("request_uri", "\"https://client.example/request\""))},
    {"request-subject", BREAK(c.payload.set("sub", "\"client-1\""))},

    {"introspection-active", BREAK(c.payload.set("token_introspection", "{\"active\":\"true\"}"))},
    {"introspection-misuse", BREAK(c.payload.set("sub", "\"24400320\""))},
    {"response-empty", BREAK(c.payload.remove("code"))},
    {"state-expected", BREAK(c.expected.state += u'2')},

    {"events-form", BREAK(c.payload.set("events", "{}"))},
    {"logout-event", BREAK(c.payload.set("events", "{\"https://event.example\":{}}"))},
    {"logout-subject", BREAK(c.payload.remove("sub"))},
    {"logout-nonce", BREAK(c.payload.set("nonce", caseString(caseNonce)))},
    {"event-expiry", BREAK(c.payload.set("exp", "1800000600"))},
};

#undef BREAK

} // namespace claimcheck::test
