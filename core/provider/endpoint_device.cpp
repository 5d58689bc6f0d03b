#include "core/provider/client_authentication.h"
#include "core/provider/endpoints.h"
#include "core/provider/pages.h"
#include "core/provider/parameters.h"
#include "core/provider/pending_grants.h"
#include "core/provider/text.h"

namespace claimcheck::provider {

using namespace Qt::StringLiterals;
using encoding::FormPairs;

namespace {

/// RFC 8628 §6.1: letters that are neither vowels nor mistaken for others, 20^8.
QByteArray newUserCode(AuthorizationServer &server)
{
    constexpr QByteArrayView letters = "BCDFGHJKLMNPQRSTVWXZ";
    QByteArray code;
    for (const char byte : server.options.random->bytes(8))
        code += letters[static_cast<unsigned char>(byte) % letters.size()];
    return code.insert(4, '-');
}

QByteArray normalized(QByteArray code)
{
    code = code.toUpper().replace('-', "").replace(' ', "");
    return code.size() == 8 ? code.insert(4, '-') : code;
}

http::Response donePage(const QString &text)
{
    return page(200, Text::tr("Device"), u"<p>%1</p>"_s.arg(text.toHtmlEscaped()));
}

http::Response codePage(const QByteArray &code, const QString &message)
{
    const QString field =
        u"<label for=\"%1\">%2</label><input id=\"%1\" name=\"%1\" value=\"%3\" required>"_s;
    const QString error = message.isEmpty()
                              ? QString()
                              : u"<p class=\"error\" role=\"alert\">%1</p>"_s.arg(message.toHtmlEscaped());
    const QString body =
        error +
        u"<p>%1</p><form method=\"post\" action=\"/device\">%2%3"
        "<button name=\"action\" value=\"allow\" class=\"main\">%4</button>"
        "<button name=\"action\" value=\"deny\">%5</button></form>"_s.arg(
            Text::tr("Does your device show this code? Then allow it to act for you.").toHtmlEscaped(),
            field.arg(u"user_code"_s, Text::tr("Code").toHtmlEscaped(),
                      QString::fromUtf8(code).toHtmlEscaped()),
            field.arg(u"username"_s, Text::tr("User name").toHtmlEscaped(), u"alice"_s),
            Text::tr("Allow").toHtmlEscaped(), Text::tr("Deny").toHtmlEscaped());
    return page(200, Text::tr("Connect a device"), body);
}

std::shared_ptr<PendingGrant> pendingOf(AuthorizationServer &server, const QByteArray &userCode)
{
    const QByteArray *deviceCode = server.state.userCodes.find(normalized(userCode), server.now());
    const auto *pending = deviceCode ? server.state.pending.find(*deviceCode, server.now()) : nullptr;
    return pending && (*pending)->state == PendingState::Waiting ? *pending : nullptr;
}

} // namespace

http::Response deviceAuthorizationEndpoint(AuthorizationServer &server, const http::Request &request)
{
    const auto [form, sender] = readClientRequest(server, request);
    if (sender.refusal)
        return errorResponse(server, *sender.refusal);
    const PendingResult made = newPending(server, *sender.client, oauth::Grant::DeviceCode, form);
    if (made.refusal)
        return errorResponse(server, *made.refusal);
    const QByteArray deviceCode = server.freshText();
    const QByteArray userCode = newUserCode(server);
    const qint64 lifetime = server.options.lifetimes.pending;
    server.state.pending.insert(deviceCode, made.grant,
                                server.now() + 2 * lifetime); // to say that it expired
    server.state.userCodes.insert(userCode, deviceCode, server.now() + lifetime);
    const QString address = server.issuer + "/device"_L1;
    Members members;
    members.set("device_code"_L1, deviceCode);
    members.set("user_code"_L1, userCode);
    members.set("verification_uri"_L1, address);
    members.set("verification_uri_complete"_L1,
                QString(address + u"?user_code="_s + QLatin1StringView(userCode)));
    members.set("expires_in"_L1, lifetime);
    members.set("interval"_L1, made.grant->interval);
    return jsonResponse(server, Part::DeviceAuthorization, members);
}

/// RFC 8628 §3.3. Where the server signs in by itself, opening the address with the code is enough.
http::Response devicePage(AuthorizationServer &server, const http::Request &request)
{
    const bool isPost = request.method == "POST" && isForm(request);
    const FormPairs form = encoding::parseForm(isPost ? request.body : request.query());
    const QByteArray code = parameter(form, "user_code");
    const auto pending = pendingOf(server, code);
    if (pending && server.options.signIn == SignIn::Automatic) {
        approve(server, *pending, server.options.automaticUser);
        return donePage(Text::tr("The device is connected. You can close this page."));
    }
    if (!isPost)
        return codePage(code, {});
    const QString user = QString::fromUtf8(parameter(form, "username")).trimmed();
    if (!pending || user.isEmpty())
        return codePage(code, Text::tr("This code is not known, or was used. Look at your device again."));
    if (parameter(form, "action") == "deny") {
        pending->state = PendingState::Denied;
        return donePage(Text::tr("The device was refused. You can close this page."));
    }
    approve(server, *pending, user);
    return donePage(Text::tr("The device is connected. You can close this page."));
}

} // namespace claimcheck::provider
