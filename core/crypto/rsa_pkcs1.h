#pragma once

#include "core/crypto/key.h"

#include <QByteArray>

namespace claimcheck::crypto {

/// RSAPrivateKey in DER (RFC 8017 appendix A.1.2), as "BEGIN RSA PRIVATE KEY" has it. Codes: "key-kind",
/// "key-not-private".
[[nodiscard]] base::Result<QByteArray> rsaKeyToPkcs1(const Key &key);

} // namespace claimcheck::crypto
