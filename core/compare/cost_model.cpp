#include "core/compare/cost_model.h"

#include "core/compare/text.h"

#include <algorithm>
#include <array>

namespace claimcheck::compare {

using namespace Qt::StringLiterals;

namespace {

/// What the rates of all choices are made of.
struct CostTerms
{
    double calls, validations, tokens, instances, services, cold, keep, keepKeys;
    double jwtBytes, opaqueBytes;
    std::optional<double> life; ///< of the JWT, as it was issued
    double shortLife;
};

/// How many of the requests go past a cache with that many entries: each entry is filled by a request that
/// misses, serves those of the next `keep` seconds, and then waits for the next one (a renewal process whose
/// cycle is keep + 1/λ seconds). A cold share of the requests finds it empty in any case.
double cacheMisses(double requests, double entries, double keep, double cold = 0)
{
    const double perEntry = requests / entries;
    return requests * (cold + (1 - cold) / (1 + perEntry * keep));
}

CostTerms costTerms(const CostInputs &inputs, const Situation &s)
{
    const std::optional<double> life = inputs.jwtLifetime.value;
    // RFC 7662 §4: an answer is not kept past the token's exp.
    double keep = std::min(s.cacheSeconds, s.revokeWithinSeconds);
    double shortLife = std::max(s.revokeWithinSeconds, shortestLifeSeconds);
    if (life) {
        keep = std::min(keep, *life);
        shortLife = std::min(shortLife, *life);
    }
    return {s.callsPerSecond,
            s.callsPerSecond * s.servicesPerCall,
            s.tokensInUse,
            s.instances,
            s.servicesPerCall,
            s.coldPercent / 100,
            keep,
            inputs.keyCache.value.value_or(s.keyCacheSeconds),
            inputs.jwtBytes.value.value_or(0),
            inputs.opaqueBytes.value.value_or(0),
            life,
            shortLife};
}

/// A JWT is verified at each validation, with a key set that each instance keeps.
void verifyLocally(Rates &rates, const CostTerms &t)
{
    rates.verifications = t.validations;
    rates.keyFetches = cacheMisses(t.validations, t.instances, t.keepKeys, t.cold);
}

Rates jwtRates(const CostTerms &t)
{
    Rates rates{.clientBytes = t.validations * t.jwtBytes};
    verifyLocally(rates, t);
    return rates;
}

/// A client renews its token at the first call after it has expired. What a token of the issued life would
/// need as well is not counted: every choice has that.
Rates shortJwtRates(const CostTerms &t)
{
    Rates rates = jwtRates(t);
    const double issued = t.life ? cacheMisses(t.calls, t.tokens, *t.life) : 0;
    rates.tokenRequests = cacheMisses(t.calls, t.tokens, t.shortLife) - issued;
    return rates;
}

Rates introspectionRates(const CostTerms &t)
{
    return {.introspections = t.validations, .clientBytes = t.validations * t.opaqueBytes};
}

Rates cachedRates(const CostTerms &t)
{
    return {.introspections = cacheMisses(t.validations, t.tokens * t.instances, t.keep, t.cold),
            .clientBytes = t.validations * t.opaqueBytes};
}

Rates signedRates(const CostTerms &t)
{
    Rates rates = cachedRates(t);
    rates.verifications = rates.introspections;
    rates.keyFetches = cacheMisses(rates.introspections, t.instances, t.keepKeys, t.cold);
    return rates;
}

/// The gateway has one cache for all, and does not start cold.
Rates phantomRates(const CostTerms &t)
{
    Rates rates{.introspections = cacheMisses(t.calls, t.tokens, t.keep),
                .clientBytes = t.calls * t.opaqueBytes,
                .innerBytes = t.validations * t.jwtBytes};
    verifyLocally(rates, t);
    return rates;
}

/// One exchange for each service that the call passes.
Rates exchangeRates(const CostTerms &t)
{
    Rates rates{.tokenRequests = cacheMisses(t.calls, t.tokens, t.keep) * t.services,
                .clientBytes = t.calls * t.opaqueBytes,
                .innerBytes = t.validations * t.jwtBytes};
    verifyLocally(rates, t);
    return rates;
}

/// In the order of Choice.
constexpr std::array rateFunctions{introspectionRates, cachedRates,   signedRates, phantomRates,
                                   exchangeRates,      shortJwtRates, jwtRates};

/// A rate of something that costs: nothing where it does not happen, unknown where it was not measured.
struct CostTerm
{
    double rate;
    std::optional<double> each;
};

std::optional<double> sumOf(std::initializer_list<CostTerm> costTermList)
{
    double sum = 0;
    for (const CostTerm &term : costTermList) {
        if (term.rate > 0 && !term.each)
            return std::nullopt;
        sum += term.rate * term.each.value_or(0);
    }
    return sum;
}

/// The measured time with the user's way to the server in place of the measured one.
std::optional<double> withOwnWay(const MeasuredFigure &time, const CostInputs &inputs, const Situation &s)
{
    if (!time.value)
        return std::nullopt;
    return std::max(0.0, *time.value - inputs.network.value.value_or(0)) + s.networkMilliseconds / 1000;
}

/// Behind a gateway there is a JWT, whatever the client holds.
bool tokensKnown(const ChoiceRow &row, const CostInputs &inputs)
{
    const bool ofReference = row.clientHolds == ClientHolds::Jwt || inputs.opaqueBytes.value;
    const bool hasJwt = row.clientHolds == ClientHolds::Jwt || row.needsGateway == YesNo::Yes;
    return ofReference && (!hasJwt || inputs.jwtBytes.value);
}

std::optional<double> staleSeconds(Choice choice, const CostTerms &t)
{
    switch (choice) {
    case Choice::Introspection: return 0;
    case Choice::ShortJwt: return t.shortLife;
    case Choice::JwtLocal: return t.life;
    default: return t.keep;
    }
}

constexpr QuantityRow quantityRows[] = {
    {Quantity::WaitPerCall, "wait-per-call"_L1, Unit::Seconds,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Waiting per call"),
     QT_TRANSLATE_NOOP("claimcheck_compare", "waiting in all calls of a second / calls per second")},
    {Quantity::WaitPerSecond, "wait-per-second"_L1, Unit::SecondsPerSecond,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Waiting in all calls of a second"),
     QT_TRANSLATE_NOOP("claimcheck_compare",
                       "verifications × local check + (introspections × introspection + key fetches × key "
                       "fetch + token requests × token request), each with your network time")},
    {Quantity::ServerRequests, "server-requests"_L1, Unit::PerSecond,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Requests to the server"),
     QT_TRANSLATE_NOOP("claimcheck_compare",
                       "introspections + key fetches + token requests beyond those of every choice; a cache "
                       "misses 1 in 1 + requests per entry × seconds kept")},
    {Quantity::BytesPerSecond, "bytes-per-second"_L1, Unit::BytesPerSecond,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Bytes for tokens"),
     QT_TRANSLATE_NOOP("claimcheck_compare",
                       "tokens in requests + introspections + key sets + token responses")},
};
static_assert(std::size(quantityRows) == std::size_t(Quantity::BytesPerSecond) + 1);

} // namespace

Cost costOf(Choice choice, const CostInputs &inputs, const Situation &situation)
{
    const CostTerms terms = costTerms(inputs, situation);
    Cost cost;
    cost.rates = rateFunctions[std::size_t(choice)](terms);
    cost.rates.validations = terms.validations;
    cost.cacheSeconds = choice == Choice::Introspection ? 0 : terms.keep;
    cost.staleSeconds = staleSeconds(choice, terms);
    if (choice == Choice::ShortJwt || choice == Choice::JwtLocal)
        cost.tokenLife = cost.staleSeconds;
    const Rates &rates = cost.rates;
    cost.waitPerSecond = sumOf({{rates.verifications, inputs.localVerify.value},
                                {rates.introspections, withOwnWay(inputs.introspection, inputs, situation)},
                                {rates.keyFetches, withOwnWay(inputs.keyFetch, inputs, situation)},
                                {rates.tokenRequests, withOwnWay(inputs.tokenRequest, inputs, situation)}});
    if (cost.waitPerSecond)
        cost.waitPerCall = *cost.waitPerSecond / terms.calls;
    cost.serverRequests = rates.introspections + rates.keyFetches + rates.tokenRequests;
    if (tokensKnown(rowOf(choice), inputs))
        cost.bytesPerSecond = sumOf({{1, rates.clientBytes + rates.innerBytes},
                                     {rates.introspections, inputs.introspectionBytes.value},
                                     {rates.keyFetches, inputs.keySetBytes.value},
                                     {rates.tokenRequests, inputs.tokenResponseBytes.value}});
    return cost;
}

std::span<const QuantityRow> quantities()
{
    return quantityRows;
}

const QuantityRow &rowOf(Quantity quantity)
{
    return quantityRows[std::size_t(quantity)];
}

QString QuantityRow::translatedTitle() const
{
    return Text::tr(title);
}

QString QuantityRow::translatedFormula() const
{
    return Text::tr(formula);
}

std::optional<double> valueOf(const Cost &cost, Quantity quantity)
{
    switch (quantity) {
    case Quantity::WaitPerCall: return cost.waitPerCall;
    case Quantity::WaitPerSecond: return cost.waitPerSecond;
    case Quantity::ServerRequests: return cost.serverRequests;
    case Quantity::BytesPerSecond: break;
    }
    return cost.bytesPerSecond;
}

} // namespace claimcheck::compare
