#pragma once

#include "core/encoding/json.h"
#include "core/jose/verify.h"

namespace claimcheck::report {

/// Which of the keys that were given a token is bound to by its "cnf" (RFC 7800 §3, RFC 8705 §3.1, RFC 9449
/// §6.1): jkt and x5t#S256 are compared with the keys' and certificates' thumbprints, jwk as a key, kid by
/// name. KeyUsed::named says which of these it was: "jkt", "x5t#S256", "jwk", "kid". Nothing where there is
/// no cnf, or no key is the one.
[[nodiscard]] std::optional<jose::KeyUsed> boundKey(const encoding::JsonDocument &payload,
                                                    const jose::KeySet &keys);

/// "boundTo", where there is one.
void writeBoundKey(encoding::JsonWriter &writer, const std::optional<jose::KeyUsed> &key);

} // namespace claimcheck::report
