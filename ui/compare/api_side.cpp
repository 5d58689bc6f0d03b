#include "ui/compare/api_side.h"

#include "core/compare/figure.h"
#include "ui/compare/text.h"

using namespace Qt::StringLiterals;

namespace claimcheck::ui::compare {

bool ApiSide::isLocal() const
{
    if (token().validation != core::Validation::None)
        return token().validation == core::Validation::Local;
    return token().format == core::TokenFormat::Jwt;
}

Span strong(const QString &text)
{
    return {text, ColourRole::Text, SpanWeight::Strong};
}

Span muted(const QString &text)
{
    return {text, ColourRole::Muted};
}

ApiCell cell(const QString &text, Tone tone)
{
    const ColourRole role = tone == Tone::Neutral ? ColourRole::Text : textRole(tone);
    return {{{text, role}}, tone, {}};
}

QString timeText(qint64 nanoseconds)
{
    if (nanoseconds < 1000)
        return Text::tr("%1 ns").arg(nanoseconds);
    return core::figureText(double(nanoseconds) * 1e-9, core::Unit::Seconds);
}

ApiCell missing(const ApiSide &side, const std::optional<base::Error> &failure)
{
    if (failure)
        return cell(failure->message, Tone::Warning);
    if (side.token().failure)
        return cell(side.token().failure->message, Tone::Warning);
    switch (side.all.stage) {
    case Stage::Measuring: return {{muted(Text::tr("not measured yet"))}, Tone::Neutral, {}};
    case Stage::Cancelled: return {{muted(Text::tr("not measured: cancelled"))}, Tone::Neutral, {}};
    case Stage::Completed: return {{muted(Text::tr("not measured"))}, Tone::Neutral, {}};
    case Stage::NotStarted: break;
    }
    return {{muted(Text::tr("needs the server"))}, Tone::Neutral, {}};
}

ApiCell timedCell(const ApiSide &side, const core::Timed &timed)
{
    if (timed.samples.isEmpty())
        return missing(side, timed.failure);
    ApiCell result;
    result.spans = {strong(timeText(timed.samples.median())),
                    muted(u"  "_s + Text::tr("p99 %1").arg(timeText(timed.samples.p99())))};
    result.help = Text::tr("Median and 99th percentile of %1 samples of this run.").arg(timed.samples.size());
    if (timed.failure)
        result.help += u'\n' + Text::tr("It ended early: %1").arg(timed.failure->message);
    return result;
}

} // namespace claimcheck::ui::compare
