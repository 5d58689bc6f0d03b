#pragma once

// Internal to core/jose: from a recipient's encrypted key and one key of the user's to the content key.
#include "core/jose/algorithms.h"
#include "core/jose/decrypt.h"

namespace claimcheck::jose {

/// A recipient and its two algorithms.
struct DecryptionTask
{
    const ParsedJwe &jwe;
    const JweRecipient &recipient;
    const AlgorithmRow &alg;
    const AlgorithmRow &enc;
};

/// The content key; as long as enc needs. jwk is apt (see decryption_keys.h). What PBKDF2 uses is taken from
/// iterationsLeft. Codes: those that decrypt.h lists for key-management and key-unwrap.
[[nodiscard]] base::Result<base::SecretBytes> contentKey(const DecryptionTask &task, const Jwk &jwk,
                                                         qint64 &iterationsLeft);

/// Where an error of contentKey() belongs.
[[nodiscard]] DecryptionStep keyStep(const AlgorithmRow &alg, QLatin1StringView code);

} // namespace claimcheck::jose
