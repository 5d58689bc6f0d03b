#include "ui/compare/advice_text.h"

#include "ui/compare/text.h"

using namespace Qt::StringLiterals;

namespace claimcheck::ui::compare {

namespace core = claimcheck::compare;

namespace {

/// Those that Advice::summary has already.
constexpr std::size_t summarized = 3;
constexpr qsizetype mostSources = 14;

QString withSpec(const QString &text, const base::SpecRef &spec)
{
    return spec.isEmpty() ? text : u"%1 (%2)"_s.arg(text, spec.label());
}

QString originText(core::Origin origin)
{
    switch (origin) {
    case core::Origin::Measured: return Text::tr("measured");
    case core::Origin::Answered: return Text::tr("your answer");
    case core::Origin::Computed: break;
    }
    return Text::tr("computed");
}

} // namespace

QString adviceText(const core::Advice &advice)
{
    QStringList paragraphs;
    for (std::size_t i = summarized; i < advice.reasons.size(); ++i)
        paragraphs += withSpec(advice.reasons[i].text, advice.reasons[i].spec);
    for (const core::Alternative &other : advice.alternatives)
        paragraphs += withSpec(
            Text::tr("Also fits: %1. %2").arg(core::rowOf(other.choice).translatedTitle(), other.text),
            other.spec);
    for (const core::Reason &caution : advice.cautions)
        paragraphs += withSpec(caution.text, caution.spec);
    return paragraphs.join(u"\n\n"_s);
}

QString figureSources(const core::Advice &advice)
{
    QStringList lines;
    for (const core::Reason &reason : advice.reasons) {
        for (const core::Figure &figure : reason.figures) {
            const QString line = u"%1: %2, %3"_s.arg(figure.text(), originText(figure.origin), figure.source);
            if (!lines.contains(line) && lines.size() < mostSources)
                lines += line;
        }
    }
    return lines.join(u'\n');
}

} // namespace claimcheck::ui::compare
