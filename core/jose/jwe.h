#pragma once

#include "core/jose/jws.h"

namespace claimcheck::jose {

/// One recipient of a JWE. Ranges are bytes of ParsedJwe::text; in JSON serializations of the string's
/// content.
struct JweRecipient
{
    base::ByteRange encryptedKeyRange; ///< invalid where the member is absent
    encoding::JsonDocument header;     ///< its own unprotected header; JSON serializations only
    QByteArray encryptedKey;           ///< decoded as far as it goes; empty for dir and ECDH-ES
    QByteArray alg, enc, kid;          ///< from the headers in the order of ParsedJwe::parameter(); UTF-8
    std::vector<base::Error> problems; ///< each of them keeps this recipient from being decrypted
};

/// A JWE as far as it can be read. Nothing is decrypted: see decrypt.h.
struct ParsedJwe
{
    Serialization serialization = Serialization::Compact;
    QByteArray text;
    base::ByteRange protectedRange, ivRange, ciphertextRange, tagRange, aadRange;
    QByteArray protectedText;                 ///< base64url as authenticated; empty if there is none
    encoding::JsonDocument header;            ///< protected header; an empty object where there is none
    encoding::JsonDocument unprotectedHeader; ///< shared by all recipients; JSON serializations only
    QByteArray aadText;                       ///< "aad" as authenticated: base64url
    QByteArray iv, ciphertext, tag, aad;      ///< decoded as far as they go
    std::vector<JweRecipient> recipients;     ///< at least one
    std::vector<base::Error> problems; ///< of what all recipients share; each keeps it from being decrypted

    /// A header parameter: protected, else shared, else of that recipient.
    [[nodiscard]] encoding::JsonValue parameter(const JweRecipient &recipient, QLatin1StringView name) const;
    /// What is authenticated beside the ciphertext: protectedText, and '.' aadText where there is aad
    /// (RFC 7516 §5.1 step 14).
    [[nodiscard]] QByteArray authenticatedData() const;
};

/// RFC 7516 §7: compact if the text does not start with '{', else flattened or general JSON. Surrounding
/// white space is not part of a JWE. Tolerates what it can name (problems): "base64url-…" of a part,
/// "crit-malformed", "crit-not-understood", "header-not-disjoint", "zip-unprotected", "zip-unknown",
/// "enc-differs". Refuses only what has no JWE structure: "jwe-segments" (not five), "jwe-header" (not
/// base64url of a JSON object), "jwe-json" (without the members of §7.2), and JSON's own with where in the
/// token's bytes.
[[nodiscard]] base::Result<ParsedJwe> parseJwe(const QByteArray &text);

} // namespace claimcheck::jose
