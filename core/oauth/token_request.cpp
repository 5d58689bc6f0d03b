#include "core/oauth/token_request.h"

#include "core/encoding/base64url.h"
#include "core/oauth/form_parameters.h"
#include "core/oauth/grant_types.h"
#include "core/oauth/text.h"

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;
using encoding::FormPairs;

namespace {

void addScope(FormPairs &pairs, const QStringList &scope)
{
    if (!scope.isEmpty())
        pairs.push_back({"scope", scope.join(u' ').toUtf8()});
}

} // namespace

FormPairs authorizationCodeGrant(QByteArrayView code, QByteArrayView redirectUri, QByteArrayView verifier)
{
    FormPairs pairs{{"grant_type", "authorization_code"}, {"code", code.toByteArray()}};
    if (!redirectUri.isEmpty())
        pairs.push_back({"redirect_uri", redirectUri.toByteArray()});
    if (!verifier.isEmpty())
        pairs.push_back({"code_verifier", verifier.toByteArray()});
    return pairs;
}

FormPairs refreshTokenGrant(QByteArrayView refreshToken, const QStringList &scope)
{
    FormPairs pairs{{"grant_type", "refresh_token"}, {"refresh_token", refreshToken.toByteArray()}};
    addScope(pairs, scope);
    return pairs;
}

FormPairs clientCredentialsGrant(const QStringList &scope)
{
    FormPairs pairs{{"grant_type", "client_credentials"}};
    addScope(pairs, scope);
    return pairs;
}

FormPairs passwordGrant(QByteArrayView user, QByteArrayView password, const QStringList &scope)
{
    FormPairs pairs{
        {"grant_type", "password"}, {"username", user.toByteArray()}, {"password", password.toByteArray()}};
    addScope(pairs, scope);
    return pairs;
}

FormPairs deviceCodeGrant(QByteArrayView deviceCode)
{
    return {{"grant_type", grantTypeOf(Grant::DeviceCode).toByteArray()},
            {"device_code", deviceCode.toByteArray()}};
}

FormPairs cibaGrant(QByteArrayView authReqId)
{
    return {{"grant_type", grantTypeOf(Grant::Ciba).toByteArray()}, {"auth_req_id", authReqId.toByteArray()}};
}

FormPairs assertionGrant(Grant grant, const QByteArray &assertion, const QStringList &scope)
{
    const QByteArray text =
        grant == Grant::SamlBearer ? encoding::encodeBase64Url(assertion) : assertion.trimmed();
    FormPairs pairs{{"grant_type", grantTypeOf(grant).toByteArray()}, {"assertion", text}};
    addScope(pairs, scope);
    return pairs;
}

FormPairs tokenExchangeGrant(const TokenExchangeSettings &settings, QByteArrayView subjectToken,
                             QByteArrayView actorToken, const QStringList &scope)
{
    FormPairs pairs{{"grant_type", grantTypeOf(Grant::TokenExchange).toByteArray()}};
    const auto add = [&pairs](const char *name, const QByteArray &value) {
        if (!value.isEmpty())
            pairs.push_back({name, value});
    };
    const QByteArray ofAccessToken = "urn:ietf:params:oauth:token-type:access_token";
    const QByteArray subjectType = settings.subjectTokenType.toUtf8();
    for (const QString &audience : settings.audience)
        add("audience", audience.toUtf8());
    addScope(pairs, scope);
    add("requested_token_type", settings.requestedTokenType.toUtf8());
    add("subject_token", subjectToken.toByteArray());
    add("subject_token_type", subjectType.isEmpty() ? ofAccessToken : subjectType);
    add("actor_token", actorToken.toByteArray());
    add("actor_token_type", settings.actorTokenType.toUtf8());
    return pairs;
}

base::Result<http::Request> buildTokenRequest(const TokenRequest &request)
{
    if (request.endpoint.isEmpty())
        return base::Error{"token-endpoint-missing"_L1,
                           Text::tr("Neither the server's metadata nor the profile names a token endpoint."),
                           -1,
                           {base::Spec::Rfc8414, "2"}};
    FormPairs pairs = request.grant;
    for (const QString &resource : request.resource)
        pairs.push_back({"resource", resource.toUtf8()});
    return buildFormPost(request.endpoint, std::move(pairs), request.client, request.extra);
}

} // namespace claimcheck::oauth
