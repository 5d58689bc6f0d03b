#include "core/oauth/token_request.h"

#include "core/oauth/form_parameters.h"
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
