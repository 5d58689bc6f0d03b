#pragma once

// Private to core/formats: verifying what web frameworks sign with a secret. Each takes a token that
// recognize() has named; the verdicts are those of checkWithSecrets.

#include "core/formats/open.h"
#include "core/formats/row_fields.h"

namespace claimcheck::formats {

/// With the salts of Django's own parts.
[[nodiscard]] Opened openDjango(QByteArrayView token, const jose::KeySet &keys, const OpenOptions &options);
/// With the salts of itsdangerous' own classes and of Flask's session.
[[nodiscard]] Opened openItsDangerous(QByteArrayView token, const jose::KeySet &keys,
                                      const OpenOptions &options);
/// MessageVerifier with the secret itself or with the key that signed cookies derive from secret_key_base.
[[nodiscard]] Opened openRailsSigned(QByteArrayView token, const jose::KeySet &keys,
                                     const OpenOptions &options);
/// The mac of the JSON, with the key as bytes or as APP_KEY writes it ("base64:…").
[[nodiscard]] Opened openLaravelCookie(QByteArrayView token, const jose::KeySet &keys,
                                       const OpenOptions &options);
[[nodiscard]] Opened openExpressCookie(QByteArrayView token, const jose::KeySet &keys,
                                       const OpenOptions &options);
/// For a cookie of the name "_oauth2_proxy", which the name is part of what is signed.
[[nodiscard]] Opened openOauth2Proxy(QByteArrayView token, const jose::KeySet &keys,
                                     const OpenOptions &options);
[[nodiscard]] Opened openTornado(QByteArrayView token, const jose::KeySet &keys, const OpenOptions &options);
/// With the derived key; the salt that it is derived with is the application's own.
[[nodiscard]] Opened openPhoenixToken(QByteArrayView token, const jose::KeySet &keys,
                                      const OpenOptions &options);
[[nodiscard]] Opened openServiceBusSas(QByteArrayView token, const jose::KeySet &keys,
                                       const OpenOptions &options);

} // namespace claimcheck::formats
