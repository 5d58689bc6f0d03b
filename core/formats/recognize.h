#pragma once

#include "core/formats/recognized.h"

namespace claimcheck::formats {

/// Every format that the whole text has, the surest first. Pure, without keys; quick for any length of text.
[[nodiscard]] std::vector<Recognized> recognize(QByteArrayView token);

} // namespace claimcheck::formats
