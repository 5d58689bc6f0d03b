#include "core/compare/reason_writers.h"

#include "core/compare/advice_rules.h"
#include "core/compare/text.h"

#include <algorithm>

namespace claimcheck::compare {

using namespace Qt::StringLiterals;
using base::Spec;

namespace {

constexpr qsizetype mostClaims = 5;
constexpr qsizetype longestClaim = 40;

std::optional<Reason> nothingFitsReason(const Judged &j)
{
    if (j.choice)
        return std::nullopt;
    const Score &closest = j.scores.front();
    QStringList broken;
    for (const ExclusionRow &rule : exclusions()) {
        if (std::ranges::find(closest.excludedBy, rule.code) != closest.excludedBy.end())
            broken += rule.translatedTitle();
    }
    return reasonWith(
        Text::tr("No choice meets all of these answers: one of them must give way. Closest is: %1. "
                 "Against it: %2.")
            .arg(rowOf(closest.choice).translatedTitle(), broken.join(u"; "_s)),
        {});
}

std::optional<Reason> notMeasuredReason(const Judged &j)
{
    if (j.costOf(Choice::Introspection).waitPerCall && j.costOf(Choice::JwtLocal).waitPerCall)
        return std::nullopt;
    return reasonWith(
        Text::tr("What a call waits for was not measured yet, so that this answer does not weigh it."), {});
}

/// How long the advised choice accepts a revoked token, if it is not the plain JWT.
void addOwnRevocation(const Judged &j, Reason &reason)
{
    if (!j.choice || *j.choice == Choice::JwtLocal)
        return;
    const Figure own = j.revocationActsWithin(*j.choice);
    if (own.value <= 0) {
        reason.text += u' ' + Text::tr("Asking the server at each call refuses it at once.");
        return;
    }
    reason.text += u' ' + Text::tr("Here revocation acts within %1.").arg(own.text());
    reason.figures.push_back(own);
}

std::optional<Reason> revocationReason(const Judged &j)
{
    const auto life = measured(j.inputs, "jwt-lifetime"_L1);
    if (!life)
        return std::nullopt;
    const Figure within = j.asked("revoke-within"_L1);
    Reason reason =
        within.value <= 0
            ? reasonWith(Text::tr("A JWT stays valid for up to %1 after its revocation, and yours must be "
                                  "refused at once."),
                         {*life})
        : life->value > within.value
            ? reasonWith(Text::tr("A JWT stays valid for up to %1 after its revocation, more than your %2."),
                         {*life, within})
            : reasonWith(Text::tr("A revoked JWT is accepted for up to %1 more, and your answer allows %2."),
                         {*life, within});
    if (const auto tried = measured(j.inputs, "revoked-accepted"_L1); tried && tried->value > 0) {
        reason.text +=
            u' ' + Text::tr("In this run a revoked one was still accepted after %1.").arg(tried->text());
        reason.figures.push_back(*tried);
    }
    addOwnRevocation(j, reason);
    return reason;
}

/// "email, name": names come from a token, so not too many and not too long.
QString personalNames(const QStringList &claims)
{
    QStringList shown;
    for (const QString &claim : claims.first(std::min(claims.size(), mostClaims)))
        shown += claim.size() > longestClaim ? claim.left(longestClaim) + QChar(0x2026) : claim;
    return shown.join(u", "_s) + (claims.size() > mostClaims ? u" …"_s : QString());
}

std::optional<Reason> readingReason(const Judged &j)
{
    const bool mayRead = j.situation.clientMayRead == YesNo::Yes;
    const QStringList &claims = j.inputs.personalClaims;
    const bool personal = !claims.isEmpty() || j.situation.personalData == YesNo::Yes;
    if (j.inputs.jwtReadable == CostInputs::Readable::Encrypted || (mayRead && !personal))
        return std::nullopt;
    const QString shows = claims.isEmpty()
                              ? Text::tr("A JWT shows its claims to whoever holds it")
                              : Text::tr("The JWT shows %1 to whoever holds it").arg(personalNames(claims));
    return reasonWith(mayRead ? shows + Text::tr(", and there is personal data among them.")
                              : shows + Text::tr(", and clients must not read it."),
                      {});
}

std::optional<Reason> serverDownReason(const Judged &j)
{
    if (j.situation.worksWithoutServer == YesNo::No)
        return std::nullopt;
    const Figure kept = measured(j.inputs, "key-cache"_L1).value_or(j.asked("key-cache-seconds"_L1));
    return reasonWith(
        Text::tr("While the server is down, an API that asks it cannot answer. A JWT is checked "
                 "with the keys at hand, which are kept for %1."),
        {kept});
}

std::optional<Reason> proofReason(const Judged &j)
{
    if (j.situation.proofOfAnswer == YesNo::No)
        return std::nullopt;
    return reasonWith(Text::tr("A signed introspection answer proves later what the server said of the token "
                               "at that moment; a plain one does not."),
                      {});
}

std::optional<Reason> narrowReason(const Judged &j)
{
    if (j.situation.narrowTokens == YesNo::No)
        return std::nullopt;
    return reasonWith(
        Text::tr("Token exchange gives each service a token of its own audience, which no other "
                 "service accepts."),
        {});
}

std::optional<Reason> nextBestReason(const Judged &j)
{
    if (!j.choice || j.scores.size() < 2 || !j.scores[1].fits())
        return std::nullopt;
    const auto points = [](const Score &score) {
        return Figure{"points"_L1,
                      score.total,
                      Unit::Count,
                      Origin::Computed,
                      Text::tr("sum of weight × measure over the table of weights"),
                      rowOf(score.choice).name};
    };
    return reasonWith(Text::tr("By the table of weights this has %1 points, the next best %2: ") +
                          rowOf(j.scores[1].choice).translatedTitle() + u'.',
                      {points(j.scores[0]), points(j.scores[1])});
}

std::optional<Reason> turnReason(const Judged &j)
{
    const auto next = std::ranges::find_if(
        j.turns, [&j](const Turn &turn) { return turn.load > j.situation.callsPerSecond; });
    if (next == j.turns.end())
        return std::nullopt;
    return reasonWith(Text::tr("From %1 on another choice fits better: ") +
                          rowOf(next->to).translatedTitle() + u'.',
                      {{"calls-per-second"_L1, next->load, Unit::PerSecond, Origin::Computed,
                        Text::tr("where the points of both are the same"), rowOf(next->to).name}});
}

constexpr ReasonWriter writerRows[] = {
    {"nothing-fits"_L1, {}, nothingFitsReason},
    {"not-measured"_L1, {}, notMeasuredReason},
    {"waiting"_L1, {}, waitingReason},
    {"revocation"_L1, {Spec::Rfc7009, "3"}, revocationReason},
    {"client-reads-token"_L1, {Spec::Rfc7519, "12"}, readingReason},
    {"works-without-server"_L1, {}, serverDownReason},
    {"proof"_L1, {Spec::Rfc9701, "5"}, proofReason},
    {"narrow-tokens"_L1, {Spec::Rfc8693, "2"}, narrowReason},
    {"services"_L1, {}, servicesReason},
    {"cold-starts"_L1, {}, coldReason},
    {"server-load"_L1, {}, serverLoadReason},
    {"token-size"_L1, {Spec::Rfc6750, "2.1"}, sizeReason},
    {"next-best"_L1, {}, nextBestReason},
    {"turn"_L1, {}, turnReason},
};

} // namespace

std::span<const ReasonWriter> reasonWriters()
{
    return writerRows;
}

Reason reasonWith(const QString &text, std::vector<Figure> figures)
{
    return {{}, withFigures(text, figures), std::move(figures)};
}

} // namespace claimcheck::compare
