#pragma once

#include "core/encoding/json_document.h"

#include <QLatin1StringView>

namespace claimcheck::claims {

/// A JSON file of resources/registries, read anew at each call: keep what you make of it. The files are ours
/// and tested, so one that is missing or broken is a programming error (asserts); a release reads it as
/// empty.
[[nodiscard]] encoding::JsonDocument readRegistryFile(QLatin1StringView fileName);

} // namespace claimcheck::claims
