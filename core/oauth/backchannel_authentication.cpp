#include "core/oauth/backchannel_authentication.h"

#include "core/oauth/endpoint_answer.h"
#include "core/oauth/form_parameters.h"
#include "core/oauth/text.h"

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;

base::Result<http::Request> buildBackchannelRequest(const QUrl &endpoint, const Profile &profile,
                                                    const ClientCredentials &client,
                                                    QByteArrayView notificationToken)
{
    if (endpoint.isEmpty())
        return base::Error{"backchannel-endpoint-missing"_L1,
                           Text::tr("The server's metadata names no backchannel authentication endpoint."),
                           -1,
                           {base::Spec::OidcCiba, "4"}};
    QStringList scope = profile.scope;
    if (!scope.contains("openid"_L1))
        scope.prepend(u"openid"_s);
    encoding::FormPairs pairs{{"scope", scope.join(u' ').toUtf8()}};
    const auto add = [&pairs](const char *name, const QByteArray &value) {
        if (!value.isEmpty())
            pairs.push_back({name, value});
    };
    add("client_notification_token", notificationToken.toByteArray());
    add("login_hint", profile.ciba.loginHint.toUtf8());
    add("binding_message", profile.ciba.bindingMessage.toUtf8());
    for (const QString &resource : profile.resource)
        add("resource", resource.toUtf8());
    add("authorization_details", profile.authorizationDetailsJson);
    return buildFormPost(endpoint, std::move(pairs), client);
}

base::Result<BackchannelAcknowledgement> readBackchannelAcknowledgement(const http::Response &response)
{
    const auto answer = readAnswer(response, {"auth_req_id"_L1,
                                              "backchannel-refused"_L1,
                                              "backchannel-unreadable"_L1,
                                              {base::Spec::OidcCiba, "7.3"}});
    if (!answer)
        return answer.error();
    const encoding::JsonDocument &body = *answer;
    return BackchannelAcknowledgement{body["auth_req_id"_L1].toUtf8(), body["expires_in"_L1].toInteger(),
                                      qMax(qint64(0), body["interval"_L1].toInteger().value_or(5))};
}

QByteArray notifiedRequest(const http::Request &notification)
{
    const auto body = encoding::JsonDocument::parse(notification.body);
    return body ? (*body)["auth_req_id"_L1].toUtf8() : QByteArray();
}

} // namespace claimcheck::oauth
