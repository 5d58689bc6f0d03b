#pragma once

// Private to core/formats: which of the keys given may open a PASETO.

#include "core/formats/paseto.h"
#include "core/jose/key_set.h"

namespace claimcheck::formats {

struct PasetoKey
{
    crypto::Key key;
    jose::KeyUsed used;
    QStringList names; ///< its kid and its PASERK ids, as a footer may mention it
};

/// The keys of a set that are for this version and purpose, and why the first of the others is not.
struct PasetoKeys
{
    std::vector<PasetoKey> keys;
    std::optional<jose::Reason> refusal;
};

/// A key must not serve another version or purpose (algorithm lucidity). What says what it is for is taken at
/// its word: PASERK, and the kind of a PEM, DER or JWK. The text of a secret may be a PASERK, or a key as it
/// is, in hexadecimal or in base64: 32 bytes for local; for public a raw public key, or the secret key of
/// Ed25519 with its public half. Codes of refusal: "paseto-key-purpose", "paseto-key-version",
/// "paseto-key-length", those of paserk.h.
[[nodiscard]] PasetoKeys pasetoKeys(const jose::KeySet &keys, const PasetoRow &row);

} // namespace claimcheck::formats
