#pragma once

// Private to core/formats: a signature that a shared secret gives.

#include "core/formats/open.h"

#include <functional>

namespace claimcheck::formats {

/// Tries each secret of keys. alg is what the verdict says was used. Verified with the first secret for which
/// fits is true; Invalid "wrong-secret" where there is none; NotChecked "no-key" where keys has no secrets.
[[nodiscard]] Opened checkWithSecrets(const jose::KeySet &keys, const QByteArray &alg,
                                      const std::function<bool(QByteArrayView secret)> &fits);

} // namespace claimcheck::formats
