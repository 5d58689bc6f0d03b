#pragma once

#include "core/crypto/curve.h"

#include <QByteArrayView>

namespace claimcheck::crypto {

/// Both halves of r||s are at least 1 and below the curve's order (FIPS 186-5 §6.4.2 step 1).
[[nodiscard]] bool isInRange(QByteArrayView raw, Curve curve);

} // namespace claimcheck::crypto
