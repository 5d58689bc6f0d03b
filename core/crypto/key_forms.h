#pragma once

#include "core/crypto/key_file.h"

namespace claimcheck::crypto {

enum class KeyEncoding : quint8 { Pem, Der };
/// Pkcs8: SubjectPublicKeyInfo and PKCS#8. Traditional: what only RSA (PKCS#1, RFC 8017 appendix A.1) and
/// private EC keys (SEC 1, RFC 5915) have.
enum class KeyStyle : quint8 { Pkcs8, Traditional };

/// How a key is written for other programs.
struct KeyFileForm
{
    KeyEncoding encoding = KeyEncoding::Pem;
    KeyStyle style = KeyStyle::Pkcs8;
    KeyPart part = KeyPart::Public;
    /// Not empty: the private part is encrypted (RFC 5958 §3: PBES2, PBKDF2 with SHA-256, AES-256-CBC).
    base::SecretBytes passphrase = {};
};

/// Codes: "key-kind" (a secret has no such form, nor has this kind of key the traditional one),
/// "key-not-private", "key-form" (only PKCS#8 is encrypted), "key-not-exportable".
[[nodiscard]] base::Result<base::SecretBytes> writeKeyFile(const Key &key, const KeyFileForm &form);

} // namespace claimcheck::crypto
