#pragma once

// Private to core/formats: how many bytes each PASERK has.

#include "core/formats/paserk.h"

namespace claimcheck::formats {

struct PaserkSize
{
    qsizetype least = 0, most = 0;
};

/// What the data of a PASERK is made of, in bytes.
struct PaserkLayout
{
    qsizetype tag;       ///< of wrapped, password and sealed keys
    qsizetype secretKey; ///< 0: DER, of any length
    qsizetype publicKey; ///< 0: DER
    qsizetype password;  ///< salt, cost and nonce of a password-wrapped key
    qsizetype sealing;   ///< the encrypted or ephemeral key of a sealed one
};

inline constexpr qsizetype localKeyBytes = 32;
inline constexpr qsizetype pieNonceBytes = 32;

[[nodiscard]] const PaserkLayout &paserkLayout(char version);
[[nodiscard]] PaserkSize paserkSize(char version, PaserkType type);

} // namespace claimcheck::formats
