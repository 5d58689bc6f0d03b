#pragma once

// Internal to core/jose: what Jwk's member functions are made of.
#include "core/jose/jwk.h"

namespace claimcheck::jose {

[[nodiscard]] QByteArray ktyOf(const crypto::Key &key);
/// RFC 7638 §3, base64url; empty for a key that cannot be exported.
[[nodiscard]] QByteArray thumbprintOf(const crypto::Key &key, crypto::Digest digest = crypto::Digest::Sha256);
/// A member of the key itself: base64url, or the name of a curve.
struct JwkMember
{
    QLatin1StringView name;
    QByteArray value;
};
/// RFC 7518 §6, RFC 8037 §2, RFC 9964; without kty. None for the public part of a secret.
[[nodiscard]] std::vector<JwkMember> keyMembers(const crypto::Key &key, JwkPart part);
[[nodiscard]] QByteArray writeJwk(const Jwk &jwk, JwkPart part);

} // namespace claimcheck::jose
