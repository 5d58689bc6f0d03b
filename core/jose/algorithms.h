#pragma once

#include "core/base/spec_ref.h"
#include "core/crypto/signature.h"

#include <span>

namespace claimcheck::jose {

enum class AlgorithmUse : quint8 { Signature, KeyManagement, ContentEncryption };

/// What the IANA registry and practice say of it.
enum class AlgorithmStatus : quint8 { Recommended, Optional, Deprecated, Prohibited };

/// How the content encryption key is found (RFC 7516 §5.1).
enum class KeyManagement : quint8 {
    None,
    Rsa15,
    RsaOaep,
    AesKeyWrap,
    AesGcmKeyWrap,
    Direct,
    Ecdh,
    EcdhKeyWrap,
    Pbes2
};

struct AlgorithmRow
{
    const char *name;
    AlgorithmUse use;
    AlgorithmStatus status;
    crypto::KeyKind keyKind;
    crypto::SignatureMethod
        method; ///< signatures; for JWE only the digest is set (OAEP, Concat KDF, PBES2, CBC-HMAC)
    KeyManagement management;
    int keyBytes; ///< HMAC: least length of the secret (RFC 7518 §3.2); wrapping and content encryption:
                  ///< exact length; else 0
    int ivBytes;
    int tagBytes;
    base::SpecRef spec;
    const char *description; ///< one line, source text of a translation
};

/// THE table: every JWS alg, JWE alg and JWE enc that Claimcheck knows.
[[nodiscard]] std::span<const AlgorithmRow> algorithmTable();

/// By exact name; nullptr if unknown. "none" is in the table, with SignatureScheme::None.
[[nodiscard]] const AlgorithmRow *findAlgorithm(QByteArrayView name);
/// As above, and of that use only.
[[nodiscard]] const AlgorithmRow *findAlgorithm(QByteArrayView name, AlgorithmUse use);

/// The row's description, translated.
[[nodiscard]] QString description(const AlgorithmRow &row);

/// True for "none" in any spelling (RFC 8725 §2.1: "None", "nOnE" are attacks on case-sensitive filters).
[[nodiscard]] bool isNone(QByteArrayView alg);

/// Whether a key may be used with an algorithm of use Signature: kind and curve go together, no confusion
/// possible.
[[nodiscard]] bool keyFits(const AlgorithmRow &row, const crypto::Key &key);

} // namespace claimcheck::jose
