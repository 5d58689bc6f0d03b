#pragma once

// A token of each kind that holds every rule, to be broken one rule at a time.

#include "core/crypto/digest.h"
#include "core/encoding/base64url.h"
#include "core/lint/token_hash.h"
#include "core/lint/token_runner.h"
#include "core/lint/token_subject.h"

namespace claimcheck::test {

constexpr qint64 caseNow = 1'800'000'000;

/// JSON members in order, of which a name may stand twice.
class Members
{
public:
    Members() = default;
    Members(std::initializer_list<std::pair<QByteArray, QByteArray>> list) : m_list(list) {}

    void append(const QByteArray &name, const QByteArray &json) { m_list.emplaceBack(name, json); }
    void set(const QByteArray &name, const QByteArray &json)
    {
        remove(name);
        append(name, json);
    }
    void remove(const QByteArray &name)
    {
        m_list.removeIf([&](const auto &member) { return member.first == name; });
    }
    QByteArray toJson() const
    {
        QByteArrayList parts;
        for (const auto &[name, json] : m_list)
            parts += '"' + name + "\":" + json;
        return '{' + parts.join(',') + '}';
    }

private:
    QList<std::pair<QByteArray, QByteArray>> m_list;
};

struct ProfileCase
{
    lint::TokenType type = lint::TokenType::Jwt;
    Members header, payload;
    QByteArrayList digests, disclosures;
    bool tilde = false; ///< an SD-JWT
    QByteArray signature = QByteArray(64, 'x');
    QByteArray payloadText = {}; ///< in place of payload
    QByteArray jweHeader = {};   ///< an encrypted token with this header, in place of a signed one
    std::optional<QByteArray> plaintext = {}; ///< what it was decrypted to
    lint::TokenExpectations expected = {};
    jose::KeySet keys = {};
    std::vector<jose::SignatureVerdict> verdicts = {};
    std::optional<jose::Decryption> decryption = {};

    /// A claim that is disclosed selectively.
    void disclose(const QByteArray &name, const QByteArray &json, const QByteArray &salt)
    {
        const QByteArray text = encoding::encodeBase64Url("[\"" + salt + "\",\"" + name + "\"," + json + ']');
        disclosures += text;
        digests += '"' + encoding::encodeBase64Url(crypto::digestOf(crypto::Digest::Sha256, text)) + '"';
        payload.remove(name);
        payload.set("_sd", '[' + digests.join(',') + ']');
        tilde = true;
    }

    token::TokenDocument document() const
    {
        using encoding::encodeBase64Url;
        if (!jweHeader.isEmpty()) {
            const auto encrypted = token::readToken(encodeBase64Url(jweHeader) +
                                                    ".AAAA.AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA");
            return plaintext ? encrypted.decrypted(*plaintext) : encrypted;
        }
        const QByteArray body = payloadText.isEmpty() ? payload.toJson() : payloadText;
        QByteArray text =
            encodeBase64Url(header.toJson()) + '.' + encodeBase64Url(body) + '.' + encodeBase64Url(signature);
        if (tilde)
            text += '~' + (disclosures.isEmpty() ? QByteArray() : disclosures.join('~') + '~');
        return token::readToken(text);
    }

    std::vector<base::Finding> findings() const
    {
        const token::TokenDocument token = document();
        lint::TokenSubject subject;
        subject.document = &token;
        subject.type = type;
        subject.typeOrigin = lint::TypeOrigin::Chosen;
        subject.now = caseNow;
        subject.expected = expected;
        subject.keys = keys.keys.empty() ? nullptr : &keys;
        subject.verdicts = verdicts.empty() ? nullptr : &verdicts;
        subject.decryption = decryption ? &*decryption : nullptr;
        return lint::checkToken(subject);
    }
};

/// RFC 7515 A.3.
inline const QByteArray caseKey = QByteArrayLiteral(
    "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\","
    "\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\"}");

// What no finding may repeat.
inline const QByteArray caseAccessToken = QByteArrayLiteral("never-print-this-access-token");
inline const QByteArray caseCode = QByteArrayLiteral("never-print-this-code");
inline const QString caseState = QStringLiteral("never-print-this-state");
inline const QString caseNonce = QStringLiteral("never-print-this-nonce");

inline QByteArray caseHash(const QByteArray &value)
{
    return '"' + lint::tokenHash("ES256", value) + '"';
}

inline QByteArray caseString(const QString &text)
{
    return '"' + text.toUtf8() + '"';
}

inline ProfileCase goodIdToken()
{
    ProfileCase good;
    good.payload = {{"iss", "\"https://as.example\""},
                    {"sub", "\"24400320\""},
                    {"aud", "\"client-1\""},
                    {"azp", "\"client-1\""},
                    {"exp", "1800000600"},
                    {"iat", "1799999990"},
                    {"auth_time", "1799999980"},
                    {"nonce", caseString(caseNonce)},
                    {"at_hash", caseHash(caseAccessToken)},
                    {"c_hash", caseHash(caseCode)},
                    {"s_hash", caseHash(caseState.toUtf8())}};
    good.header.set("typ", "\"JWT\"");
    good.expected = {.issuer = QStringLiteral("https://as.example"),
                     .audience = QStringLiteral("client-1"),
                     .nonce = caseNonce,
                     .accessToken = caseAccessToken,
                     .code = caseCode,
                     .state = caseState,
                     .clientId = QStringLiteral("client-1"),
                     .maxAge = 3600};
    return good;
}

inline ProfileCase goodAccessToken()
{
    ProfileCase good;
    good.header.set("typ", "\"at+jwt\"");
    good.payload = {{"iss", "\"https://as.example\""},
                    {"sub", "\"5ba552d67\""},
                    {"aud", "\"https://rs.example/\""},
                    {"client_id", "\"client-1\""},
                    {"scope", "\"openid orders:read\""},
                    {"exp", "1800003600"},
                    {"iat", "1799999990"},
                    {"jti", "\"dbe39bf3\""}};
    good.expected.issuer = QStringLiteral("https://as.example");
    good.expected.audience = QStringLiteral("https://rs.example/");
    good.expected.clientId = QStringLiteral("client-1");
    return good;
}

inline ProfileCase goodProof()
{
    const QByteArray ath =
        encoding::encodeBase64Url(crypto::digestOf(crypto::Digest::Sha256, caseAccessToken));
    ProfileCase good;
    good.header = {{"typ", "\"dpop+jwt\""}, {"jwk", caseKey}};
    good.payload = {{"jti", "\"e1j3V_bKic8\""},
                    {"htm", "\"POST\""},
                    {"htu", "\"https://rs.example/orders\""},
                    {"iat", "1799999990"},
                    {"nonce", caseString(caseNonce)},
                    {"ath", '"' + ath + '"'}};
    good.expected.nonce = caseNonce;
    good.expected.accessToken = caseAccessToken;
    good.expected.method = QStringLiteral("POST");
    good.expected.url = QStringLiteral("https://RS.example:443/orders?page=2");
    return good;
}

inline ProfileCase goodAssertion()
{
    ProfileCase good;
    good.header.set("typ", "\"client-authentication+jwt\"");
    good.payload = {{"iss", "\"client-1\""}, {"sub", "\"client-1\""}, {"aud", "\"https://as.example\""},
                    {"exp", "1800000060"},   {"iat", "1799999990"},   {"jti", "\"a1\""}};
    good.expected.issuer = QStringLiteral("client-1");
    good.expected.audience = QStringLiteral("https://as.example");
    good.expected.clientId = QStringLiteral("client-1");
    return good;
}

inline ProfileCase goodRequest()
{
    ProfileCase good;
    good.header.set("typ", "\"oauth-authz-req+jwt\"");
    good.payload = {{"iss", "\"client-1\""},
                    {"aud", "\"https://as.example\""},
                    {"client_id", "\"client-1\""},
                    {"response_type", "\"code\""},
                    {"scope", "\"openid\""},
                    {"redirect_uri", "\"https://client.example/callback\""},
                    {"state", caseString(caseState)},
                    {"nonce", caseString(caseNonce)},
                    {"exp", "1800000060"},
                    {"iat", "1799999990"}};
    good.expected.nonce = caseNonce;
    good.expected.clientId = QStringLiteral("client-1");
    return good;
}

/// Of the authorization server, with these claims beside its usual ones.
inline ProfileCase goodServerToken(const QByteArray &typ,
                                   std::initializer_list<std::pair<QByteArray, QByteArray>> more)
{
    ProfileCase good;
    good.header.set("typ", '"' + typ + '"');
    good.payload = {{"iss", "\"https://as.example\""}, {"aud", "\"client-1\""}, {"iat", "1799999990"}};
    for (const auto &[name, json] : more)
        good.payload.set(name, json);
    good.expected.issuer = QStringLiteral("https://as.example");
    good.expected.audience = QStringLiteral("client-1");
    return good;
}

inline ProfileCase goodCredential()
{
    ProfileCase good;
    good.header.set("typ", "\"dc+sd-jwt\"");
    good.payload = {{"iss", "\"https://issuer.example\""},
                    {"vct", "\"https://credentials.example/identity\""},
                    {"iat", "1799999990"},
                    {"exp", "1900000000"},
                    {"cnf", "{\"jwk\":" + caseKey + '}'}};
    good.disclose("given_name", "\"Erika\"", "6Ij7tM-a5iVPGboS5tmvVA");
    return good;
}

inline ProfileCase goodKeyBinding()
{
    ProfileCase good;
    good.header.set("typ", "\"kb+jwt\"");
    good.payload = {{"aud", "\"https://verifier.example\""},
                    {"nonce", caseString(caseNonce)},
                    {"iat", "1799999990"},
                    {"sd_hash", "\"0_Af-2B-EhLWX5ydh_w2xzwmO6iM66B_2QCEaI4h6pk\""}};
    good.expected.audience = QStringLiteral("https://verifier.example");
    good.expected.nonce = caseNonce;
    return good;
}

inline ProfileCase goodJwt()
{
    ProfileCase good = goodServerToken("JWT", {{"sub", "\"joe\""}, {"exp", "1800000600"}});
    good.expected = {};
    return good;
}

inline ProfileCase goodCase(lint::TokenType type)
{
    using enum lint::TokenType;
    const auto make = [type] {
        switch (type) {
        case Jwt: return goodJwt();
        case AccessToken: return goodAccessToken();
        case IdToken: return goodIdToken();
        case DpopProof: return goodProof();
        case LogoutToken:
            return goodServerToken(
                "logout+jwt", {{"sub", "\"24400320\""},
                               {"exp", "1800000060"},
                               {"jti", "\"bWJq\""},
                               {"events", "{\"http://schemas.openid.net/event/backchannel-logout\":{}}"}});
        case ClientAssertion: return goodAssertion();
        case RequestObject: return goodRequest();
        case IntrospectionResponse:
            return goodServerToken("token-introspection+jwt", {{"token_introspection", "{\"active\":true}"}});
        case AuthorizationResponse: {
            ProfileCase good = goodServerToken(
                "JWT",
                {{"exp", "1800000060"}, {"code", '"' + caseCode + '"'}, {"state", caseString(caseState)}});
            good.expected.state = caseState;
            return good;
        }
        case SdJwtVc: return goodCredential();
        case KeyBinding: return goodKeyBinding();
        case SecurityEvent: break;
        }
        return goodServerToken("secevent+jwt",
                               {{"jti", "\"756E69\""},
                                {"events", "{\"https://schemas.openid.net/secevent/caep/event-type/"
                                           "session-revoked\":{}}"}});
    };
    ProfileCase good = make();
    good.type = type;
    good.header.set("alg", "\"ES256\"");
    return good;
}

} // namespace claimcheck::test
