#pragma once

// Private to core/formats: verdicts in one line.

#include "core/formats/open.h"

#include <functional>

namespace claimcheck::formats {

[[nodiscard]] jose::KeyUsed keyUsed(const jose::Jwk &jwk);

[[nodiscard]] Opened decryptionFailed(const QByteArray &alg, jose::DecryptionStep step,
                                      const jose::Reason &reason);
[[nodiscard]] Opened decrypted(const QByteArray &alg, jose::KeyUsed key, QByteArray plaintext);

/// No key was given, or none of those given could be read: NotTried with the code "no-key" or the key's own.
[[nodiscard]] Opened decryptionNotTried(const QByteArray &alg, const jose::KeySet &keys);
/// The same for a signature.
[[nodiscard]] Opened signatureNotChecked(const QByteArray &alg, const jose::KeySet &keys);

/// Tries each reading of each secret that has keyBytes; open answers with the plaintext or with nothing. The
/// verdict's codes: "no-key", "key-length" (no secret has that length), "wrong-tag".
[[nodiscard]] Opened openWithSecrets(const jose::KeySet &keys, const QByteArray &alg, qsizetype keyBytes,
                                     const std::function<std::optional<QByteArray>(QByteArrayView)> &open);

} // namespace claimcheck::formats
