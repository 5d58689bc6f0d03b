#pragma once

#include "core/base/result.h"
#include "core/crypto/key.h"

namespace claimcheck::crypto {

/// The X25519 key of an Ed25519 private key: both have the same scalar, the first half of SHA-512 of the seed
/// (RFC 8032 §5.1.5). Codes: "key-kind", "key-not-private".
[[nodiscard]] base::Result<Key> x25519FromEd25519(const Key &key);

} // namespace claimcheck::crypto
