#include "core/lint/groups.h"
#include "core/lint/text.h"
#include "core/lint/token_subject.h"

#include <QUrl>

// Security event tokens (RFC 8417), and the logout token, which is one of them (Back-Channel Logout 1.0).
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;
using encoding::JsonValue;

namespace {

const QStringList atEvents = {u"/payload/events"_s};
constexpr auto logoutEvent = "http://schemas.openid.net/event/backchannel-logout"_L1;

Verdict eventsHaveTheirShape(const TokenSubject &token)
{
    const JsonValue events = token.claim("events"_L1);
    if (events.isAbsent())
        return notApplicable();
    if (!events.isObject() || events.size() == 0)
        return failed(Text::tr("events must be an object with at least one event."), atEvents);
    for (const auto event : events.members()) {
        if (!event.value().isObject())
            return failed(Text::tr("The value of each event must be an object."), atEvents);
        if (QUrl(event.name()).scheme().isEmpty())
            return failed(Text::tr("An event is named by a URI."), atEvents);
    }
    return passed();
}

Verdict tellsOfALogout(const TokenSubject &token)
{
    const JsonValue events = token.claim("events"_L1);
    if (events.isAbsent())
        return notApplicable();
    return events[logoutEvent].isObject()
               ? passed()
               : failed(Text::tr("events has no member %1.").arg(logoutEvent), atEvents);
}

Verdict saysWhoIsLoggedOut(const TokenSubject &token)
{
    if (!token.document->claims().root().isObject())
        return notApplicable();
    return token.claim("sub"_L1).isAbsent() && token.claim("sid"_L1).isAbsent()
               ? failed(Text::tr("The token has neither sub nor sid: nobody knows whose session ends."),
                        {u"/payload"_s})
               : passed();
}

Verdict hasNoNonce(const TokenSubject &token)
{
    return token.claim("nonce"_L1).isAbsent()
               ? passed()
               : failed(Text::tr("A logout token must not have a nonce."), {u"/payload/nonce"_s});
}

Verdict doesNotExpire(const TokenSubject &token)
{
    return token.claim("exp"_L1).isAbsent()
               ? passed()
               : failed(Text::tr("The event has an exp; what happened does not expire."),
                        {u"/payload/exp"_s});
}

constexpr TokenRule rows[] = {
    {{"events-form",
      {Spec::Rfc8417, "2.2"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "events is an object of events."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Receivers refuse the token, or miss the event."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The issuer must name each event by its URI and give it an object.")},
     TokenTypes(TokenType::SecurityEvent) | TokenType::LogoutToken,
     eventsHaveTheirShape},
    {{"logout-event",
      {Spec::OidcBackChannelLogout, "2.4"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The logout token tells of a logout."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Another token of the same server could end sessions."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must send the event, with an object as its value.")},
     TokenType::LogoutToken,
     tellsOfALogout},
    {{"logout-subject",
      {Spec::OidcBackChannelLogout, "2.4"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The logout token says whose session ends."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The client cannot end the session: the user stays signed in."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must send sub or sid.")},
     TokenType::LogoutToken,
     saysWhoIsLoggedOut},
    {{"logout-nonce",
      {Spec::OidcBackChannelLogout, "2.4"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The logout token has no nonce."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "It could be used as an ID token in a forged login."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must leave nonce out.")},
     TokenType::LogoutToken,
     hasNoNonce},
    {{"event-expiry",
      {Spec::Rfc8417, "2.2"},
      Level::Warning,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The event has no expiry."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "A receiver that looks at exp drops an event that it should act "
                                           "on, and the token is easier taken for one of another kind."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The issuer should leave exp out.")},
     TokenType::SecurityEvent,
     doesNotExpire},
};

} // namespace

std::span<const TokenRule> eventRules()
{
    return rows;
}

} // namespace claimcheck::lint
