#include "core/compare/advice_rules.h"

#include "core/compare/text.h"

#include <algorithm>
#include <cmath>

namespace claimcheck::compare {

using namespace Qt::StringLiterals;

namespace {

/// "Authorization: Bearer " and the line end (RFC 6750 §2.1, RFC 9112 §2.1).
constexpr double authorizationBytes = 24;

/// The measure of what is worth one point at `step`, two at three times as much, three at seven times.
double doublings(double value, double step)
{
    return std::log2(1 + std::max(0.0, value) / step);
}

constexpr ExclusionRow exclusionRows[] = {
    {"revocation-too-slow"_L1,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Accepts a revoked token for longer than revocation may take"),
     [](const Case &c) { return c.cost.staleSeconds > c.situation.revokeWithinSeconds; }},
    {"lifetime-unknown"_L1,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Nothing measured says how long the JWT lives"),
     [](const Case &c) { return !c.cost.staleSeconds; }},
    {"client-reads-token"_L1,
     QT_TRANSLATE_NOOP("claimcheck_compare", "The client can read the token and must not"),
     [](const Case &c) { return c.isReadable() && c.situation.clientMayRead == YesNo::No; }},
    {"header-too-large"_L1,
     QT_TRANSLATE_NOOP("claimcheck_compare", "The token does not fit the limit for header fields"),
     [](const Case &c) { return c.headerBytes() > c.situation.headerLimitBytes; }},
    {"needs-gateway"_L1, QT_TRANSLATE_NOOP("claimcheck_compare", "Needs a gateway, and there is none"),
     [](const Case &c) { return c.row.needsGateway == YesNo::Yes && c.situation.gateway == YesNo::No; }},
    {"needs-server"_L1,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Cannot answer while the authorization server is down"),
     [](const Case &c) {
         return c.row.asksServer == YesNo::Yes && c.situation.worksWithoutServer == YesNo::Yes;
     }},
    {"nothing-gained"_L1,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Gives nothing here that a simpler choice does not give"),
     [](const Case &c) {
         const bool keepsNothing = c.row.id == Choice::CachedIntrospection && c.cost.cacheSeconds <= 0;
         const bool isShort = c.row.id == Choice::ShortJwt && c.inputs.jwtLifetime.value &&
                              c.inputs.jwtLifetime.value <= c.situation.revokeWithinSeconds;
         return keepsNothing || isShort;
     }},
    {"not-measured"_L1, QT_TRANSLATE_NOOP("claimcheck_compare", "What its cost depends on was not measured"),
     [](const Case &c) { return c.waitKnownOfOthers == YesNo::Yes && !c.cost.waitPerCall; }},
};

constexpr WeightRow weightRows[] = {
    {"waiting"_L1, -1, QT_TRANSLATE_NOOP("claimcheck_compare", "Waiting per call"),
     QT_TRANSLATE_NOOP("claimcheck_compare", "log2(1 + waiting per call / 1 ms)"),
     [](const Case &c) { return doublings(c.cost.waitPerCall.value_or(0), 0.001); }},
    {"server-load"_L1, -0.5, QT_TRANSLATE_NOOP("claimcheck_compare", "Requests to the server"),
     QT_TRANSLATE_NOOP("claimcheck_compare", "log2(1 + requests per second / 10)"),
     [](const Case &c) { return doublings(c.cost.serverRequests, 10); }},
    {"token-size"_L1, -0.5, QT_TRANSLATE_NOOP("claimcheck_compare", "Size of what the client sends"),
     QT_TRANSLATE_NOOP("claimcheck_compare", "log2(1 + bytes of the header field / 1024)"),
     [](const Case &c) { return doublings(c.headerBytes().value_or(0), 1024); }},
    {"moving-parts"_L1, -1, QT_TRANSLATE_NOOP("claimcheck_compare", "What has to be built and run besides"),
     QT_TRANSLATE_NOOP("claimcheck_compare", "number of parts"),
     [](const Case &c) { return double(c.row.movingParts); }},
    {"personal-data"_L1, -3,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Shows personal data to whoever holds the token"),
     QT_TRANSLATE_NOOP("claimcheck_compare", "1 if so"),
     [](const Case &c) { return c.isReadable() && c.isPersonal() ? 1.0 : 0.0; }},
    {"proof"_L1, 6, QT_TRANSLATE_NOOP("claimcheck_compare", "Gives a signed answer that can be kept"),
     QT_TRANSLATE_NOOP("claimcheck_compare", "1 if asked for"),
     [](const Case &c) {
         const bool gives = c.row.id == Choice::SignedIntrospection;
         return gives && c.situation.proofOfAnswer == YesNo::Yes ? 1.0 : 0.0;
     }},
    {"narrow-tokens"_L1, 6,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Gives each service a token of its own audience"),
     QT_TRANSLATE_NOOP("claimcheck_compare", "1 if asked for"),
     [](const Case &c) {
         const bool gives = c.row.id == Choice::EdgeExchange;
         return gives && c.situation.narrowTokens == YesNo::Yes ? 1.0 : 0.0;
     }},
};

Score scoreOf(const Case &subject)
{
    Score score{.choice = subject.row.id, .cost = subject.cost};
    for (const ExclusionRow &rule : exclusionRows) {
        if (rule.breaks(subject))
            score.excludedBy.push_back(rule.code);
    }
    for (const WeightRow &rule : weightRows) {
        const double points = rule.weight * rule.measure(subject);
        score.points.push_back({rule.code, points});
        score.total += points;
    }
    return score;
}

} // namespace

bool Case::isReadable() const
{
    return row.clientHolds == ClientHolds::Jwt && inputs.jwtReadable == CostInputs::Readable::Yes;
}

bool Case::isPersonal() const
{
    return situation.personalData == YesNo::Yes || !inputs.personalClaims.isEmpty();
}

std::optional<double> Case::headerBytes() const
{
    const MeasuredFigure &token = row.clientHolds == ClientHolds::Jwt ? inputs.jwtBytes : inputs.opaqueBytes;
    return token.value ? std::optional(*token.value + authorizationBytes) : std::nullopt;
}

std::span<const ExclusionRow> exclusions()
{
    return exclusionRows;
}

std::span<const WeightRow> weights()
{
    return weightRows;
}

QString ExclusionRow::translatedTitle() const
{
    return Text::tr(title);
}

QString WeightRow::translatedTitle() const
{
    return Text::tr(title);
}

QString WeightRow::translatedFormula() const
{
    return Text::tr(formula);
}

std::vector<Score> scoresOf(const CostInputs &inputs, const Situation &situation)
{
    std::vector<Cost> costs;
    for (const ChoiceRow &row : choices())
        costs.push_back(costOf(row.id, inputs, situation));
    const bool known = std::ranges::any_of(costs, [](const Cost &c) { return c.waitPerCall.has_value(); });
    std::vector<Score> scores;
    for (const ChoiceRow &row : choices())
        scores.push_back(
            scoreOf({row, costs[std::size_t(row.id)], situation, inputs, known ? YesNo::Yes : YesNo::No}));
    std::ranges::stable_sort(scores, [](const Score &a, const Score &b) {
        if (a.excludedBy.size() != b.excludedBy.size())
            return a.excludedBy.size() < b.excludedBy.size();
        return a.total > b.total;
    });
    return scores;
}

} // namespace claimcheck::compare
