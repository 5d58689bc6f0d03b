#include "core/oauth/authorization_request.h"

#include "core/oauth/form_parameters.h"
#include "core/oauth/grant_types.h"
#include "core/oauth/text.h"

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;
using encoding::FormPair;
using encoding::FormPairs;

namespace {

constexpr qsizetype freshTextLength = 32; ///< 192 bits; RFC 6749 §10.10 asks for 128 at least

FormPairs requestParameters(const Profile &profile, const RunValues &run)
{
    const QByteArray responseType = responseTypeOf(profile);
    FormPairs pairs{{"response_type", responseType}, {"client_id", profile.client.id.toUtf8()}};
    const auto add = [&pairs](const char *name, const QByteArray &value) {
        if (!value.isEmpty())
            pairs.push_back({name, value});
    };
    add("redirect_uri", run.redirectUri);
    add("scope", profile.scope.join(u' ').toUtf8());
    for (const QString &resource : profile.resource)
        add("resource", resource.toUtf8());
    add("response_mode", profile.responseMode.toUtf8());
    add("state", run.state);
    if (sendsNonce(profile))
        add("nonce", run.nonce);
    if (promises(responseType, "code")) {
        add("code_challenge", run.pkce.challenge);
        add("code_challenge_method", challengeMethodName(run.pkce.method));
    }
    add("authorization_details", profile.authorizationDetailsJson);
    if (run.proofKey)
        add("dpop_jkt", run.proofKey->thumbprint());
    return pairs;
}

} // namespace

bool sendsNonce(const Profile &profile)
{
    return profile.scope.contains("openid"_L1) || promises(responseTypeOf(profile), "id_token");
}

RunValues makeRunValues(const Profile &profile, QByteArray redirectUri, base::Random &random)
{
    return {std::move(redirectUri),
            random.urlSafeText(freshTextLength),
            random.urlSafeText(freshTextLength),
            makePkce(profile.pkce, random),
            {}};
}

base::Result<AuthorizationRequest>
buildAuthorizationRequest(const Profile &profile, const ServerMetadata &metadata, const RunValues &run)
{
    if (metadata.authorizationEndpoint.isEmpty())
        return base::Error{
            "authorization-endpoint-missing"_L1,
            Text::tr("Neither the server's metadata nor the profile names an authorization endpoint."),
            -1,
            {base::Spec::Rfc8414, "2"}};
    if (profile.client.id.isEmpty())
        return base::Error{
            "client-id-missing"_L1, Text::tr("There is no client id."), -1, {base::Spec::Rfc6749, "4.1.1"}};
    AuthorizationRequest request{metadata.authorizationEndpoint, requestParameters(profile, run)};
    overlay(request.parameters, profile.authorizationParameters);
    overlay(request.parameters, profile.extrasOf(Leg::Authorization).parameters);
    return request;
}

QUrl authorizationUrl(const AuthorizationRequest &request)
{
    QByteArray url = request.endpoint.toEncoded(QUrl::RemoveFragment);
    url += request.endpoint.hasQuery() ? '&' : '?';
    QByteArrayList pairs;
    for (const FormPair &pair : request.parameters) // %20 for spaces: every server reads it, "+" some do not
        pairs.append(pair.name.toPercentEncoding() + '=' + pair.value.toPercentEncoding());
    return QUrl::fromEncoded(url + pairs.join('&'), QUrl::StrictMode);
}

} // namespace claimcheck::oauth
