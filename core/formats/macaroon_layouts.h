#pragma once

// Private to core/formats: the three layouts. The codes are those of readMacaroon.

#include "core/formats/macaroon.h"

namespace claimcheck::formats {

[[nodiscard]] base::Result<Macaroon> readMacaroonPackets(QByteArrayView bytes);
[[nodiscard]] base::Result<Macaroon> readMacaroonFields(QByteArrayView bytes);
[[nodiscard]] base::Result<Macaroon> readMacaroonJson(QByteArrayView text);

} // namespace claimcheck::formats
