#pragma once

// Private to core/formats.

#include "core/formats/recognized.h"

namespace claimcheck::formats {

/// Appends a Recognized for each row of resources/registries/opaque_formats.json whose form the whole text
/// has, as far as the row's match level allows it to be named. Formats with a recogniser of their own are
/// left out.
void recognizeRows(QByteArrayView token, std::vector<Recognized> &found);

} // namespace claimcheck::formats
