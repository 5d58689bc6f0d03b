#include "ui/flow/step_text.h"

#include "ui/flow/text.h"

#include <algorithm>
#include <iterator>

namespace claimcheck::ui::flow {

using claimcheck::flow::HoldPoint;
using lint::MessageKind;

namespace {

struct PurposeRow
{
    MessageKind kind;
    const char *text;
};

constexpr PurposeRow purposes[] = {
    {MessageKind::Metadata,
     QT_TRANSLATE_NOOP("claimcheck_ui_flow", "Asks the issuer where its endpoints are and what it can do.")},
    {MessageKind::AuthorizationRequest,
     QT_TRANSLATE_NOOP(
         "claimcheck_ui_flow",
         "Opens the browser at the authorization server, where the user signs in and consents.")},
    {MessageKind::BrowserBand,
     QT_TRANSLATE_NOOP("claimcheck_ui_flow", "Happens in the browser, out of sight from here.")},
    {MessageKind::AuthorizationResponse,
     QT_TRANSLATE_NOOP("claimcheck_ui_flow",
                       "The browser comes back to Claimcheck with a code, or with an error.")},
    {MessageKind::Token,
     QT_TRANSLATE_NOOP("claimcheck_ui_flow", "Trades the code and the PKCE verifier for tokens.")},
    {MessageKind::Jwks,
     QT_TRANSLATE_NOOP("claimcheck_ui_flow",
                       "Fetches the issuer's public keys, to verify its signatures with.")},
    {MessageKind::UserInfo,
     QT_TRANSLATE_NOOP("claimcheck_ui_flow", "Asks who signed in, with the access token.")},
    {MessageKind::ApiCall, QT_TRANSLATE_NOOP("claimcheck_ui_flow", "Calls the API with the access token.")},
    {MessageKind::Introspection,
     QT_TRANSLATE_NOOP("claimcheck_ui_flow", "Asks the server what an access token is worth now.")},
    {MessageKind::Refresh,
     QT_TRANSLATE_NOOP("claimcheck_ui_flow", "Trades the refresh token for fresh tokens.")},
    {MessageKind::Revocation,
     QT_TRANSLATE_NOOP("claimcheck_ui_flow", "Tells the server that a token is not to be used any more.")},
    {MessageKind::PushedAuthorization,
     QT_TRANSLATE_NOOP("claimcheck_ui_flow",
                       "Sends the authorization request to the server itself, out of the browser's sight.")},
    {MessageKind::ResourceMetadata,
     QT_TRANSLATE_NOOP("claimcheck_ui_flow", "Asks the API which authorization servers it trusts.")},
    {MessageKind::DeviceAuthorization,
     QT_TRANSLATE_NOOP("claimcheck_ui_flow", "Asks for a code that the user types in on another device.")},
    {MessageKind::BackchannelAuthentication,
     QT_TRANSLATE_NOOP("claimcheck_ui_flow", "Asks the server to have the user sign in on another device.")},
    {MessageKind::VerificationPage,
     QT_TRANSLATE_NOOP("claimcheck_ui_flow", "Opens the page where the user confirms the device's code.")},
    {MessageKind::BackchannelNotification,
     QT_TRANSLATE_NOOP("claimcheck_ui_flow", "The server says that the tokens are ready to be fetched.")},
    {MessageKind::RequestObject,
     QT_TRANSLATE_NOOP("claimcheck_ui_flow",
                       "The server fetches the signed authorization request from Claimcheck.")},
    {MessageKind::Registration,
     QT_TRANSLATE_NOOP("claimcheck_ui_flow", "Registers the client with the server.")},
    {MessageKind::LogoutRequest,
     QT_TRANSLATE_NOOP("claimcheck_ui_flow", "Sends the browser to the server to sign the user out.")},
    {MessageKind::LogoutResponse,
     QT_TRANSLATE_NOOP("claimcheck_ui_flow", "The browser comes back after the sign-out.")},
    {MessageKind::WebFinger,
     QT_TRANSLATE_NOOP("claimcheck_ui_flow", "Asks the account's domain who its issuer is.")},
    {MessageKind::ClientConfiguration,
     QT_TRANSLATE_NOOP("claimcheck_ui_flow",
                       "Reads, changes or deletes what the server has registered of the client.")},
    {MessageKind::BackchannelLogout,
     QT_TRANSLATE_NOOP("claimcheck_ui_flow", "The server itself tells Claimcheck that the session is over.")},
    {MessageKind::FrontchannelLogout,
     QT_TRANSLATE_NOOP("claimcheck_ui_flow",
                       "The server's page has the browser tell Claimcheck that the session is over.")},
};

} // namespace

QString titleOf(int number, const QString &name)
{
    QString capital = name;
    if (!capital.isEmpty())
        capital[0] = capital[0].toUpper();
    return QStringLiteral("%1 \u00b7 %2").arg(QString::number(number), capital);
}

QString purposeOf(MessageKind kind)
{
    const auto *row = std::ranges::find(purposes, kind, &PurposeRow::kind);
    return row == std::end(purposes) ? QString() : Text::tr(row->text);
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
