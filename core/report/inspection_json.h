#pragma once

#include "core/base/redaction.h"
#include "core/encoding/json_writer.h"
#include "core/report/inspection.h"

namespace claimcheck::report {

/// The result object of `claimcheck-cli inspect --json` as a value at the writer's place. Header and payload
/// keep the token's own order and digits. Private keys pasted as a token are written only with Reveal::Shown.
void writeInspection(encoding::JsonWriter &writer, const Inspection &inspection,
                     base::Reveal reveal = base::Reveal::Hidden);

/// The members of that object without its braces, for a caller that adds its own.
void writeInspectionMembers(encoding::JsonWriter &writer, const Inspection &inspection, base::Reveal reveal);

/// The object on one line: a header or payload of several lines is joined, which changes white space only.
[[nodiscard]] QByteArray inspectionJson(const Inspection &inspection,
                                        base::Reveal reveal = base::Reveal::Hidden);

/// JSON text without line breaks; inside strings there are none (RFC 8259 §7).
[[nodiscard]] QByteArray onOneLine(QByteArray json);

} // namespace claimcheck::report
