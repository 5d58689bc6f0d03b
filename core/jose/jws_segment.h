#pragma once

// Internal to core/jose: one base64url segment of a JWS.
#include "core/base/byte_range.h"
#include "core/base/result.h"

#include <QByteArray>

#include <vector>

namespace claimcheck::jose {

/// The bytes of a segment, decoded as far as they go; deviations are added to problems, offsets moved by
/// where.
[[nodiscard]] QByteArray decodeSegment(QByteArrayView segment, qsizetype where,
                                       std::vector<base::Error> &problems);

} // namespace claimcheck::jose
