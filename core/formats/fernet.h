#pragma once

#include "core/base/result.h"
#include "core/formats/open.h"

namespace claimcheck::formats {

/// Fernet: 0x80, the time, an IV, a ciphertext and its HMAC; all in base64url.
struct Fernet
{
    QByteArray authenticated; ///< everything before the HMAC
    QByteArray iv, ciphertext, hmac;
    qint64 seconds = 0; ///< since 1970-01-01T00:00:00Z
};

/// Padding may be missing, as some issuers strip it. Codes: "fernet-version", "fernet-cut-short",
/// "fernet-blocks" (the ciphertext is not of whole blocks), "fernet-base64", "fernet-time" (beyond what a
/// calendar holds).
[[nodiscard]] base::Result<Fernet> readFernet(QByteArrayView token);

/// Appends the Fernet token that the text is, whole or damaged. Fields: version, timestamp, iv.
void recognizeFernet(QByteArrayView token, std::vector<Recognized> &found);

/// With the key of 32 bytes: the HMAC is verified before anything is decrypted. Its age is not judged: how
/// long a token lives is for its receiver to say. Codes: those of readFernet() and
/// openWithSecrets(), "fernet-padding" (the HMAC fits and the padding does not).
[[nodiscard]] Opened openFernet(QByteArrayView token, const jose::KeySet &keys, const OpenOptions &options);

} // namespace claimcheck::formats
