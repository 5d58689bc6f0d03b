#include "core/net/redirect_page.h"

#include "core/net/text.h"

#include <QCryptographicHash>

namespace claimcheck::net {

using namespace Qt::StringLiterals;

namespace {

// Colours of the window's theme, so that the page is seen to belong to it.
constexpr char style[] = R"(:root{color-scheme:light dark}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:24px;background:#F5F6F8;color:#1A1F26;
font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif}
main{width:100%;max-width:460px;padding:32px;background:#FFFFFF;border:1px solid #DADFE6;border-radius:10px}
.mark{display:block;width:40px;height:40px;border-radius:50%;background:#E7F6EE;stroke:#067647;fill:none;
stroke-width:2.5;stroke-linecap:round;stroke-linejoin:round}
.warn .mark{background:#FEF4E2;stroke:#A15C07}
.error .mark{background:#FDECEA;stroke:#B42318}
h1{margin:16px 0 8px;font-size:20px;line-height:1.3;font-weight:600}
p{margin:0 0 8px}
.muted{margin:0;color:#5C6675;font-size:14px}
code{padding:1px 6px;border-radius:4px;background:#F5F6F8;font:14px ui-monospace,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere}
@media(prefers-color-scheme:dark){
body{background:#16191E;color:#E6E9EE}
main{background:#1D2127;border-color:#333A44}
.mark{background:#16301F;stroke:#5BD49A}
.warn .mark{background:#33270F;stroke:#F2B94B}
.error .mark{background:#3B1D1D;stroke:#FF8A80}
.muted{color:#9AA4B2}
code{background:#16191E}
})";

// The code leaves the address bar and the browser's history.
constexpr char forgetScript[] = R"(history.replaceState(null,"",location.pathname);)";

// The fragment never reaches a server by itself. It is posted to this same path, as it stands, and forgotten.
constexpr char relayScript[] = R"(var form=document.getElementById("relay");
if(location.hash.length>1||location.search.length>1){
form.elements[0].value=location.hash.slice(1);
form.action=location.pathname+location.search;
history.replaceState(null,"",location.pathname);
form.submit();
}else{document.getElementById("empty").hidden=false;document.getElementById("busy").hidden=true;})";

struct PageRow
{
    RedirectPage page;
    const char *tone; ///< class of <main>
    const char *mark; ///< path of its sign
    const char *title;
    const char *text;
};

constexpr char tick[] = "M13 20.5l5 5 9.5-10.5";
constexpr char exclamation[] = "M20 12v10M20 27v.5";
constexpr char dots[] = "M13 20v.5M20 20v.5M27 20v.5";

constexpr PageRow pages[] = {
    {RedirectPage::Received, "ok", tick, QT_TRANSLATE_NOOP("claimcheck_net", "Claimcheck has the answer"),
     QT_TRANSLATE_NOOP("claimcheck_net", "The authorization server's response has arrived.")},
    {RedirectPage::Refused, "error", exclamation,
     QT_TRANSLATE_NOOP("claimcheck_net", "The authorization server answered with an error"),
     QT_TRANSLATE_NOOP("claimcheck_net", "Claimcheck shows all of its response.")},
    {RedirectPage::Repeated, "warn", exclamation,
     QT_TRANSLATE_NOOP("claimcheck_net", "This run already had its answer"),
     QT_TRANSLATE_NOOP(
         "claimcheck_net",
         "A second response came to the same address. Claimcheck shows it and does not use it.")},
    {RedirectPage::Relay, "ok", dots, QT_TRANSLATE_NOOP("claimcheck_net", "One moment"),
     QT_TRANSLATE_NOOP("claimcheck_net", "This page hands the response to Claimcheck.")},
};

const PageRow &rowOf(RedirectPage page)
{
    for (const PageRow &row : pages) {
        if (row.page == page)
            return row;
    }
    return pages[0];
}

QString html(const char *text)
{
    return Text::tr(text).toHtmlEscaped();
}

QString closing(RedirectPage page, const QByteArray &errorCode)
{
    const QString close = u"<p class=\"muted\">%1</p>"_s.arg(
        html(QT_TRANSLATE_NOOP("claimcheck_net", "You can close this tab.")));
    if (page == RedirectPage::Refused)
        return u"<p><code>%1</code></p>"_s.arg(
                   QString::fromUtf8(errorCode.first(qMin<qsizetype>(errorCode.size(), 200)))
                       .toHtmlEscaped()) +
               close;
    if (page != RedirectPage::Relay)
        return close;
    return uR"(<p class="muted" id="empty" hidden>%1</p><noscript><p class="muted">%2</p></noscript>
<form id="relay" method="post" hidden><input type="hidden" name="%3"></form>)"_s.arg(
        html(QT_TRANSLATE_NOOP("claimcheck_net",
                               "This address carries no response. Start the run in Claimcheck.")),
        html(QT_TRANSLATE_NOOP("claimcheck_net", "Allow scripts for this page: the response is in a part of "
                                                 "the address that only a script can read.")),
        QLatin1StringView(relayField));
}

QByteArray hashSource(const char *text)
{
    return "'sha256-" + QCryptographicHash::hash(text, QCryptographicHash::Sha256).toBase64() + '\'';
}

void addSecurityFields(http::Headers &headers, const char *script)
{
    // Hashes rather than a nonce: the texts are fixed, so nothing else can ever run.
    headers.append(QByteArrayLiteral("Content-Security-Policy"),
                   "default-src 'none'; style-src " + hashSource(style) + "; script-src " +
                       hashSource(script) +
                       "; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    headers.append(QByteArrayLiteral("Cache-Control"), QByteArrayLiteral("no-store"));
    headers.append(QByteArrayLiteral("Referrer-Policy"), QByteArrayLiteral("no-referrer"));
    headers.append(QByteArrayLiteral("X-Content-Type-Options"), QByteArrayLiteral("nosniff"));
}

} // namespace

http::Response redirectPage(RedirectPage page, const QByteArray &errorCode)
{
    const PageRow &row = rowOf(page);
    const char *script = page == RedirectPage::Relay ? relayScript : forgetScript;
    //: The language of this translation, as in the lang attribute of HTML: "de", "fr", "pt-BR".
    const QString language = Text::tr("en");
    const QString body = uR"(<!DOCTYPE html>
<html lang="%1"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>%2 – Claimcheck</title><link rel="icon" href="data:,"><style>%3</style></head>
<body><main class="%4"><svg class="mark" viewBox="0 0 40 40" aria-hidden="true"><path d="%5"/></svg>
<h1>%2</h1><p id="busy">%6</p>%7</main><script>%8</script></body></html>
)"_s.arg(language.toHtmlEscaped(), html(row.title), QLatin1StringView(style), QLatin1StringView(row.tone),
         QLatin1StringView(row.mark), html(row.text), closing(page, errorCode), QLatin1StringView(script));
    http::Response response =
        http::textResponse(200, QByteArrayLiteral("text/html; charset=utf-8"), body.toUtf8());
    addSecurityFields(response.headers, script);
    return response;
}

http::Response redirectRefusal(int status)
{
    const QByteArray text = QByteArray::number(status) + ' ' + http::reasonPhrase(status) + '\n';
    http::Response response =
        http::textResponse(status, QByteArrayLiteral("text/plain; charset=utf-8"), text);
    addSecurityFields(response.headers, "");
    if (status == 405)
        response.headers.append(QByteArrayLiteral("Allow"), QByteArrayLiteral("GET, HEAD, POST"));
    return response;
}

} // namespace claimcheck::net
