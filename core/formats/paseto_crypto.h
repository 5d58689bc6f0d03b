#pragma once

// Private to core/formats: what the four versions of PASETO compute.

#include "core/formats/paseto.h"

#include <optional>

namespace claimcheck::formats {

/// The plaintext of a local token; nullopt where the authentication tag does not fit.
[[nodiscard]] std::optional<QByteArray> decryptPaseto(const Paseto &paseto, QByteArrayView key,
                                                      QByteArrayView implicitAssertion);

[[nodiscard]] crypto::SignatureCheck verifyPaseto(const Paseto &paseto, const crypto::Key &key,
                                                  QByteArrayView implicitAssertion);

} // namespace claimcheck::formats
