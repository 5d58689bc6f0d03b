#pragma once

// Internal to core/jose: the JSON serializations (RFC 7515 §7.2) and what they share with the compact one.
#include "core/jose/jws.h"

namespace claimcheck::jose {

enum class PayloadPresence : quint8 { Attached, Detached };

[[nodiscard]] base::Result<ParsedJws> parseJwsJson(const QByteArray &text);

/// protectedText → header; codes: "jws-header".
[[nodiscard]] base::Result<void> readProtectedHeader(JwsSignature &signature);
/// alg, kid and the rules of crit, after the headers have been read.
void finishSignature(JwsSignature &signature);
/// payloadText → payload, after the signatures have been read (b64 is in their headers).
void readPayload(ParsedJws &jws, PayloadPresence presence);

} // namespace claimcheck::jose
