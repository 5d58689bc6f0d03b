#pragma once

#include "core/base/result.h"
#include "core/formats/open.h"

namespace claimcheck::formats {

/// Longer text is not decoded: base62 takes time that grows with the square of the length.
inline constexpr qsizetype maxBrancaText = 8 * 1024;

/// Branca: 0xBA, the time, a nonce, a ciphertext with its tag; all in base62.
struct Branca
{
    QByteArray header; ///< authenticated with the ciphertext: version, time and nonce
    QByteArray nonce;
    QByteArray sealed;   ///< ciphertext and tag
    quint32 seconds = 0; ///< since 1970-01-01T00:00:00Z
};

/// The bytes of a number in base62 (0-9A-Za-z), the most significant first and never zero. Code:
/// "base62-character".
[[nodiscard]] base::Result<QByteArray> decodeBase62(QByteArrayView text);

/// Codes: "branca-size", "branca-version", "branca-cut-short", "base62-character".
[[nodiscard]] base::Result<Branca> readBranca(QByteArrayView token);

/// Appends the Branca token that the text is. Fields: version, timestamp, nonce.
void recognizeBranca(QByteArrayView token, std::vector<Recognized> &found);

/// With the shared key of 32 bytes. Codes: those of readBranca() and openWithSecrets().
[[nodiscard]] Opened openBranca(QByteArrayView token, const jose::KeySet &keys, const OpenOptions &options);

} // namespace claimcheck::formats
