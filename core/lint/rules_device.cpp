#include "core/lint/groups.h"
#include "core/lint/run_reading.h"
#include "core/lint/text.h"

#include <algorithm>

// Grants in which the client asks again and again: device and backchannel. RFC 8628, CIBA Core 1.0.
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;

namespace {

/// A grant that polls: what starts it, and the parameter that names the one that is asked about.
struct Polling
{
    QByteArrayView grant;
    MessageKind start;
    const char *parameter;
};

constexpr Polling device = {"urn:ietf:params:oauth:grant-type:device_code", MessageKind::DeviceAuthorization,
                            "device_code"};
constexpr Polling backchannel = {"urn:openid:params:grant-type:ciba", MessageKind::BackchannelAuthentication,
                                 "auth_req_id"};

bool isPoll(const Polling &polling, const ObservedMessage &message)
{
    return message.kind == MessageKind::Token &&
           valueOf(formOf(message.request), "grant_type") == polling.grant;
}

QString errorOf(const ObservedMessage &message)
{
    return bodyOf(message)["error"_L1].toString();
}

/// The polls before this one, in order. One that was refused for want of a nonce is asked again at once, and
/// is the same poll (RFC 9449 §8).
std::vector<const ObservedMessage *> earlierPolls(const Run &run, const Polling &polling,
                                                  const ObservedMessage &message)
{
    const QByteArray asked = valueOf(formOf(message.request), polling.parameter);
    std::vector<const ObservedMessage *> polls;
    for (const ObservedMessage &other : run.messages) {
        if (other.number < message.number && mayHold(other.request, asked) && isPoll(polling, other) &&
            valueOf(formOf(other.request), polling.parameter) == asked &&
            errorOf(other) != "use_dpop_nonce"_L1)
            polls.push_back(&other);
    }
    return polls;
}

constexpr qint64 defaultInterval = 5; // seconds, RFC 8628 §3.2
constexpr qint64 slowerBy = 5;        // seconds for each slow_down, RFC 8628 §3.5

Verdict keepsItsPace(const Run &run, const Polling &polling, const ObservedMessage &message)
{
    const auto polls = earlierPolls(run, polling, message);
    if (polls.empty())
        return passed();
    const QString last = errorOf(*polls.back());
    if (!last.isEmpty() && last != "authorization_pending"_L1 && last != "slow_down"_L1)
        return failed(Text::tr("The client asks on after the error “%1”.").arg(last), {u"error"_s})
            .expecting(Text::tr("the end of polling"), Text::tr("another request"));
    if (polls.back()->sentAt < 0 || message.sentAt < 0)
        return couldNotTell(Text::tr("The times of the requests are not known."));
    const ObservedMessage *start = run.last(polling.start);
    const qint64 told =
        start ? bodyOf(*start)["interval"_L1].toInteger().value_or(defaultInterval) : defaultInterval;
    const qint64 slowed =
        std::ranges::count(polls, "slow_down"_L1, [](const ObservedMessage *one) { return errorOf(*one); });
    const qint64 interval = (told + slowed * slowerBy) * 1000, waited = message.sentAt - polls.back()->sentAt;
    return waited >= interval
               ? passed()
               : failed(Text::tr("The client asks faster than the server allows."))
                     .expecting(Text::tr("at least %1 ms").arg(interval), Text::tr("%1 ms").arg(waited));
}

Verdict lacks(const ObservedMessage &message, std::initializer_list<QLatin1StringView> members)
{
    if (!message.response || !message.response->isSuccess())
        return notApplicable();
    QStringList missing;
    for (QLatin1StringView member : members) {
        if (bodyOf(message)[member].isAbsent())
            missing.append(member);
    }
    return missing.isEmpty() ? passed()
                             : failed(Text::tr("The response lacks %1.").arg(missing.join(u", "_s)), missing)
                                   .expecting(missing.join(u", "_s), Text::tr("none"));
}

Verdict deviceAnswerIsWhole(const Run &, const ObservedMessage &message)
{
    return lacks(message, {"device_code"_L1, "user_code"_L1, "verification_uri"_L1, "expires_in"_L1});
}

Verdict devicePollsSlowly(const Run &run, const ObservedMessage &message)
{
    return isPoll(device, message) ? keepsItsPace(run, device, message) : notApplicable();
}

Verdict pollErrorHasItsForm(const Run &, const ObservedMessage &message)
{
    const QString error = errorOf(message);
    const bool known =
        error == "authorization_pending"_L1 || error == "slow_down"_L1 || error == "expired_token"_L1;
    if (!isPoll(device, message) || !known)
        return notApplicable();
    return message.response->status == 400
               ? passed()
               : failed(Text::tr("The error “%1” came with the wrong status.").arg(error), {u"error"_s})
                     .expecting(u"400"_s, QString::number(message.response->status));
}

Verdict backchannelIsWholeAndSlow(const Run &run, const ObservedMessage &message)
{
    if (message.kind == MessageKind::BackchannelAuthentication)
        return lacks(message, {"auth_req_id"_L1, "expires_in"_L1});
    return isPoll(backchannel, message) ? keepsItsPace(run, backchannel, message) : notApplicable();
}

constexpr MessageRule rows[] = {
    {{"DV01",
      {Spec::Rfc8628, "3.2"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The device authorization response is whole."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Without all of it the user cannot be told what to do, or for how long."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The server must send device_code, user_code, verification_uri and expires_in.")},
     MessageKind::DeviceAuthorization,
     deviceAnswerIsWhole},
    {{"DV02",
      {Spec::Rfc8628, "3.5"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The device asks no faster than allowed, and stops at an error."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Many devices that ask too often bring a server down; it will refuse them."),
      QT_TRANSLATE_NOOP(
          "claimcheck_lint",
          "Wait for interval (5 seconds if none), 5 more after each slow_down; stop at other errors.")},
     MessageKind::Token,
     devicePollsSlowly},
    {{"DV03",
      {Spec::Rfc8628, "3.5"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The errors of polling come with status 400."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "A client takes another status for a failure of the server, or a success."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must answer 400 and JSON.")},
     MessageKind::Token,
     pollErrorHasItsForm},
    {{"CB01",
      {Spec::OidcCiba, "7.3"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The backchannel acknowledgement is whole and asked about slowly."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Without auth_req_id nobody can ask for the tokens; who asks too fast is refused."),
      QT_TRANSLATE_NOOP(
          "claimcheck_lint",
          "The server must send auth_req_id and expires_in; the client must wait for interval.")},
     {MessageKind::BackchannelAuthentication, MessageKind::Token},
     backchannelIsWholeAndSlow},
};

} // namespace

std::span<const MessageRule> deviceRules()
{
    return rows;
}

} // namespace claimcheck::lint
