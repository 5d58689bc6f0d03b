#pragma once

#include "core/base/spec_ref.h"
#include "core/compare/situation.h"

#include <span>

namespace claimcheck::compare {

/// The ways in which an API can be given access tokens.
enum class Choice : quint8 {
    Introspection,
    CachedIntrospection,
    SignedIntrospection,
    PhantomToken,
    EdgeExchange,
    ShortJwt,
    JwtLocal,
};

enum class Family : quint8 { Opaque, Between, Jwt };
/// What the client holds.
enum class ClientHolds : quint8 { Reference, Jwt };

struct ChoiceRow
{
    Choice id;
    QLatin1StringView name; ///< "cached-introspection": stable
    Family family;
    ClientHolds clientHolds;
    YesNo asksServer; ///< for each token, at least now and then
    YesNo needsGateway;
    int movingParts;     ///< what has to be built and run besides: 0 for the plain ones
    const char *title;   ///< QT_TRANSLATE_NOOP in the context "claimcheck_compare"
    const char *label;   ///< a few words for a plot
    const char *heading; ///< of the answer that recommends it
    const char *what;    ///< one sentence
    base::SpecRef spec;

    [[nodiscard]] QString translatedTitle() const;
    [[nodiscard]] QString translatedLabel() const;
    [[nodiscard]] QString translatedHeading() const;
    [[nodiscard]] QString translatedWhat() const;
};

/// In the order in which a tie is decided: what asks the server first, what lives longest last.
[[nodiscard]] std::span<const ChoiceRow> choices();
[[nodiscard]] const ChoiceRow &rowOf(Choice choice);

} // namespace claimcheck::compare
