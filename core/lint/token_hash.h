#pragma once

#include <QByteArray>

namespace claimcheck::lint {

/// at_hash and c_hash, OpenID Connect Core 1.0 §3.1.3.6 and §3.3.2.11: base64url of the left half of the hash
/// that goes with alg. Empty where alg has none.
[[nodiscard]] QByteArray tokenHash(const QByteArray &alg, const QByteArray &value);

} // namespace claimcheck::lint
