#pragma once

#include "core/crypto/key.h"

namespace claimcheck::crypto {

/// "-----BEGIN RSA PUBLIC KEY-----" (RFC 8017 appendix A.1.1), as older tools write public keys. Codes:
/// "key-kind" (not RSA), "key-not-exportable".
[[nodiscard]] base::Result<QByteArray> publicKeyToPkcs1Pem(const Key &key);

} // namespace claimcheck::crypto
