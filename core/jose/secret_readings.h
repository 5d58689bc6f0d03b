#pragma once

// Internal to core/jose: in which other ways a secret may have been meant.
#include "core/base/secret_bytes.h"

#include <QLatin1StringView>
#include <QString>

#include <vector>

namespace claimcheck::jose {

struct SecretReading
{
    QLatin1StringView
        code; ///< "secret-base64", "secret-base64url", "secret-hex", "secret-newline", "secret-quotes"
    base::SecretBytes secret;
    QString what;   ///< "the secret decoded from base64": in the middle of a sentence
    QString advice; ///< a sentence: what to do
};

/// The secret decoded, as text that the other side did not decode, and with or without what is easily around
/// it; in the order of likelihood. Readings that are empty or the secret itself are left out.
[[nodiscard]] std::vector<SecretReading> secretReadings(QByteArrayView secret);

} // namespace claimcheck::jose
