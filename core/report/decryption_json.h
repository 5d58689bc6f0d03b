#pragma once

// Internal to core/report: the verdict of a decryption in the result object.
#include "core/encoding/json_writer.h"
#include "core/jose/decrypt.h"

namespace claimcheck::report {

/// The member "decryption". Beyond the contract it has "step", "key" and, where there are several,
/// "recipients".
void writeDecryption(encoding::JsonWriter &writer, const std::optional<jose::Decryption> &decryption);

} // namespace claimcheck::report
