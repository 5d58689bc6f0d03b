#pragma once

#include "core/encoding/json_value.h"

#include <QString>

namespace claimcheck::ui {

/// A short phrase for the claims that everybody meets, some of them counting ("Granted scopes (2)"); empty
/// for others.
[[nodiscard]] QString claimMeaning(QByteArrayView name, const encoding::JsonValue &value);

} // namespace claimcheck::ui
