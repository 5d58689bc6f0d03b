#pragma once

#include "core/jose/jwk.h"

namespace claimcheck::jose {

/// RFC 9278 §3 with SHA-256: "urn:ietf:params:oauth:jwk-thumbprint:sha-256:…".
[[nodiscard]] QByteArray thumbprintUri(const Jwk &jwk);

/// What a header says about its key; texts as they stand there, empty where it does not say.
struct KeyNames
{
    QByteArray kid, x5t, x5tS256;
};

/// Whether kid means this key: its own kid, its RFC 7638 thumbprint (SHA-256), or an RFC 9278 URI of a hash
/// that is known here.
[[nodiscard]] bool kidNames(QByteArrayView kid, const Jwk &jwk);

/// In which ways the header names this key: "kid", "kid-thumbprint" (RFC 7638), "kid-thumbprint-uri" (RFC
/// 9278), "x5t" and "x5t#S256" (RFC 7515 §4.1.7, §4.1.8) for a key with a certificate.
[[nodiscard]] std::vector<QLatin1StringView> waysNamed(const KeyNames &names, const Jwk &jwk);

} // namespace claimcheck::jose
