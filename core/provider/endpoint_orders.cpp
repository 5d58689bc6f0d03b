#include "core/jose/verify.h"
#include "core/provider/endpoints.h"
#include "core/provider/forged_tokens.h"
#include "core/provider/proofs.h"
#include "core/provider/resources.h"
#include "core/provider/token_factory.h"

#include <algorithm>

namespace claimcheck::provider {

using namespace Qt::StringLiterals;
using encoding::JsonValue;

namespace {

/// What the API found in an access token.
struct Access
{
    QStringList scope;
    QString subject;
    Binding binding;
    QByteArray acr;
    std::optional<Refusal> refusal;
};

Access invalidToken(QLatin1StringView why)
{
    return {{}, {}, {}, {}, Refusal{"invalid_token"_L1, why}};
}

bool isForApi(const AuthorizationServer &server, const QStringList &audience)
{
    return std::ranges::any_of(audience,
                               [&server](const QString &each) { return isResource(server.issuer, each); });
}

QStringList audienceOf(JsonValue aud)
{
    QStringList list;
    if (aud.isString())
        list.append(aud.toString());
    for (const JsonValue element : aud.elements())
        list.append(element.toString());
    return list;
}

/// RFC 9068 §4. Nothing but the token and the keys is looked at: a revoked JWT is good until it expires.
Access readJwt(AuthorizationServer &server, const QByteArray &text)
{
    const base::Result<jose::ParsedJws> jws = jose::parseJws(text);
    const base::Result<jose::KeySet> keys = jose::readKeys(server.keys.toJson(server.now()), server.issuer);
    const std::optional<jose::VerifiedJws> verified =
        jws && keys ? jose::VerifiedJws::verify(*jws, *keys) : std::nullopt;
    if (!jws || (!verified && !takesForged(server, *jws)))
        return invalidToken("the access token's signature is not valid"_L1);
    const bool anyKind = server.lets(Leniency::AnyTokenKind);
    if (!anyKind && jws->signatures.front().header["typ"_L1].toString().toLower() != "at+jwt"_L1)
        return invalidToken("the token is not an access token"_L1);
    const encoding::JsonDocument claims = encoding::JsonDocument::parse(jws->payload).valueOr({});
    if (claims["iss"_L1].toString() != server.issuer)
        return invalidToken("the access token is from another issuer"_L1);
    if (!anyKind && !isForApi(server, audienceOf(claims["aud"_L1])))
        return invalidToken("the access token is for another audience"_L1);
    if (claims["exp"_L1].toInteger().value_or(0) <= server.now() && !server.lets(Leniency::AnyExpiry))
        return invalidToken("the access token expired"_L1);
    const QString scope = anyKind ? u"orders:read"_s : claims["scope"_L1].toString();
    return {scope.split(u' ', Qt::SkipEmptyParts),
            claims["sub"_L1].toString(),
            {claims["cnf"_L1]["jkt"_L1].toUtf8(), claims["cnf"_L1]["x5t#S256"_L1].toUtf8()},
            claims["acr"_L1].toUtf8(),
            std::nullopt};
}

/// What an API would learn by introspection.
Access readOpaque(AuthorizationServer &server, const QByteArray &text)
{
    const AccessToken *token = activeAccessToken(server, text);
    if (!token)
        return invalidToken("the access token is unknown, expired or revoked"_L1);
    if (!isForApi(server, token->audience))
        return invalidToken("the access token is for another audience"_L1);
    return {token->scope,
            token->authorization->subject,
            {token->proofKey, token->certificate},
            token->authorization->acr,
            std::nullopt};
}

http::Response refuse(const AuthorizationServer &server, const http::Request &request, const Refusal &refusal)
{
    http::Response response = tokenRefusal(server, request, refusal, u"orders:read"_s);
    const QByteArray metadata = server.issuer.toUtf8() + "/.well-known/oauth-protected-resource/api";
    response.headers.set("WWW-Authenticate", response.headers.value("WWW-Authenticate") +
                                                 ", resource_metadata=\"" + metadata + '"'); // RFC 9728 §5.1
    return response;
}

/// RFC 9470 §3: money wants a stronger sign-in than a look at the orders.
http::Response askForStepUp(const AuthorizationServer &server, const http::Request &request)
{
    http::Response response =
        refuse(server, request,
               {"insufficient_user_authentication"_L1, "a stronger sign-in is needed for payments"_L1});
    response.headers.set("WWW-Authenticate",
                         response.headers.value("WWW-Authenticate") + ", acr_values=\"2\", max_age=\"300\"");
    return response;
}

} // namespace

http::Response ordersEndpoint(AuthorizationServer &server, const http::Request &request)
{
    const Presented presented = presentedToken(request, BodyToken::Refused);
    const bool isAnybody = presented.refusal && server.lets(Leniency::AnyCaller);
    if (presented.refusal && !isAnybody)
        return refuse(server, request, *presented.refusal);
    const bool isJwt = presented.token.count('.') == 2;
    const Access access = isAnybody ? Access{{u"orders:read"_s}, {}, {}, {}, {}}
                          : isJwt   ? readJwt(server, presented.token)
                                    : readOpaque(server, presented.token);
    if (access.refusal)
        return refuse(server, request, *access.refusal);
    if (const auto refusal = checkBinding(server, request, presented, access.binding))
        return refuse(server, request, *refusal);
    if (!access.scope.contains("orders:read"_L1))
        return refuse(server, request, {"insufficient_scope"_L1, "orders:read is needed"_L1});
    if (request.path() == "/api/payments" && access.acr != "2")
        return askForStepUp(server, request);
    Members members;
    members.set("customer"_L1, access.subject);
    members.setRaw("orders"_L1,
                   R"([{"id":1001,"item":"Fountain pen","price":"24.50 EUR","status":"sent"},)"
                   R"({"id":1002,"item":"Ink, blue-black","price":"11.90 EUR","status":"packed"}])");
    return jsonResponse(server, Part::Api, members);
}

} // namespace claimcheck::provider
