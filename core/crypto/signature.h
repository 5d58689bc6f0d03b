#pragma once

#include "core/crypto/digest.h"
#include "core/crypto/key.h"

namespace claimcheck::crypto {

enum class SignatureScheme : quint8 { None, Hmac, RsaPkcs1, RsaPss, Ecdsa, Eddsa, MlDsa };

/// How a signature is made; of the key only what the scheme fixes. PSS: MGF1 with the same digest, salt as
/// long as it.
struct SignatureMethod
{
    SignatureScheme scheme = SignatureScheme::None;
    Digest digest = Digest::None;
    Curve curve = Curve::None; ///< None: any curve of the scheme

    friend bool operator==(const SignatureMethod &, const SignatureMethod &) = default;
};

enum class SignatureCheck : quint8 {
    Valid,
    Wrong,        ///< right shape, does not fit
    WrongLength,  ///< cannot be a signature of this method and key
    OutOfRange,   ///< ECDSA r or s is zero or not below the order
    WrongKey,     ///< the key's kind or curve does not go with the method
    NotSupported, ///< this OpenSSL has no such algorithm
};

/// Whether a key's kind and curve go with a method (its private half is not asked for).
[[nodiscard]] bool keyFits(const SignatureMethod &method, const Key &key);

/// Bytes of a signature of this method by this key; -1 where the key does not fit.
[[nodiscard]] qsizetype signatureSize(const SignatureMethod &method, const Key &key);

/// ECDSA signatures are r||s of fixed length (RFC 7518 §3.4), never DER. Thread-safe.
[[nodiscard]] SignatureCheck verifySignature(const SignatureMethod &method, const Key &key,
                                             QByteArrayView message, QByteArrayView signature);

/// Codes: "key-kind", "key-not-private", "key-too-short" (RSA too small for the method),
/// "not-supported-by-openssl".
[[nodiscard]] base::Result<QByteArray> sign(const SignatureMethod &method, const Key &key,
                                            QByteArrayView message);

/// r||s of a DER-encoded ECDSA signature, if it is one for this curve; empty if not.
[[nodiscard]] QByteArray rawFromDer(QByteArrayView der, Curve curve);
/// The DER of r||s (two halves of equal length).
[[nodiscard]] QByteArray derFromRaw(QByteArrayView raw);

/// False for ML-DSA where the OpenSSL at run time has none.
[[nodiscard]] bool isSupported(const SignatureMethod &method);
/// "OpenSSL 3.0.22 …" of the library at run time.
[[nodiscard]] QString openSslVersion();

} // namespace claimcheck::crypto
