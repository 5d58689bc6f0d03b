#pragma once

#include "core/formats/recognized.h"
#include "core/jose/decrypt.h"

namespace claimcheck::formats {

/// What came out of a token with keys. Which verdict there is depends on the format: signed or encrypted.
struct Opened
{
    std::optional<jose::SignatureVerdict> signature;
    std::optional<jose::DecryptionVerdict> decryption;
    std::optional<Content> plaintext; ///< only where it was decrypted and authenticated
};

struct OpenOptions
{
    QByteArray implicitAssertion; ///< PASETO v3 and v4: what both sides know and the token does not carry
};

/// Verifies or decrypts a token that recognize() has named. Without keys the verdict is "not-checked" or
/// "not-tried"; a format that no key can open gives neither. Codes: "no-key" and those of each format's
/// header.
[[nodiscard]] Opened open(const Recognized &recognized, QByteArrayView token, const jose::KeySet &keys,
                          const OpenOptions &options = {});

} // namespace claimcheck::formats
