#pragma once

#include "core/crypto/key.h"

#include <QByteArray>

namespace claimcheck::crypto {

/// A public key from an encoded point, compressed or not (SEC 1 §2.3.4). Codes: "key-length",
/// "key-not-on-curve", "key-invalid" (not a curve of EC keys).
[[nodiscard]] base::Result<Key> keyFromPoint(Curve curve, QByteArrayView point);

/// A whole key from its private number, of the curve's privateBytes. Codes: "key-length", "key-invalid" (zero
/// or not below the order, or not a curve of EC keys).
[[nodiscard]] base::Result<Key> keyFromScalar(Curve curve, QByteArrayView scalar);

/// The compressed point of an EC key (SEC 1 §2.3.3); empty for other kinds.
[[nodiscard]] QByteArray compressedPoint(const Key &key);

} // namespace claimcheck::crypto
