#pragma once

// Internal to core/jose: the sender's public key in a header (RFC 7518 §4.6.1.1).
#include "core/jose/jwk.h"

namespace claimcheck::jose {

/// Codes: "epk-invalid" (missing, unreadable, or not a point of its curve), "epk-curve" (another one than of
/// own).
[[nodiscard]] base::Result<crypto::Key> ephemeralKey(const encoding::JsonValue &epk, const Jwk &own);

} // namespace claimcheck::jose
