#pragma once

// Internal to core/compare.
#include "core/compare/request_series.h"

namespace claimcheck::compare {

/// The introspection request for this token, with the authentication of the run's client (RFC 7662 §2.1).
[[nodiscard]] std::function<base::Result<http::Request>()> introspectionRequest(MeasureContext &context,
                                                                                CompareSide side);

/// Whether the answer says that the token is active. Errors: "introspection-refused",
/// "introspection-inactive".
[[nodiscard]] base::Result<void> readActive(const http::Response &response);

/// The exp of an introspection answer.
[[nodiscard]] std::optional<qint64> expiryOf(const http::Response &response);

} // namespace claimcheck::compare
