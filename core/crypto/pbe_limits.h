#pragma once

// Internal to core/crypto: what deriving a key from a pass phrase may cost.
#include "core/base/result.h"
#include "core/crypto/openssl_handles.h"

namespace claimcheck::crypto {

/// Rounds of PBKDF2 and its kin that take about three seconds; files in use have up to a million.
inline constexpr std::int64_t maxPassphraseRounds = 5'000'000;

/// Whether the password-based encryption that an algorithm identifier describes stays within limits (PBES1,
/// PBES2 with PBKDF2 or scrypt; RFC 8018). True for what is none.
[[nodiscard]] bool isAffordable(const X509_ALGOR &algorithm);

/// Code "key-passphrase-rounds".
[[nodiscard]] base::Error roundsError();

} // namespace claimcheck::crypto
