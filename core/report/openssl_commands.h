#pragma once

#include "core/base/redaction.h"
#include "core/jose/jwk.h"
#include "core/jose/jws.h"

namespace claimcheck::report {

/// Commands for a POSIX shell that verify a signature of a JWS with the openssl program: they write what was
/// signed, the signature and the key into files of the current folder, and end with "Verified OK" or
/// "Signature Verified Successfully". With Reveal::Hidden a secret is taken from the variable KEY_HEX. Codes:
/// "copy-nothing" (no such algorithm, or the key does not go with it).
[[nodiscard]] base::Result<QByteArray> opensslCommands(const jose::ParsedJws &jws,
                                                       const jose::JwsSignature &signature,
                                                       const jose::Jwk &key,
                                                       base::Reveal reveal = base::Reveal::Hidden);

} // namespace claimcheck::report
