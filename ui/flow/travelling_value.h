#pragma once

#include "core/flow/trace.h"

#include <vector>

namespace claimcheck::ui::flow {

/// The numbers of the messages that carry a value: as it is, percent-encoded, or, for a PKCE verifier and its
/// challenge, as the other of the two (RFC 7636 §4.2). Empty for a value that is too short to mean anything.
[[nodiscard]] std::vector<int> messagesWith(const claimcheck::flow::Trace &trace, const QByteArray &value);

} // namespace claimcheck::ui::flow
