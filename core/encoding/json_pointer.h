#pragma once

#include "core/encoding/json_value.h"

#include <QString>
#include <QStringView>

namespace claimcheck::encoding {

/// "/" and the name with "~" and "/" escaped (RFC 6901 §3), to append to a pointer.
[[nodiscard]] QString pointerStep(QStringView name);
[[nodiscard]] QString pointerStep(qsizetype index);

/// The value that a JSON pointer names below root (RFC 6901 §4); Absent where there is none. "" is the root.
[[nodiscard]] JsonValue resolvePointer(JsonValue root, QStringView pointer);

} // namespace claimcheck::encoding
