#pragma once

#include "core/flow/trace.h"

namespace claimcheck::flow {

/// The code that the user of a device grant compares or types in (RFC 8628 §3.2); empty in other runs. It is
/// for its user's eyes: exports hide it.
[[nodiscard]] QString userCodeOf(const Trace &trace);

} // namespace claimcheck::flow
