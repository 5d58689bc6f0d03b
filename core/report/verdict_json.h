#pragma once

#include "core/encoding/json.h"
#include "core/jose/verify.h"

namespace claimcheck::report {

/// A key that was used, or null, as a member of that name.
void writeKeyUsed(encoding::JsonWriter &writer, const std::optional<jose::KeyUsed> &key,
                  QByteArrayView name = "key");

/// "reason": code and message, or null.
void writeReason(encoding::JsonWriter &writer, const std::optional<jose::Reason> &reason);

/// "signatures": one object for each verdict; with "chain" where certificates in the token were checked.
void writeSignatures(encoding::JsonWriter &writer, const std::vector<jose::SignatureVerdict> &verdicts);

} // namespace claimcheck::report
