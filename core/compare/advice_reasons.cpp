#include "core/compare/advice_reasons.h"

#include "core/compare/advice_rules.h"
#include "core/compare/reason_writers.h"
#include "core/compare/text.h"

#include <algorithm>

namespace claimcheck::compare {

using namespace Qt::StringLiterals;
using base::Spec;

namespace {

constexpr std::size_t mostAlternatives = 3;

struct CautionRow
{
    QLatin1StringView code;
    const char *text; ///< QT_TRANSLATE_NOOP in the context "claimcheck_compare"
    base::SpecRef spec;
};

constexpr CautionRow cautionRows[] = {
    {"format-is-not-security"_L1,
     QT_TRANSLATE_NOOP(
         "claimcheck_compare",
         "A JWT makes nothing more secure by itself. Security comes from the checks that client, "
         "API and server make, and from the grant."),
     {Spec::Rfc9068, "4"}},
    {"signed-is-not-secret"_L1,
     QT_TRANSLATE_NOOP("claimcheck_compare",
                       "A signature hides nothing: whoever holds a signed JWT can read its claims."),
     {Spec::Rfc7519, "12"}},
    {"stolen-works"_L1,
     QT_TRANSLATE_NOOP("claimcheck_compare",
                       "A stolen bearer token works for the thief in either format. Sender binding (DPoP or "
                       "mutual TLS) helps against that, for both."),
     {Spec::Rfc9449, "1"}},
    {"opaque-needs-checks-too"_L1,
     QT_TRANSLATE_NOOP("claimcheck_compare",
                       "An opaque token needs the same checks: active, audience and scope of the answer are "
                       "for the API to compare."),
     {Spec::Rfc7662, "4"}},
    {"not-the-id-token"_L1,
     QT_TRANSLATE_NOOP("claimcheck_compare",
                       "An ID token is a JWT for the client and no access token: an API must not accept it."),
     {Spec::OidcCore, "2"}},
};

} // namespace

const Score &Judged::scoreOf(Choice of) const
{
    return *std::ranges::find(scores, of, &Score::choice);
}

std::optional<Figure> Judged::computed(Choice of, Quantity quantity) const
{
    const std::optional<double> value = valueOf(costOf(of), quantity);
    if (!value)
        return std::nullopt;
    const QuantityRow &row = rowOf(quantity);
    return Figure{row.name, *value, row.unit, Origin::Computed, row.translatedFormula(), rowOf(of).name};
}

Figure Judged::revocationActsWithin(Choice of) const
{
    return {"revocation-acts-within"_L1,
            costOf(of).staleSeconds.value_or(0),
            Unit::Seconds,
            Origin::Computed,
            Text::tr("the shortest of cache, token life and answer"),
            rowOf(of).name};
}

QString withFigures(QString text, const std::vector<Figure> &figures)
{
    for (std::size_t i = figures.size(); i > 0; --i)
        text.replace(u'%' + QString::number(i), figures[i - 1].text());
    return text;
}

std::vector<Reason> reasonsOf(const Judged &judged)
{
    std::vector<Reason> reasons;
    for (const ReasonWriter &writer : reasonWriters()) {
        if (std::optional<Reason> reason = writer.write(judged)) {
            reason->code = writer.code;
            reason->spec = writer.spec;
            reasons.push_back(std::move(*reason));
        }
    }
    return reasons;
}

std::vector<Reason> cautionsOfJwt()
{
    std::vector<Reason> cautions;
    for (const CautionRow &row : cautionRows)
        cautions.push_back({row.code, Text::tr(row.text), {}, row.spec});
    return cautions;
}

std::vector<Alternative> alternativesOf(const Judged &judged)
{
    std::vector<Alternative> found;
    for (const Score &score : judged.scores) {
        if (!score.fits() || score.choice == judged.choice || found.size() == mostAlternatives)
            continue;
        const ChoiceRow &row = rowOf(score.choice);
        Alternative other{score.choice, row.translatedWhat(), {}, row.spec};
        const auto wait = judged.computed(score.choice, Quantity::WaitPerCall);
        if (wait && score.cost.staleSeconds) {
            other.figures = {*wait,
                             {"revocation-acts-within"_L1, *score.cost.staleSeconds, Unit::Seconds,
                              Origin::Computed, Text::tr("the shortest of cache, token life and answer"),
                              row.name}};
            other.text +=
                u' ' + withFigures(Text::tr("It costs %1 a call; revocation acts within %2."), other.figures);
        }
        found.push_back(std::move(other));
    }
    return found;
}

} // namespace claimcheck::compare
