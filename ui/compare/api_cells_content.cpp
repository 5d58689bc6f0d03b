// What is in a token, and who learns it.
#include "core/encoding/json_document.h"
#include "ui/compare/api_side.h"
#include "ui/compare/text.h"

using namespace Qt::StringLiterals;

namespace claimcheck::ui::compare {

namespace {

using core::ReadableClaim;
using core::TokenFormat;
using core::TokenMeasurement;

constexpr qsizetype mostNames = 40;
constexpr qsizetype mostPersonal = 4;

QStringList memberNames(const QByteArray &json)
{
    QStringList names;
    const auto document = encoding::JsonDocument::parse(json);
    if (!document)
        return names;
    for (const encoding::JsonMember member : document->root().members())
        names += member.name();
    return names;
}

/// What the API knows after the validation of this token.
QStringList namesFor(const ApiSide &side)
{
    const TokenMeasurement &token = side.token();
    return memberNames(side.isLocal() ? token.tokenClaims : token.introspectionClaims);
}

QString personalText(const std::vector<ReadableClaim> &claims, int *count)
{
    QStringList names;
    for (const ReadableClaim &claim : claims) {
        if (claim.kind == ReadableClaim::Kind::Personal)
            names += claim.name;
    }
    *count = int(names.size());
    const bool more = names.size() > mostPersonal;
    return names.mid(0, mostPersonal).join(u", "_s) + (more ? u", \u2026"_s : QString());
}

QString wholeMinutes(qint64 seconds)
{
    constexpr qint64 minute = 60;
    constexpr qint64 hour = 60 * minute;
    constexpr qint64 day = 24 * hour;
    if (seconds >= day && seconds % day == 0)
        return seconds == day ? Text::tr("1 day") : Text::tr("%1 days").arg(seconds / day);
    if (seconds >= hour && seconds % hour == 0)
        return seconds == hour ? Text::tr("1 hour") : Text::tr("%1 hours").arg(seconds / hour);
    if (seconds >= minute && seconds % minute == 0)
        return Text::tr("%1 min").arg(seconds / minute);
    return seconds > minute ? Text::tr("%1 min %2 s").arg(seconds / minute).arg(seconds % minute)
                            : Text::tr("%1 s").arg(seconds);
}

} // namespace

ApiCell readableCell(const ApiSide &side)
{
    const TokenMeasurement &token = side.token();
    if (token.accessToken.isEmpty())
        return missing(side);
    if (token.readable.empty()) {
        ApiCell result = cell(Text::tr("nothing"), Tone::Ok);
        if (token.format == TokenFormat::EncryptedJwt)
            result.spans.push_back(muted(u"  "_s + Text::tr("encrypted")));
        return result;
    }
    int personal = 0;
    const QString names = personalText(token.readable, &personal);
    const auto count = token.readable.size();
    if (personal == 0)
        return cell(Text::tr("%1 claims, none personal").arg(count), Tone::Info);
    return cell(Text::tr("%1 claims, %2 personal (%3)").arg(count).arg(personal).arg(names), Tone::Warning);
}

ApiCell claimsCell(const ApiSide &side)
{
    const QStringList names = namesFor(side);
    if (names.isEmpty())
        return missing(side, side.isLocal() ? std::nullopt : side.token().introspectionWarm.failure);
    const QStringList others = namesFor({side.all, otherSide(side.side)});
    ApiCell result;
    for (const QString &name : names.mid(0, mostNames)) {
        const bool own = !others.isEmpty() && !others.contains(name);
        const QString gap = result.spans.empty() ? QString() : u"  "_s;
        result.spans.push_back(own ? strong(gap + name) : Span{gap + name});
    }
    if (names.size() > mostNames)
        result.spans.push_back(muted(u"  "_s + Text::tr("and %1 more").arg(names.size() - mostNames)));
    result.help = Text::tr("The tab Claims has their values, and where sources disagree.");
    return result;
}

ApiCell lifetimeCell(const ApiSide &side)
{
    const std::optional<qint64> seconds = side.token().lifetime;
    if (!seconds)
        return side.token().accessToken.isEmpty() ? missing(side)
                                                  : ApiCell{{muted(Text::tr("not said"))}, Tone::Neutral, {}};
    ApiCell result = cell(wholeMinutes(*seconds));
    if (side.isLocal())
        result.spans.push_back(muted(u"  "_s + Text::tr("nobody can end it before")));
    return result;
}

} // namespace claimcheck::ui::compare
