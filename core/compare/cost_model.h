#pragma once

#include "core/compare/choices.h"
#include "core/compare/cost_inputs.h"
#include "core/compare/situation.h"

#include <vector>

namespace claimcheck::compare {

/// How often something happens, 1/s.
struct Rates
{
    double validations = 0;    ///< of a token by the API or a service behind it
    double verifications = 0;  ///< of a signature
    double introspections = 0; ///< at the server
    double keyFetches = 0;     ///< from the server
    double tokenRequests = 0;  ///< at the server, beyond those that every choice has
    double clientBytes = 0;    ///< of tokens from clients, bytes/s
    double innerBytes = 0;     ///< of tokens behind the gateway, bytes/s
};

/// What a choice costs at one load. A member is empty where a figure that it needs was not measured.
struct Cost
{
    Rates rates;
    double cacheSeconds = 0;              ///< for which it keeps an answer
    std::optional<double> tokenLife;      ///< seconds, of the token that the API accepts without asking
    std::optional<double> staleSeconds;   ///< longest time for which a revoked token is accepted
    std::optional<double> waitPerSecond;  ///< seconds of waiting in all calls of a second
    std::optional<double> waitPerCall;    ///< seconds
    double serverRequests = 0;            ///< 1/s
    std::optional<double> bytesPerSecond; ///< tokens, introspections, key sets, token responses
};

/// A JWT that lives shorter than this is renewed more than it is used: no choice offers one.
inline constexpr double shortestLifeSeconds = 30;

/// The pure cost of a choice. Every figure in it is a rate times a measured figure:
///   waiting = verifications × verify + introspections × (introspection + network)
///             + key fetches × (key fetch + network) + token requests × (token request + network)
/// where the measured way to the server is replaced by the user's. A cache of N seconds that is asked λ times
/// a second for each entry misses 1 in 1 + λN (renewal theory, calls coming at random).
[[nodiscard]] Cost costOf(Choice choice, const CostInputs &inputs, const Situation &situation);

/// What a plot can show of a cost.
enum class Quantity : quint8 { WaitPerCall, WaitPerSecond, ServerRequests, BytesPerSecond };

struct QuantityRow
{
    Quantity id;
    QLatin1StringView name; ///< "wait-per-call": stable
    Unit unit;
    const char *title; ///< QT_TRANSLATE_NOOP in the context "claimcheck_compare"
    const char *formula;

    [[nodiscard]] QString translatedTitle() const;
    [[nodiscard]] QString translatedFormula() const;
};

[[nodiscard]] std::span<const QuantityRow> quantities();
[[nodiscard]] const QuantityRow &rowOf(Quantity quantity);
[[nodiscard]] std::optional<double> valueOf(const Cost &cost, Quantity quantity);

} // namespace claimcheck::compare
