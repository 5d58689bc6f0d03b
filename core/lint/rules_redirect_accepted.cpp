#include "core/lint/groups.h"
#include "core/lint/request_reading.h"
#include "core/lint/text.h"

#include <algorithm>

// Whether a server compares redirect URIs: seen where the user edited the one of the authorization request.
// RFC 9700 §2.1 and §4.1.3, RFC 8252 §7.3, RFC 6749 §4.1.2.1.
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;

namespace {

/// The redirect URI of the profile, and the one that was sent in its place.
struct Change
{
    QUrl registered;
    QUrl sent;
};

std::optional<Change> changeOf(const ObservedMessage &request)
{
    const QByteArray before = valueOf(queryOf(request.original), "redirect_uri");
    const QByteArray sent = valueOf(requestParametersOf(request.request), "redirect_uri");
    if (request.edited == Edited::No || before.isEmpty() || sent.isEmpty() || before == sent)
        return {};
    return Change{QUrl::fromEncoded(before), QUrl::fromEncoded(sent)};
}

/// RFC 8252 §7.3: an IP literal, any port.
bool isPortOnly(const Change &change)
{
    QUrl registered = change.registered;
    registered.setPort(change.sent.port());
    return isLoopback(registered) && registered.host() != "localhost"_L1 && registered == change.sent;
}

/// A response of the authorization server that came to that address; nullptr if none was seen.
const ObservedMessage *answerAt(const Run &run, const QUrl &redirectUri)
{
    constexpr auto bare = QUrl::RemoveQuery | QUrl::RemoveFragment;
    const auto answer = std::ranges::find_if(run.messages, [&](const ObservedMessage &one) {
        return (one.kind == MessageKind::AuthorizationResponse || one.kind == MessageKind::Other) &&
               one.request.toUrl().adjusted(bare) == redirectUri.adjusted(bare);
    });
    return answer == run.messages.end() ? nullptr : &*answer;
}

bool isRefusalPage(const ObservedMessage &request)
{
    return request.response && request.response->status >= 400;
}

/// A client that authenticates may bring a redirect URI that is not registered, RFC 9126 §2.4.
bool isVouchedFor(const Run &run, const ObservedMessage &request)
{
    return pushedRequestOf(run, request) && !isPublicClient(run);
}

Verdict otherPortIsAccepted(const Run &run, const ObservedMessage &message)
{
    const auto change = changeOf(message);
    if (!change || !isPortOnly(*change))
        return notApplicable();
    if (isRefusalPage(message))
        return failed(Text::tr("A loopback redirect URI was refused that differs in its port only."),
                      {u"redirect_uri"_s})
            .expecting(Text::tr("a response at port %1").arg(change->sent.port()),
                       Text::tr("status %1").arg(message.response->status));
    return answerAt(run, change->sent) ? passed() : couldNotTell(Text::tr("No answer to it was seen."));
}

Verdict otherUriIsRefused(const Run &run, const ObservedMessage &message)
{
    const auto change = changeOf(message);
    if (!change || isPortOnly(*change) || isVouchedFor(run, message))
        return notApplicable();
    const ObservedMessage *answer = answerAt(run, change->sent);
    if (answer && hasParameter(callbackOf(*answer), "code"))
        return failed(Text::tr("A code was sent to a redirect URI that is not the client's."),
                      {u"redirect_uri"_s})
            .expecting(change->registered.toString(), change->sent.toString());
    return isRefusalPage(message) ? passed() : couldNotTell(Text::tr("No answer to it was seen."));
}

Verdict errorStaysAtTheServer(const Run &run, const ObservedMessage &message)
{
    const ObservedMessage *request = run.last(MessageKind::AuthorizationRequest);
    if (!request || !hasParameter(callbackOf(message), "error"))
        return notApplicable();
    const auto change = changeOf(*request);
    const QUrl came = message.request.toUrl();
    const bool foreign =
        change && !isPortOnly(*change) && !isVouchedFor(run, *request) && came.path() == change->sent.path();
    return foreign ? failed(Text::tr("The server sent the browser to a redirect URI that it does not know."),
                            {u"redirect_uri"_s})
                         .expecting(Text::tr("an error page of the server"),
                                    came.adjusted(QUrl::RemoveQuery).toString())
                   : passed();
}

constexpr MessageRule rows[] = {
    {{"AR23",
      {Spec::Rfc8252, "7.3"},
      {Level::Warning, Level::Error, Level::Error, Level::Error},
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "A loopback redirect URI may have any port."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "A native app takes a free port; it cannot register each."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The server must leave the port out when it compares loopback addresses.")},
     MessageKind::AuthorizationRequest,
     otherPortIsAccepted},
    {{"AR24",
      {Spec::Rfc9700, "4.1.3"},
      {Level::Warning, Level::Error, Level::Error, Level::Error},
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "A redirect URI that is not registered is refused."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Codes can be sent to an address of an attacker's choice."),
      QT_TRANSLATE_NOOP(
          "claimcheck_lint",
          "The server must compare redirect URIs character by character with the registered ones.")},
     MessageKind::AuthorizationRequest,
     otherUriIsRefused},
    {{"RS13",
      {Spec::Rfc6749, "4.1.2.1"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "An error goes to a registered redirect URI only."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The server becomes an open redirector, which phishing makes use of."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The server must show the error itself where the redirect URI is not valid.")},
     {MessageKind::AuthorizationResponse, MessageKind::Other},
     errorStaysAtTheServer},
};

} // namespace

std::span<const MessageRule> redirectAcceptedRules()
{
    return rows;
}

} // namespace claimcheck::lint
