#include "ui/flow/step_text.h"

#include "ui/flow/text.h"

namespace claimcheck::ui::flow {

using claimcheck::flow::HoldPoint;
using lint::MessageKind;

QString titleOf(int number, const QString &name)
{
    QString capital = name;
    if (!capital.isEmpty())
        capital[0] = capital[0].toUpper();
    return QStringLiteral("%1 \u00b7 %2").arg(QString::number(number), capital);
}

QString purposeOf(MessageKind kind)
{
    switch (kind) {
    case MessageKind::Metadata:
        return Text::tr("Asks the issuer where its endpoints are and what it can do.");
    case MessageKind::AuthorizationRequest:
        return Text::tr(
            "Opens the browser at the authorization server, where the user signs in and consents.");
    case MessageKind::BrowserBand: return Text::tr("Happens in the browser, out of sight from here.");
    case MessageKind::AuthorizationResponse:
        return Text::tr("The browser comes back to Claimcheck with a code, or with an error.");
    case MessageKind::Token: return Text::tr("Trades the code and the PKCE verifier for tokens.");
    case MessageKind::Jwks:
        return Text::tr("Fetches the issuer's public keys, to verify its signatures with.");
    case MessageKind::UserInfo: return Text::tr("Asks who signed in, with the access token.");
    case MessageKind::ApiCall: return Text::tr("Calls the API with the access token.");
    case MessageKind::Introspection: return Text::tr("Asks the server what an access token is worth now.");
    case MessageKind::Refresh: return Text::tr("Trades the refresh token for fresh tokens.");
    case MessageKind::Revocation:
        return Text::tr("Tells the server that a token is not to be used any more.");
    case MessageKind::PushedAuthorization:
        return Text::tr("Sends the authorization request to the server itself, out of the browser's sight.");
    case MessageKind::ResourceMetadata:
        return Text::tr("Asks the API which authorization servers it trusts.");
    case MessageKind::DeviceAuthorization:
        return Text::tr("Asks for a code that the user types in on another device.");
    case MessageKind::BackchannelAuthentication:
        return Text::tr("Asks the server to have the user sign in on another device.");
    case MessageKind::VerificationPage:
        return Text::tr("Opens the page where the user confirms the device's code.");
    case MessageKind::BackchannelNotification:
        return Text::tr("The server says that the tokens are ready to be fetched.");
    case MessageKind::RequestObject:
        return Text::tr("The server fetches the signed authorization request from Claimcheck.");
    case MessageKind::Registration: return Text::tr("Registers the client with the server.");
    case MessageKind::LogoutRequest: return Text::tr("Sends the browser to the server to sign the user out.");
    case MessageKind::LogoutResponse: return Text::tr("The browser comes back after the sign-out.");
    case MessageKind::WebFinger: return Text::tr("Asks the account's domain who its issuer is.");
    case MessageKind::ClientConfiguration:
        return Text::tr("Reads, changes or deletes what the server has registered of the client.");
    case MessageKind::BackchannelLogout:
        return Text::tr("The server itself tells Claimcheck that the session is over.");
    case MessageKind::FrontchannelLogout:
        return Text::tr("The server's page has the browser tell Claimcheck that the session is over.");
    case MessageKind::Other: break;
    }
    return {};
}

QString pausedText(const claimcheck::flow::HeldMessage &held, const claimcheck::flow::Message &message)
{
    if (message.kind == MessageKind::AuthorizationResponse)
        return Text::tr("Paused at the %1").arg(message.name);
    if (held.point == HoldPoint::AfterResponse)
        return Text::tr("Paused at the answer to the %1").arg(message.name);
    return Text::tr("Paused before the %1").arg(message.name);
}

} // namespace claimcheck::ui::flow
