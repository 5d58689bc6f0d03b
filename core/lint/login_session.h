#pragma once

#include "core/lint/outcome.h"
#include "core/lint/run_reading.h"

namespace claimcheck::lint {

// The session that a run signed in to, for what is told of its end.

/// The run's newest ID token that has a sid; without one the newest. nullopt: none could be read.
[[nodiscard]] std::optional<ReadJwt> sessionTokenOf(const Run &run);

/// Whether the sid of a logout notice is the ID token's; passed where the notice has none.
[[nodiscard]] Verdict sidIsTheSame(const ReadJwt &idToken, const QByteArray &sid);

} // namespace claimcheck::lint
