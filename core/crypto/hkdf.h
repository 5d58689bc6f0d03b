#pragma once

#include "core/base/secret_bytes.h"
#include "core/crypto/digest.h"

namespace claimcheck::crypto {

/// RFC 5869: size bytes from a secret. An empty salt is the zeros of its §2.2. Empty where OpenSSL refuses
/// (more than 255 digests).
[[nodiscard]] base::SecretBytes hkdf(Digest digest, QByteArrayView secret, QByteArrayView salt,
                                     QByteArrayView info, qsizetype size);

} // namespace claimcheck::crypto
