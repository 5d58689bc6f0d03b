#pragma once

// Private to core/formats: keys of a fixed length, given as text.

#include "core/jose/jwk.h"

#include <initializer_list>

namespace claimcheck::formats {

/// The ways in which a secret may stand for a key of one of these lengths: its bytes as they are,
/// hexadecimal, base64 or base64url. None where no reading has such a length, or the key is not a secret.
[[nodiscard]] std::vector<base::SecretBytes> secretReadings(const crypto::Key &secret,
                                                            std::initializer_list<qsizetype> sizes);

} // namespace claimcheck::formats
