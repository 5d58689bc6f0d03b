#pragma once

#include "core/compare/figure.h"

#include <span>

namespace claimcheck::compare {

enum class YesNo : quint8 { No, Yes };

/// What only the user knows about their API: the answers that the costs and the advice are drawn from. The
/// values here are the defaults of the questions.
struct Situation
{
    double callsPerSecond = 200;     ///< API calls, over all instances
    double networkMilliseconds = 12; ///< one round trip from the API to the authorization server
    double revokeWithinSeconds = 60; ///< how long a revoked token may still be accepted; 0 is at once
    double cacheSeconds = 30;        ///< how long an introspection answer may be kept
    double tokensInUse = 100;        ///< different access tokens that call within that time
    double instances = 2;            ///< that validate, each with a cache of its own
    double servicesPerCall = 1;      ///< services that one call passes, each of which validates
    double coldPercent = 0;          ///< of the calls that reach an instance with empty caches
    double keyCacheSeconds = 300;    ///< how long a key set is kept
    double headerLimitBytes = 8192;  ///< the smallest limit for the header fields on the way
    YesNo clientMayRead = YesNo::No;
    YesNo personalData = YesNo::No;       ///< in the token, whatever the measured one holds
    YesNo gateway = YesNo::No;            ///< one stands in front of the API and may keep state
    YesNo worksWithoutServer = YesNo::No; ///< the API must answer while the authorization server is down
    YesNo proofOfAnswer = YesNo::No;      ///< what the server said must be provable later
    YesNo narrowTokens = YesNo::No; ///< each service behind the gateway must get a token of its own audience

    friend bool operator==(const Situation &, const Situation &) = default;
};

/// A question with a number for an answer.
struct NumberRow
{
    QLatin1StringView id; ///< "calls-per-second": of the command line and of Figure::id
    double Situation::*member;
    double minimum;
    double maximum;
    Unit unit; ///< of the figure drawn from it; scale makes it one
    double scale;
    const char *title;  ///< QT_TRANSLATE_NOOP in the context "claimcheck_compare"
    const char *suffix; ///< " ms", " s", "" for a form
    const char *help;

    [[nodiscard]] QString translatedTitle() const;
    [[nodiscard]] QString translatedHelp() const;
};

/// A question that is answered with yes or no.
struct AnswerRow
{
    QLatin1StringView id;
    YesNo Situation::*member;
    const char *title;
    const char *help;

    [[nodiscard]] QString translatedTitle() const;
    [[nodiscard]] QString translatedHelp() const;
};

/// All questions, the most telling ones first.
[[nodiscard]] std::span<const NumberRow> numberQuestions();
[[nodiscard]] std::span<const AnswerRow> answerQuestions();

/// Every number within its limits; what is no number becomes the default.
[[nodiscard]] Situation limited(const Situation &situation);

/// The answer to a question as a figure. The id must be one of numberQuestions().
[[nodiscard]] Figure answered(const Situation &situation, QLatin1StringView id);

} // namespace claimcheck::compare
