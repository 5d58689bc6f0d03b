#include "core/compare/situation.h"

#include "core/compare/text.h"

#include <algorithm>
#include <cmath>

namespace claimcheck::compare {

using namespace Qt::StringLiterals;

namespace {

constexpr NumberRow numberRows[] = {
    {"calls-per-second"_L1, &Situation::callsPerSecond, 0.01, 1e6, Unit::PerSecond, 1,
     QT_TRANSLATE_NOOP("claimcheck_compare", "API calls per second"), "",
     QT_TRANSLATE_NOOP("claimcheck_compare", "Over all instances of the API, in a busy hour.")},
    {"network-ms"_L1, &Situation::networkMilliseconds, 0, 10'000, Unit::Seconds, 0.001,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Network to the server"), " ms",
     QT_TRANSLATE_NOOP("claimcheck_compare",
                       "One round trip from the API to the authorization server where they will run.")},
    {"revoke-within"_L1, &Situation::revokeWithinSeconds, 0, 86'400, Unit::Seconds, 1,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Revocation must act within"), " s",
     QT_TRANSLATE_NOOP("claimcheck_compare",
                       "How long a revoked token may still be accepted. 0 is at once.")},
    {"cache-seconds"_L1, &Situation::cacheSeconds, 0, 3600, Unit::Seconds, 1,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Introspection answers kept for"), " s",
     QT_TRANSLATE_NOOP("claimcheck_compare",
                       "At most. Less is taken where revocation must act sooner or the token ends sooner.")},
    {"tokens-in-use"_L1, &Situation::tokensInUse, 1, 1e8, Unit::Count, 1,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Tokens in use at once"), "",
     QT_TRANSLATE_NOOP("claimcheck_compare",
                       "Different access tokens that call. The fewer, the more a cache helps.")},
    {"instances"_L1, &Situation::instances, 1, 10'000, Unit::Count, 1,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Instances that validate"), "",
     QT_TRANSLATE_NOOP("claimcheck_compare", "Each of them has a cache of its own.")},
    {"services-per-call"_L1, &Situation::servicesPerCall, 1, 100, Unit::Count, 1,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Services that one call passes"), "",
     QT_TRANSLATE_NOOP("claimcheck_compare", "Each of them validates the token.")},
    {"cold-percent"_L1, &Situation::coldPercent, 0, 100, Unit::Percent, 1,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Calls that start cold"), " %",
     QT_TRANSLATE_NOOP(
         "claimcheck_compare",
         "Share of the calls that reach an instance with empty caches, as new functions have.")},
    {"key-cache-seconds"_L1, &Situation::keyCacheSeconds, 0, 604'800, Unit::Seconds, 1,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Key set kept for"), " s",
     QT_TRANSLATE_NOOP("claimcheck_compare", "What the server says of its key set wins over this.")},
    {"header-limit"_L1, &Situation::headerLimitBytes, 256, 1'048'576, Unit::Bytes, 1,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Limit for header fields"), " bytes",
     QT_TRANSLATE_NOOP("claimcheck_compare",
                       "The smallest of all servers and gateways between the client and the API.")},
};

constexpr AnswerRow answerRows[] = {
    {"client-may-read"_L1, &Situation::clientMayRead,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Token may be read by clients"),
     QT_TRANSLATE_NOOP("claimcheck_compare", "Whoever holds a signed JWT can read its claims.")},
    {"personal-data"_L1, &Situation::personalData,
     QT_TRANSLATE_NOOP("claimcheck_compare", "The API needs personal data in the token"),
     QT_TRANSLATE_NOOP("claimcheck_compare", "Names, addresses, numbers of a person.")},
    {"gateway"_L1, &Situation::gateway, QT_TRANSLATE_NOOP("claimcheck_compare", "A gateway stands in front"),
     QT_TRANSLATE_NOOP("claimcheck_compare", "It can ask the server and pass on another token.")},
    {"works-without-server"_L1, &Situation::worksWithoutServer,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Must work while the server is down"),
     QT_TRANSLATE_NOOP("claimcheck_compare", "Or out of its reach.")},
    {"proof"_L1, &Situation::proofOfAnswer,
     QT_TRANSLATE_NOOP("claimcheck_compare", "The server's answer must be provable later"),
     QT_TRANSLATE_NOOP("claimcheck_compare", "As evidence of what it said of the token at that moment.")},
    {"narrow-tokens"_L1, &Situation::narrowTokens,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Each service needs a token of its own audience"),
     QT_TRANSLATE_NOOP("claimcheck_compare", "So that no service can use what it got to call another one.")},
};

} // namespace

std::span<const NumberRow> numberQuestions()
{
    return numberRows;
}

std::span<const AnswerRow> answerQuestions()
{
    return answerRows;
}

QString NumberRow::translatedTitle() const
{
    return Text::tr(title);
}

QString NumberRow::translatedHelp() const
{
    return Text::tr(help);
}

QString AnswerRow::translatedTitle() const
{
    return Text::tr(title);
}

QString AnswerRow::translatedHelp() const
{
    return Text::tr(help);
}

Situation limited(const Situation &situation)
{
    Situation result = situation;
    for (const NumberRow &row : numberRows) {
        double &value = result.*row.member;
        value = std::isnan(value) ? Situation().*row.member : std::clamp(value, row.minimum, row.maximum);
    }
    return result;
}

Figure answered(const Situation &situation, QLatin1StringView id)
{
    const auto *row = std::ranges::find(numberRows, id, &NumberRow::id);
    Q_ASSERT_X(row != std::end(numberRows), "answered", "no such question");
    return {id, situation.*row->member * row->scale, row->unit, Origin::Answered, row->translatedTitle()};
}

} // namespace claimcheck::compare
