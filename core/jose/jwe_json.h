#pragma once

// Internal to core/jose: the JSON serializations of JWE (RFC 7516 §7.2) and what they share with the compact
// one.
#include "core/jose/jwe.h"

namespace claimcheck::jose {

[[nodiscard]] base::Result<ParsedJwe> parseJweJson(const QByteArray &text);

/// protectedText → header. Codes: "jwe-header".
[[nodiscard]] base::Result<void> readJweHeader(ParsedJwe &jwe);
/// alg, enc and kid of each recipient and the rules of the headers, after all of them have been read.
void finishRecipients(ParsedJwe &jwe);

} // namespace claimcheck::jose
