#pragma once

#include "core/base/random.h"
#include "core/crypto/key.h"

namespace claimcheck::crypto {

/// Codes: "key-rsa-size" (below 1024 or above 16384 bits), "key-invalid".
[[nodiscard]] base::Result<Key> generateRsa(int bits);
/// EC, OKP and ML-DSA. Codes: "not-supported-by-openssl", "key-invalid".
[[nodiscard]] base::Result<Key> generateOn(Curve curve);
[[nodiscard]] Key generateSecret(qsizetype bytes, base::Random &random);

} // namespace claimcheck::crypto
