#include "core/lint/groups.h"
#include "core/lint/request_reading.h"
#include "core/lint/text.h"

#include <algorithm>

// What happens between the authorization request and its response. A browser's recording shows it; a live run
// does not. RFC 8252 §8.12, RFC 9700 §2.6 and §4.12.
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;

namespace {

/// Marks that embedded web views set in User-Agent and browsers do not: Android's, and iOS apps without
/// Safari.
bool isWebView(const QByteArray &agent)
{
    const bool android = agent.contains("; wv)");
    const bool apple = agent.contains("AppleWebKit/") && agent.contains("Mobile/") &&
                       (agent.contains("iPhone") || agent.contains("iPad")) && !agent.contains("Safari/");
    return android || apple;
}

Verdict opensInABrowser(const Run &, const ObservedMessage &message)
{
    const QByteArray agent = message.request.headers.value("User-Agent");
    if (agent.isEmpty())
        return notApplicable();
    return isWebView(agent)
               ? failed(Text::tr("The authorization request was opened in a web view inside an app."),
                        {u"User-Agent"_s})
                     .expecting(Text::tr("the system's browser"), QString::fromLatin1(agent))
               : passed();
}

bool hasPassword(const http::Request &request)
{
    return std::ranges::any_of(encoding::parseForm(request.body), [](const encoding::FormPair &pair) {
        const QByteArray name = pair.name.toLower();
        return name.contains("passw") || name == "pwd" || name == "pass";
    });
}

Verdict passwordIsNotPostedOn(const Run &, const ObservedMessage &message)
{
    if (!message.response || message.request.method != "POST" || !hasPassword(message.request))
        return notApplicable();
    const int status = message.response->status;
    return status == 307 || status == 308
               ? failed(Text::tr("The sign-in form is answered by a redirect that repeats the post."),
                        {u"Location"_s})
                     .expecting(u"303"_s, QString::number(status))
               : passed();
}

Verdict scriptsMayNotRead(const Run &, const ObservedMessage &message)
{
    if (!message.response)
        return notApplicable();
    const QByteArray allowed = message.response->headers.value("Access-Control-Allow-Origin");
    return allowed.isEmpty()
               ? passed()
               : failed(Text::tr("The authorization endpoint lets scripts of other sites read its answers."),
                        {u"Access-Control-Allow-Origin"_s})
                     .expecting(Text::tr("no such header"), QString::fromLatin1(allowed));
}

constexpr MessageRule rows[] = {
    {{"AR22",
      {Spec::Rfc8252, "8.12"},
      {Level::Warning, Level::Error, Level::Error, Level::Error},
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The authorization request is opened in a browser."),
      QT_TRANSLATE_NOOP(
          "claimcheck_lint",
          "The app around a web view can read the password and the session, and the user sees no "
          "address."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Open the system's browser or its in-app tab.")},
     MessageKind::AuthorizationRequest,
     opensInABrowser},
    {{"RS12",
      {Spec::Rfc9700, "4.12"},
      {Level::Warning, Level::Error, Level::Error, Level::Error},
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The password is not posted on by a redirect."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "A 307 makes the browser send the user's password to the client."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must redirect with 303 after a form.")},
     MessageKind::Other,
     passwordIsNotPostedOn},
    {{"NT03",
      {Spec::Rfc9700, "2.6"},
      {Level::Warning, Level::Error, Level::Error, Level::Error},
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The authorization endpoint is closed to scripts."),
      QT_TRANSLATE_NOOP(
          "claimcheck_lint",
          "The endpoint is for navigation; with CORS a script could use the user's session there."),
      QT_TRANSLATE_NOOP(
          "claimcheck_lint",
          "The server must leave Access-Control-Allow-Origin out at the authorization endpoint.")},
     MessageKind::AuthorizationRequest,
     scriptsMayNotRead},
};

} // namespace

std::span<const MessageRule> browserRules()
{
    return rows;
}

} // namespace claimcheck::lint
