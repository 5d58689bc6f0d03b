#pragma once

#include <QByteArrayView>
#include <QtGlobal>

#include <span>

namespace claimcheck::crypto {

enum class KeyKind : quint8 { Secret, Rsa, Ec, Okp, Akp };

/// What a key of kind Ec, Okp or Akp lives on. The ML-DSA rows are parameter sets, not curves.
enum class Curve : quint8 {
    None,
    P256,
    P384,
    P521,
    Secp256k1,
    Ed25519,
    Ed448,
    X25519,
    X448,
    MlDsa44,
    MlDsa65,
    MlDsa87,
};

struct CurveRow
{
    Curve curve;
    KeyKind kind;
    const char
        *joseName; ///< "crv" of RFC 7518 §6.2.1.1, RFC 8037 §2, RFC 8812 §3.1; "alg" of RFC 9964 for ML-DSA
    const char *opensslName; ///< group or key type
    int bits;                ///< of the field; of the public key for ML-DSA
    int coordinateBytes;     ///< of x, y, d and each half of a signature; of the public key for Okp and Akp
    int privateBytes;        ///< of d, or of the seed
    int signatureBytes;      ///< r||s, or the whole; 0 where the curve does not sign
};

[[nodiscard]] std::span<const CurveRow> curveTable();
/// Never null; the row of Curve::None has zeros and empty names.
[[nodiscard]] const CurveRow &curveRow(Curve curve);
/// By JOSE name, exact case; nullptr if there is none.
[[nodiscard]] const CurveRow *findCurve(QByteArrayView joseName);

} // namespace claimcheck::crypto
