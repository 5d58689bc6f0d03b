#pragma once

#include "core/encoding/base64url.h"
#include "core/jose/sign.h"
#include "core/lint/message_runner.h"
#include "core/lint/token_hash.h"
#include "core/oauth/pkce.h"

#include <algorithm>
#include <functional>

namespace claimcheck::test {

using lint::MessageKind;

/// A good run of the code flow with all that can follow it, as texts. A row of a test spoils one of them.
struct RunBench
{
    oauth::Profile profile;
    QByteArray metadataUrl = "https://op.example/.well-known/openid-configuration";
    QByteArray metadata =
        R"({"issuer":"https://op.example","authorization_endpoint":"https://op.example/auth","token_endpoint":"https://op.example/token",)"
        R"("jwks_uri":"https://op.example/jwks","response_types_supported":["code"],"subject_types_supported":["public"],)"
        R"("id_token_signing_alg_values_supported":["RS256","ES256"],"code_challenge_methods_supported":["S256"],)"
        R"("authorization_response_iss_parameter_supported":true,"token_endpoint_auth_signing_alg_values_supported":["ES256"]})";
    QByteArray authorizationUrl =
        "https://op.example/"
        "auth?response_type=code&client_id=app&redirect_uri=http%3A%2F%2F127.0.0.1%3A5000%2Fcallback"
        "&scope=openid%20profile&state=s-4vMQzX0pLk&nonce=n-7hTgB2&code_challenge="
        "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
        "&code_challenge_method=S256"; // the challenge of RFC 7636 appendix B
    QByteArray callbackMethod = "GET";
    QByteArray callbackUrl =
        "http://127.0.0.1:5000/"
        "callback?code=Qx7RdKp2vTnWz9LbYc4HsMgJ6fEa&state=s-4vMQzX0pLk&iss=https%3A%2F%2Fop.example";
    QByteArray tokenForm = "grant_type=authorization_code&code=Qx7RdKp2vTnWz9LbYc4HsMgJ6fEa"
                           "&redirect_uri=http%3A%2F%2F127.0.0.1%3A5000%2Fcallback"
                           "&code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk&client_id=app";
    QByteArray tokenBody =
        R"({"access_token":"%AT%","token_type":"Bearer","expires_in":600,"refresh_token":"r1","id_token":"%ID%",)"
        R"("scope":"openid profile"})";
    QByteArray idHeader = R"({"alg":"ES256","kid":"k1"})";
    QByteArray idClaims =
        R"({"iss":"https://op.example","sub":"alice","aud":"app","exp":1800000600,"iat":1800000000,)"
        R"("auth_time":1800000000,"nonce":"n-7hTgB2","at_hash":"%HASH%"})";
    QByteArray accessHeader = R"({"alg":"ES256","kid":"k1","typ":"at+jwt"})";
    QByteArray accessClaims =
        R"({"iss":"https://op.example","sub":"alice","aud":"https://api.example","client_id":"app",)"
        R"("exp":1800000600,"iat":1800000000,"jti":"j1","scope":"openid profile"})";
    QByteArray keys = R"({"keys":[%KEY%]})";
    QByteArray userInfo = R"({"sub":"alice","name":"Alice"})";
    QByteArray introspection =
        R"({"active":true,"sub":"alice","client_id":"app","exp":1800000600,"scope":"openid profile"})";
    QByteArray refreshForm = "grant_type=refresh_token&refresh_token=r1&client_id=app";
    QByteArray refreshBody =
        R"({"access_token":"%AT%","token_type":"Bearer","expires_in":600,"refresh_token":"r2","id_token":"%ID2%"})";
    QByteArray secondIdClaims;              ///< empty: as the first
    std::function<void(lint::Run &)> after; ///< last changes, on the run itself

    RunBench()
    {
        profile.issuer = QStringLiteral("https://op.example");
        profile.client.id = QStringLiteral("app");
        profile.scope = {QStringLiteral("openid"), QStringLiteral("profile")};
    }

    static const jose::Jwk &key()
    {
        static const jose::Jwk made = jose::generateJwk("ES256", QStringLiteral("k1")).value();
        return made;
    }

    static QByteArray sign(const QByteArray &header, const QByteArray &claims)
    {
        const auto signedText = jose::signCompact(header, claims, key());
        return signedText.ok()
                   ? *signedText
                   : encoding::encodeBase64Url(header) + '.' + encoding::encodeBase64Url(claims) + '.';
    }

    [[nodiscard]] lint::Run build() const
    {
        const QByteArray access = sign(accessHeader, accessClaims);
        const auto identity = [&](QByteArray claims) {
            return sign(idHeader, claims.replace("%HASH%", lint::tokenHash("ES256", access)));
        };
        const auto filled = [&](QByteArray body) {
            return body.replace("%AT%", access)
                .replace("%ID%", identity(idClaims))
                .replace("%ID2%", identity(secondIdClaims.isEmpty() ? idClaims : secondIdClaims))
                .replace("%KEY%", key().toJson());
        };
        lint::Run run;
        run.ruleProfile = lint::RuleProfile::OpenIdConnect;
        run.profile = profile;
        run.now = 1'800'000'010;
        run.metadata = oauth::readMetadataObject(metadata).valueOr({}).value;
        run.issuerKeys = jose::readKeys(filled(R"({"keys":[%KEY%]})"), QStringLiteral("jwks")).value();
        add(run, MessageKind::Metadata, "GET", metadataUrl, {}, filled(metadata));
        add(run, MessageKind::AuthorizationRequest, "GET", authorizationUrl, {}, {});
        run.messages.back().response.reset();
        add(run, MessageKind::AuthorizationResponse, callbackMethod, callbackUrl, {}, {});
        add(run, MessageKind::Token, "POST", "https://op.example/token", tokenForm, filled(tokenBody));
        add(run, MessageKind::Jwks, "GET", "https://op.example/jwks", {}, filled(keys));
        add(run, MessageKind::UserInfo, "GET", "https://op.example/me", {}, userInfo);
        run.messages.back().request.headers.append("Authorization", "Bearer " + access);
        add(run, MessageKind::ApiCall, "GET", "https://api.example/orders", {}, "{}");
        run.messages.back().request.headers.append("Authorization", "Bearer " + access);
        add(run, MessageKind::Introspection, "POST", "https://op.example/introspect", "token=" + access,
            introspection);
        run.messages.back().request.headers.append("Authorization", "Basic YXBwOnNlY3JldA==");
        add(run, MessageKind::Refresh, "POST", "https://op.example/token", refreshForm, filled(refreshBody));
        add(run, MessageKind::Revocation, "POST", "https://op.example/revoke", "token=r2", {});
        if (after)
            after(run);
        return run;
    }

    static void add(lint::Run &run, MessageKind kind, QByteArray method, QByteArray url, QByteArray form,
                    QByteArray body)
    {
        lint::ObservedMessage message;
        message.number = int(run.messages.size()) + 1;
        message.kind = kind;
        message.request = {std::move(method), std::move(url), {}, form};
        if (!form.isEmpty())
            message.request.headers.append("Content-Type", "application/x-www-form-urlencoded");
        message.response = http::Response{
            200, "OK", {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}}, body};
        run.messages.push_back(std::move(message));
    }
};

/// The first message of that kind, to be changed.
inline lint::ObservedMessage &messageOf(lint::Run &run, MessageKind kind)
{
    return *std::ranges::find(run.messages, kind, &lint::ObservedMessage::kind);
}

inline void swap(QByteArray &text, QByteArrayView from, QByteArrayView to)
{
    Q_ASSERT_X(text.contains(from), "swap", from.data());
    text.replace(from, to);
}

} // namespace claimcheck::test
