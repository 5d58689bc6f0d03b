#include "core/compare/advice_rules.h"
#include "core/compare/reason_writers.h"
#include "core/compare/text.h"

namespace claimcheck::compare {

using namespace Qt::StringLiterals;

namespace {

/// Adds a sentence with %1 for one more figure.
void addSentence(Reason &reason, const QString &sentence, const Figure &figure)
{
    reason.text += u' ' + withFigures(sentence, {figure});
    reason.figures.push_back(figure);
}

/// A measured request with the user's network time in place of the measured one.
std::optional<Figure> asSeenByUser(const Judged &j, QLatin1StringView id)
{
    auto figure = measured(j.inputs, id);
    if (!figure)
        return std::nullopt;
    figure->value =
        std::max(0.0, figure->value - j.inputs.network.value.value_or(0)) + j.asked("network-ms"_L1).value;
    figure->origin = Origin::Computed;
    figure->source = Text::tr("measured time (%1) with your network time in place of the measured one")
                         .arg(figure->source);
    return figure;
}

} // namespace

std::optional<Reason> waitingReason(const Judged &j)
{
    const auto inAll = j.computed(Choice::Introspection, Quantity::WaitPerSecond);
    const auto asked = j.computed(Choice::Introspection, Quantity::WaitPerCall);
    const auto local = j.computed(Choice::JwtLocal, Quantity::WaitPerCall);
    if (!inAll || !asked || !local)
        return std::nullopt;
    Figure seconds = *inAll;
    seconds.unit = Unit::Seconds;
    Reason reason =
        reasonWith(Text::tr("At %1 introspection costs %2 of waiting per second in all, %3 a call."),
                   {j.asked("calls-per-second"_L1), seconds, *asked});
    const Cost &cached = j.costOf(Choice::CachedIntrospection);
    if (cached.cacheSeconds > 0 && cached.waitPerCall) {
        const Figure kept{"cache-kept"_L1, cached.cacheSeconds, Unit::Seconds, Origin::Computed,
                          Text::tr("the shortest of cache, token life and revocation")};
        const std::vector<Figure> figures{kept,
                                          *j.computed(Choice::CachedIntrospection, Quantity::WaitPerCall)};
        reason.text += u' ' + withFigures(Text::tr("Kept for %1 it costs %2."), figures);
        reason.figures.insert(reason.figures.end(), figures.begin(), figures.end());
    }
    addSentence(reason, Text::tr("A JWT checked locally costs %1."), *local);
    const bool another = j.choice && *j.choice != Choice::Introspection &&
                         *j.choice != Choice::CachedIntrospection && *j.choice != Choice::JwtLocal;
    if (const auto own = another ? j.computed(*j.choice, Quantity::WaitPerCall) : std::nullopt)
        addSentence(reason, Text::tr("What fits here costs %1."), *own);
    return reason;
}

std::optional<Reason> serverLoadReason(const Judged &j)
{
    if (!j.choice)
        return std::nullopt;
    const Figure all = *j.computed(Choice::Introspection, Quantity::ServerRequests);
    if (*j.choice == Choice::Introspection)
        return reasonWith(Text::tr("Requests to the authorization server for that: %1."), {all});
    return reasonWith(Text::tr("Requests to the authorization server: %1 in place of %2."),
                      {*j.computed(*j.choice, Quantity::ServerRequests), all});
}

std::optional<Reason> coldReason(const Judged &j)
{
    const Figure cold = j.asked("cold-percent"_L1);
    const auto keys = asSeenByUser(j, "key-fetch"_L1);
    const auto ask = asSeenByUser(j, "introspection"_L1);
    if (cold.value <= 0 || !keys || !ask)
        return std::nullopt;
    return reasonWith(Text::tr("%1 of the calls find empty caches: there a JWT costs a key fetch of %2, an "
                               "opaque token an introspection of %3. Keys that are shipped with the function "
                               "need no fetch."),
                      {cold, *keys, *ask});
}

std::optional<Reason> servicesReason(const Judged &j)
{
    const Figure services = j.asked("services-per-call"_L1);
    if (services.value <= 1)
        return std::nullopt;
    Reason reason = reasonWith(Text::tr("One call passes %1 services, and each of them validates: "
                                        "introspection would be asked as often."),
                               {services});
    if (j.choice && rowOf(*j.choice).needsGateway == YesNo::Yes)
        reason.text += u' ' + Text::tr("The gateway asks in their place, and they check a JWT locally.");
    return reason;
}

std::optional<Reason> sizeReason(const Judged &j)
{
    const auto jwt = measured(j.inputs, "jwt-bytes"_L1);
    const auto opaque = measured(j.inputs, "opaque-bytes"_L1);
    if (!jwt || !opaque)
        return std::nullopt;
    Reason reason =
        reasonWith(Text::tr("A call carries %1 as a JWT and %2 as an opaque token."), {*jwt, *opaque});
    const Case subject{rowOf(Choice::JwtLocal), j.costOf(Choice::JwtLocal), j.situation, j.inputs, YesNo::No};
    if (subject.headerBytes() > j.situation.headerLimitBytes)
        addSentence(reason, Text::tr("With its header field the JWT is larger than the limit of %1."),
                    j.asked("header-limit"_L1));
    return reason;
}

} // namespace claimcheck::compare
