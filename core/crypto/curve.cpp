#include "core/crypto/curve.h"

#include <algorithm>
#include <cstring>

namespace claimcheck::crypto {

namespace {

// RFC 7518 §6.2.1.1, RFC 8812 §3.1, RFC 8037 §2 and §3, RFC 8032 §5, RFC 9964 with FIPS 204 §4 table 2.
constexpr CurveRow rows[] = {
    {Curve::None, KeyKind::Secret, "", "", 0, 0, 0, 0},
    {Curve::P256, KeyKind::Ec, "P-256", "prime256v1", 256, 32, 32, 64},
    {Curve::P384, KeyKind::Ec, "P-384", "secp384r1", 384, 48, 48, 96},
    {Curve::P521, KeyKind::Ec, "P-521", "secp521r1", 521, 66, 66, 132},
    {Curve::Secp256k1, KeyKind::Ec, "secp256k1", "secp256k1", 256, 32, 32, 64},
    {Curve::Ed25519, KeyKind::Okp, "Ed25519", "ED25519", 255, 32, 32, 64},
    {Curve::Ed448, KeyKind::Okp, "Ed448", "ED448", 448, 57, 57, 114},
    {Curve::X25519, KeyKind::Okp, "X25519", "X25519", 255, 32, 32, 0},
    {Curve::X448, KeyKind::Okp, "X448", "X448", 448, 56, 56, 0},
    {Curve::MlDsa44, KeyKind::Akp, "ML-DSA-44", "ML-DSA-44", 10496, 1312, 32, 2420},
    {Curve::MlDsa65, KeyKind::Akp, "ML-DSA-65", "ML-DSA-65", 15616, 1952, 32, 3309},
    {Curve::MlDsa87, KeyKind::Akp, "ML-DSA-87", "ML-DSA-87", 20736, 2592, 32, 4627},
};

} // namespace

std::span<const CurveRow> curveTable()
{
    return rows;
}

const CurveRow &curveRow(Curve curve)
{
    return *std::ranges::find(rows, curve, &CurveRow::curve);
}

const CurveRow *findCurve(QByteArrayView joseName)
{
    const auto *row = std::ranges::find_if(rows, [joseName](const CurveRow &candidate) {
        return joseName == QByteArrayView(candidate.joseName);
    });
    return row == std::end(rows) || row->curve == Curve::None ? nullptr : row;
}

} // namespace claimcheck::crypto
