#pragma once

// Internal to core/jose: a JWK for people, indented, in the order kty, kid, use, alg, key_ops, the key
// itself.
#include "core/jose/key_entry.h"

namespace claimcheck::jose {

/// depth: how many levels it stands inside others. No copy of what is private is left behind.
[[nodiscard]] base::SecretBytes jwkText(const KeyEntry &entry, JwkPart part, int depth = 0);

} // namespace claimcheck::jose
