#include "core/provider/pages.h"

#include "core/provider/responses.h"
#include "core/provider/text.h"

#include <QLocale>
#include <QUrl>

namespace claimcheck::provider {

using namespace Qt::StringLiterals;

namespace {

constexpr int frameSeconds = 2; // that the frames of a sign-out have to load

const QString style =
    u":root{color-scheme:light dark;font-family:system-ui,sans-serif}"
    "body{max-width:26rem;margin:10vh auto;padding:0 1rem;line-height:1.5}"
    "label,button,input{display:block;width:100%;box-sizing:border-box;font:inherit}"
    "input,button{padding:.5rem;margin:.25rem 0 1rem;border:1px solid GrayText;border-radius:.4rem}"
    "button.main{background:#1f5fd6;color:#fff;border-color:#1f5fd6}"
    ":focus-visible{outline:3px solid #1f5fd6;outline-offset:2px}"
    ".error{border-left:4px solid #c02626;padding-left:.75rem}"_s;

QString html(const QString &text)
{
    return text.toHtmlEscaped();
}

QString html(const QByteArray &utf8)
{
    return html(QString::fromUtf8(utf8));
}

QString hidden(const QByteArray &name, const QByteArray &value)
{
    return u"<input type=\"hidden\" name=\"%1\" value=\"%2\">"_s.arg(html(name), html(value));
}

QString button(const QString &action, const QString &label, const QString &cssClass)
{
    return u"<button type=\"submit\" name=\"action\" value=\"%1\" class=\"%2\">%3</button>"_s.arg(
        action, cssClass, html(label));
}

QString form(const QByteArray &id, const Interaction &interaction, const QString &fields)
{
    return u"<form method=\"post\" action=\"/interaction\">%1%2%3</form>"_s.arg(
        hidden("interaction", id), hidden("csrf", interaction.csrf), fields);
}

http::Response finished(int status, const QString &title, const QString &body, const QByteArray &morePolicy)
{
    const QString document =
        u"<!DOCTYPE html>\n<html lang=\"%1\"><head><meta charset=\"utf-8\"><title>%2</title>"
        "<meta name=\"viewport\" content=\"width=device-width\"><style>%3</style></head><body><main>%4</main></body></html>\n"_s
            .arg(QLocale().bcp47Name(), html(title), style, body);
    http::Response response = http::textResponse(status, "text/html; charset=utf-8", document.toUtf8());
    // No form-action: browsers apply it to the redirect after a form too, which leads to the client.
    response.headers.append("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; " +
                                                           morePolicy +
                                                           "base-uri 'none'; frame-ancestors 'none'");
    response.headers.append("X-Content-Type-Options", "nosniff");
    response.headers.append("Referrer-Policy", "no-referrer");
    forbidStoring(response);
    return response;
}

} // namespace

http::Response page(int status, const QString &title, const QString &bodyHtml)
{
    return finished(status, title, u"<h1>%1</h1>%2"_s.arg(html(title), bodyHtml), {});
}

http::Response loginPage(const QByteArray &interactionId, const Interaction &interaction,
                         const Client &client, const QString &message)
{
    const QString error =
        message.isEmpty() ? QString() : u"<p class=\"error\" role=\"alert\">%1</p>"_s.arg(html(message));
    const QString intro = html(Text::tr("%1 asks who you are. This is a demonstration: any name will do, "
                                        "and no password is needed.")
                                   .arg(client.name));
    const QString fields =
        u"<label for=\"username\">%1</label><input id=\"username\" name=\"username\" value=\"%2\" "
        "autocomplete=\"username\" required autofocus>"
        "<label for=\"password\">%3</label><input id=\"password\" name=\"password\" type=\"password\" "
        "autocomplete=\"current-password\">%4%5"_s.arg(
            html(Text::tr("User name")),
            html(interaction.input.loginHint.isEmpty() ? u"alice"_s : interaction.input.loginHint),
            html(Text::tr("Password (may stay empty)")), button(u"login"_s, Text::tr("Sign in"), u"main"_s),
            u"<button type=\"submit\" name=\"action\" value=\"deny\" formnovalidate>%1</button>"_s.arg(
                html(Text::tr("Cancel"))));
    return page(200, Text::tr("Sign in"),
                error + u"<p>%1</p>"_s.arg(intro) + form(interactionId, interaction, fields));
}

http::Response consentPage(const QByteArray &interactionId, const Interaction &interaction,
                           const Client &client)
{
    static const std::pair<QLatin1StringView, const char *> meanings[] = {
        {"openid"_L1, QT_TRANSLATE_NOOP("claimcheck_provider", "know who you are")},
        {"profile"_L1, QT_TRANSLATE_NOOP("claimcheck_provider", "see your name")},
        {"email"_L1, QT_TRANSLATE_NOOP("claimcheck_provider", "see your e-mail address")},
        {"offline_access"_L1, QT_TRANSLATE_NOOP("claimcheck_provider", "act for you while you are away")},
        {"orders:read"_L1, QT_TRANSLATE_NOOP("claimcheck_provider", "read your orders")},
        {"orders:write"_L1, QT_TRANSLATE_NOOP("claimcheck_provider", "change your orders")},
    };
    QString list;
    for (const auto &[scope, meaning] : meanings) {
        if (interaction.input.scope.contains(scope))
            list += u"<li>%1 <small>(%2)</small></li>"_s.arg(html(Text::tr(meaning)), scope);
    }
    const QString intro =
        html(Text::tr("You are signed in as %1. %2 asks to:").arg(interaction.user, client.name));
    return page(
        200, Text::tr("Allow access?"),
        u"<p>%1</p><ul>%2</ul>"_s.arg(intro, list) +
            form(interactionId, interaction,
                 button(u"allow"_s, Text::tr("Allow"), u"main"_s) + button(u"deny"_s, Text::tr("Deny"), {})));
}

http::Response signedOutPage(const QByteArrayList &frames, const QByteArray &next)
{
    QString body =
        u"<h1>%1</h1><p>%2</p>"_s.arg(html(Text::tr("Signed out")), html(Text::tr("You are signed out.")));
    QByteArray sources;
    for (const QByteArray &frame : frames) {
        body += u"<iframe src=\"%1\" width=\"0\" height=\"0\" hidden></iframe>"_s.arg(html(frame));
        sources += QUrl::fromEncoded(frame).toEncoded(QUrl::RemovePath | QUrl::RemoveQuery) + ' ';
    }
    if (!next.isEmpty())
        body += u"<p><a href=\"%1\">%2</a></p>"_s.arg(html(next), html(Text::tr("Continue")));
    http::Response response = finished(200, Text::tr("Signed out"), body,
                                       frames.isEmpty() ? QByteArray() : "frame-src " + sources + "; ");
    if (!next.isEmpty())
        response.headers.append("Refresh", QByteArray::number(frameSeconds) + "; url=" + next);
    return response;
}

http::Response errorPage(int status, const QString &message)
{
    return page(status, Text::tr("This cannot go on"), u"<p class=\"error\">%1</p>"_s.arg(html(message)));
}

http::Response formPostPage(const QByteArray &action, const encoding::FormPairs &parameters,
                            const QByteArray &scriptNonce)
{
    QString fields;
    for (const encoding::FormPair &pair : parameters)
        fields += hidden(pair.name, pair.value);
    const QString body = u"<form method=\"post\" action=\"%1\">%2<button class=\"main\">%3</button></form>"
                         "<script nonce=\"%4\">document.forms[0].submit()</script>"_s.arg(
                             html(action), fields, html(Text::tr("Continue")), html(scriptNonce));
    return finished(200, Text::tr("Back to the app"), body, "script-src 'nonce-" + scriptNonce + "'; ");
}

} // namespace claimcheck::provider
