#pragma once

// Internal to core/jose: what Jwk's member functions are made of.
#include "core/jose/jwk.h"

namespace claimcheck::jose {

[[nodiscard]] QByteArray ktyOf(const crypto::Key &key);
/// RFC 7638 §3, base64url; empty for a key that cannot be exported.
[[nodiscard]] QByteArray thumbprintOf(const crypto::Key &key, crypto::Digest digest = crypto::Digest::Sha256);
[[nodiscard]] QByteArray writeJwk(const Jwk &jwk, JwkPart part);

} // namespace claimcheck::jose
