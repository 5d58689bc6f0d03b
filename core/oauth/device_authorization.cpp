#include "core/oauth/device_authorization.h"

#include "core/oauth/endpoint_answer.h"
#include "core/oauth/form_parameters.h"
#include "core/oauth/text.h"

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;

base::Result<http::Request> buildDeviceAuthorizationRequest(const QUrl &endpoint, const Profile &profile,
                                                            const ClientCredentials &client)
{
    if (endpoint.isEmpty())
        return base::Error{"device-endpoint-missing"_L1,
                           Text::tr("The server's metadata names no device authorization endpoint."),
                           -1,
                           {base::Spec::Rfc8628, "4"}};
    encoding::FormPairs pairs;
    if (!profile.scope.isEmpty())
        pairs.push_back({"scope", profile.scope.join(u' ').toUtf8()});
    for (const QString &resource : profile.resource)
        pairs.push_back({"resource", resource.toUtf8()});
    if (!profile.authorizationDetailsJson.isEmpty())
        pairs.push_back({"authorization_details", profile.authorizationDetailsJson});
    return buildFormPost(endpoint, std::move(pairs), client);
}

base::Result<DeviceAuthorization> readDeviceAuthorization(const http::Response &response)
{
    const auto answer = readAnswer(response, {"device_code"_L1,
                                              "device-authorization-refused"_L1,
                                              "device-authorization-unreadable"_L1,
                                              {base::Spec::Rfc8628, "3.2"}});
    if (!answer)
        return answer.error();
    const encoding::JsonDocument &body = *answer;
    DeviceAuthorization device;
    device.deviceCode = body["device_code"_L1].toUtf8();
    device.userCode = body["user_code"_L1].toString();
    device.verificationUri = QUrl(body["verification_uri"_L1].toString());
    device.verificationUriComplete = QUrl(body["verification_uri_complete"_L1].toString());
    device.expiresIn = body["expires_in"_L1].toInteger();
    device.interval = qMax(qint64(0), body["interval"_L1].toInteger().value_or(defaultPollInterval));
    return device;
}

PollOutcome pollOutcomeOf(const QString &errorCode)
{
    if (errorCode == "authorization_pending"_L1)
        return PollOutcome::Pending;
    return errorCode == "slow_down"_L1 ? PollOutcome::SlowDown : PollOutcome::Over;
}

} // namespace claimcheck::oauth
