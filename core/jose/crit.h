#pragma once

// Internal to core/jose: the rules that make a header unusable although it can be read.
#include "core/jose/jws.h"

#include <span>

namespace claimcheck::jose {

using CriticalNames = std::span<const QLatin1StringView>;

/// Adds what is wrong with a protected header's crit, which may list extensions of those names. Codes:
/// "crit-malformed", "crit-not-understood" (RFC 7515 §4.1.11, RFC 7516 §4.1.13).
void checkCrit(const encoding::JsonDocument &header, CriticalNames understood, qsizetype where,
               std::vector<base::Error> &problems);
/// An unprotected header must have none.
void checkUnprotectedCrit(const encoding::JsonDocument &header, qsizetype where,
                          std::vector<base::Error> &problems);

/// Adds what is wrong with crit, b64 and the split of a header in two. Codes: "crit-malformed",
/// "crit-not-understood" (RFC 7515 §4.1.11), "b64-malformed", "b64-without-crit" (RFC 7797 §6),
/// "header-not-disjoint" (RFC 7515 §7.2.1).
void checkHeader(JwsSignature &signature);

/// False only if the protected header says so (RFC 7797 §3).
[[nodiscard]] bool isPayloadEncoded(const JwsSignature &signature);

} // namespace claimcheck::jose
