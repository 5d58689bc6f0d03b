#pragma once

#include "core/base/random.h"
#include "core/crypto/key.h"

#include <functional>

namespace claimcheck::crypto {

/// Asked again and again while a key is being made; true gives it up.
using StopQuestion = std::function<bool()>;

/// Takes seconds from 4096 bits on: run it off the event loop. Codes: "key-rsa-size" (below 1024 or above
/// 16384 bits), "key-stopped" (stop said so), "key-invalid".
[[nodiscard]] base::Result<Key> generateRsa(int bits, const StopQuestion &stop = {});
/// EC, OKP and ML-DSA. Codes: "not-supported-by-openssl", "key-invalid".
[[nodiscard]] base::Result<Key> generateOn(Curve curve);
[[nodiscard]] Key generateSecret(qsizetype bytes, base::Random &random);

} // namespace claimcheck::crypto
