#pragma once

#include "core/encoding/json_writer.h"
#include "core/report/inspection.h"

namespace claimcheck::report {

/// "disclosures": of an SD-JWT a list, else null. For an SD-JWT also "undisclosed" (digests without a
/// disclosure), "processedPayload" (the payload with the disclosed values in place; "payload" stays what the
/// issuer signed) and "keyBinding".
void writeSdJwt(encoding::JsonWriter &writer, const Inspection &inspection);

} // namespace claimcheck::report
