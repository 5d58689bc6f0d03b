#pragma once

#include "core/lint/run_reading.h"

namespace claimcheck::lint {

/// What an introspection tells of its token: the body, or token_introspection of a JWT (RFC 9701 §5). Empty
/// where there is nothing to be read; a signature is not looked at.
[[nodiscard]] encoding::JsonDocument introspectionOf(const ObservedMessage &message);

} // namespace claimcheck::lint
