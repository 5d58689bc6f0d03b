#pragma once

#include "core/jose/jwk.h"

namespace claimcheck::jose {

/// A compact JWS. headerJson is used byte for byte; its "alg" decides how it is signed ("none" gives an empty
/// signature). Codes: "jws-header", "algorithm-unknown", "algorithm-key-mismatch", "key-not-private",
/// "key-too-short", "not-supported-by-openssl". b64=false (RFC 7797) is followed; a payload with a dot is
/// then refused with "payload-plain".
[[nodiscard]] base::Result<QByteArray> signCompact(QByteArrayView headerJson, QByteArrayView payload,
                                                   const Jwk &key);

/// Header {"alg":…,"typ":…,"kid":…} (typ and kid left out if empty), then as signCompact. alg empty: the
/// key's own alg.
[[nodiscard]] base::Result<QByteArray> signJwt(QByteArrayView payloadJson, const Jwk &key,
                                               QByteArrayView typ = "JWT", QByteArrayView alg = {});

/// The signature alone, over any bytes. Codes as signCompact.
[[nodiscard]] base::Result<QByteArray> signBytes(QByteArrayView alg, QByteArrayView input, const Jwk &key);

} // namespace claimcheck::jose
