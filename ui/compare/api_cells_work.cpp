// What validating a token costs, as it was measured.
#include "core/compare/header_limits.h"
#include "ui/compare/api_side.h"
#include "ui/compare/text.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::compare {

namespace {

using core::Timed;
using core::TokenFormat;

/// Half of the smallest limit leaves room for cookies and the rest.
constexpr double roomyShare = 0.5;

void addCount(ApiCell &cell, const Timed &timed, int wanted)
{
    if (!timed.samples.isEmpty() && timed.samples.size() < wanted)
        cell.spans.push_back(muted(u"  "_s + Text::tr("of %1 only").arg(timed.samples.size())));
}

QString pathOf(const QUrl &url)
{
    return url.path().isEmpty() ? u"/"_s : url.path();
}

QString bytesText(qint64 bytes)
{
    return QLocale::c().toString(bytes);
}

} // namespace

ApiCell validatedByCell(const ApiSide &side)
{
    if (side.all.stage == Stage::Completed && side.token().validation == core::Validation::None)
        return missing(side, side.token().failure);
    if (side.isLocal()) {
        ApiCell result = cell(Text::tr("Checking the signature locally"));
        if (!side.token().alg.isEmpty())
            result.spans.push_back(muted(u"  "_s + side.token().alg));
        return result;
    }
    const QUrl &endpoint = side.measurement().introspectionEndpoint;
    if (endpoint.isEmpty())
        return cell(Text::tr("Asking the authorization server"));
    ApiCell result = cell(Text::tr("Asking the server: POST %1").arg(pathOf(endpoint)));
    result.help = endpoint.toString();
    return result;
}

ApiCell warmCell(const ApiSide &side)
{
    const Timed &timed = side.isLocal() ? side.token().localWarm : side.token().introspectionWarm;
    ApiCell result = timedCell(side, timed);
    addCount(result, timed, side.measurement().options.samples);
    return result;
}

ApiCell coldCell(const ApiSide &side)
{
    const Timed &timed = side.isLocal() ? side.token().localCold : side.token().introspectionCold;
    ApiCell result = timedCell(side, timed);
    addCount(result, timed, side.measurement().options.coldSamples);
    return result;
}

ApiCell keyFetchCell(const ApiSide &side)
{
    if (!side.isLocal())
        return {{muted(Text::tr("no keys needed"))}, Tone::Neutral, {}};
    return timedCell(side, side.measurement().keyFetchWarm);
}

ApiCell cacheCell(const ApiSide &side)
{
    const core::CacheTrial &cache = side.token().cache;
    if (cache.calls == 0 && side.isLocal())
        return {{muted(Text::tr("nothing is asked"))}, Tone::Neutral, {}};
    ApiCell result = timedCell(side, cache.hits);
    if (!cache.hits.samples.isEmpty())
        result.spans.push_back(
            muted(u"  "_s + Text::tr("%1 asked for %2 calls").arg(cache.requests).arg(cache.calls)));
    return result;
}

ApiCell apiCallCell(const ApiSide &side)
{
    const core::ApiCalls &api = side.token().api;
    if (api.url.isEmpty() && side.all.stage == Stage::Completed)
        return {{muted(Text::tr("the profile names no API"))}, Tone::Neutral, {}};
    ApiCell result = timedCell(side, api.timed);
    if (!api.timed.samples.isEmpty() && api.status != 200)
        result.spans.push_back(muted(u"  "_s + Text::tr("answered %1").arg(api.status)));
    if (!api.url.isEmpty())
        result.help = api.url + (result.help.isEmpty() ? QString() : u'\n' + result.help);
    return result;
}

ApiCell roundTripsCell(const ApiSide &side)
{
    if (side.isLocal())
        return {{{u"0"_s}, muted(u"  "_s + Text::tr("(key set cached)"))}, Tone::Neutral, {}};
    const int trips = qMax(1, side.token().roundTrips);
    return {
        {{QString::number(trips)}, muted(u"  "_s + Text::tr("(0 for cached answers)"))}, Tone::Neutral, {}};
}

ApiCell bytesCell(const ApiSide &side)
{
    const core::CallSize &size = side.token().size;
    if (size.token == 0)
        return missing(side);
    ApiCell result{{strong(bytesText(size.token))}, Tone::Neutral, {}};
    if (size.request > 0)
        result.spans.push_back(muted(u"  "_s + Text::tr("of %1").arg(bytesText(size.request))));
    result.help = Text::tr("The Authorization field has %1 bytes with its line end.")
                      .arg(bytesText(size.authorizationHeader));
    return result;
}

ApiCell headerLimitCell(const ApiSide &side)
{
    const qint64 field = side.token().size.authorizationHeader;
    const auto limits = core::headerLimits();
    if (field == 0 || limits.empty())
        return missing(side);
    const core::HeaderLimit &smallest = limits.front();
    const double share = double(field) / double(smallest.bytes);
    const QString percent = QString::number(qMax(1, qRound(share * 100)));
    ApiCell result = cell(u"%1 %"_s.arg(percent), share > 1            ? Tone::Error
                                                  : share > roomyShare ? Tone::Warning
                                                                       : Tone::Ok);
    result.spans.push_back(
        muted(u"  "_s + Text::tr("of %1, %2").arg(bytesText(smallest.bytes), smallest.server)));
    for (const core::HeaderLimit &limit : limits)
        result.help += (result.help.isEmpty() ? QString() : u"\n"_s) +
                       Text::tr("%1: %2 bytes, %3").arg(limit.server, bytesText(limit.bytes), limit.source);
    return result;
}

} // namespace claimcheck::ui::compare
