#pragma once

// Internal to core/jose: keys that are computed, for encrypting and decrypting alike.
#include "core/crypto/aead.h"
#include "core/crypto/key_agreement.h"
#include "core/jose/algorithms.h"

namespace claimcheck::jose {

/// PartyUInfo and PartyVInfo (RFC 7518 §4.6.1.2, §4.6.1.3), decoded.
struct AgreementInfo
{
    QByteArray apu, apv;
};

/// The content key (ECDH-ES) or what wraps it (RFC 7518 §4.6.2). Codes: those of crypto::agree().
[[nodiscard]] base::Result<base::SecretBytes> agreedKey(const AlgorithmRow &alg, const AlgorithmRow &enc,
                                                        const crypto::Key &own, const crypto::Key &peer,
                                                        const AgreementInfo &info);

/// What wraps the content key (RFC 7518 §4.8); salt is p2s, decoded.
[[nodiscard]] base::SecretBytes passwordKey(const AlgorithmRow &alg, QByteArrayView password,
                                            QByteArrayView salt, int iterations);

/// A content encryption, or the AES-GCM of AES-GCM key wrap, as crypto has it.
[[nodiscard]] crypto::AeadMethod aeadMethod(const AlgorithmRow &row);

} // namespace claimcheck::jose
