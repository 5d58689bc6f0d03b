#pragma once

#include "core/jose/key_collection.h"

namespace claimcheck::report {

/// "RSA 2048", "EC P-256", "secret, 20 bytes", "Ed25519"; of a key that is not known its kty.
[[nodiscard]] QString keyKindText(const jose::KeyEntry &entry);
/// "2048 bits, exponent 65537", "256 bits", "20 bytes"; empty for a key that is not known.
[[nodiscard]] QString keySizeText(const jose::KeyEntry &entry);
/// "1 new, 2 gone": what the last reading changed; empty where nothing did.
[[nodiscard]] QString keyChangesText(const jose::KeySetDifference &difference);
/// "https://id.example.org/jwks", "test-keys.json" without its folder, "Pasted", "Made here, in memory only".
[[nodiscard]] QString keySetTitle(const jose::CollectedSet &set);

} // namespace claimcheck::report
