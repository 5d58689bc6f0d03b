#include "core/oauth/userinfo.h"

#include "core/oauth/challenge_error.h"
#include "core/oauth/json_body.h"
#include "core/oauth/text.h"

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;

namespace {

constexpr base::SpecRef responseForm{base::Spec::OidcCore, "5.3.2"};

} // namespace

http::Request buildTokenCall(const QByteArray &method, const QUrl &url, QByteArrayView accessToken,
                             TokenScheme scheme)
{
    http::Request request{method, url.toEncoded(QUrl::RemoveFragment), {}, {}};
    request.headers.append("Authorization",
                           (scheme == TokenScheme::Dpop ? "DPoP " : "Bearer ") + accessToken.toByteArray());
    request.headers.append("Accept", "application/json");
    return request;
}

base::Result<http::Request> buildUserInfoRequest(const QUrl &endpoint, QByteArrayView accessToken,
                                                 TokenScheme scheme)
{
    if (endpoint.isEmpty())
        return base::Error{"userinfo-endpoint-missing"_L1,
                           Text::tr("The server's metadata names no userinfo endpoint."),
                           -1,
                           {base::Spec::OidcDiscovery, "3"}};
    return buildTokenCall("GET", endpoint, accessToken, scheme);
}

Reading<UserInfoResponse> readUserInfoResponse(const http::Response &response)
{
    Reading<UserInfoResponse> reading;
    UserInfoResponse &value = reading.value;
    if (response.status != 200) {
        value.error = errorOfChallenge(response);
        reading.findings.push_back({"userinfo-status"_L1,
                                    base::Level::Error,
                                    {},
                                    Text::tr("Status %1; 200 was expected.").arg(response.status),
                                    {base::Spec::OidcCore, "5.3.3"},
                                    {}});
        return reading;
    }
    if (mediaTypeOf(response) == "application/jwt") {
        value.jwt = response.body.trimmed();
        return reading;
    }
    value.document = readJsonObject(response, responseForm, reading.findings);
    value.subject = textMember(value.document.root(), "sub"_L1, responseForm, reading.findings);
    if (!value.document.isEmpty() && value.subject.isEmpty())
        reading.findings.push_back(
            {"userinfo-sub-missing"_L1,
             base::Level::Error,
             u"/sub"_s,
             Text::tr("\"sub\" is missing: the answer cannot be tied to the ID token."),
             responseForm,
             {}});
    return reading;
}

} // namespace claimcheck::oauth
