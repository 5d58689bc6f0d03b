#pragma once

#include "core/jose/jwk.h"
#include "core/token/token_document.h"

namespace claimcheck::token {

/// A copy of a signed token that is being changed. Its texts are the token's own, byte for byte, until
/// somebody edits them; the signature stays that of the original until somebody signs.
struct TokenDraft
{
    QByteArray header;        ///< JSON text
    QByteArray payload;       ///< the bytes that are signed, JSON or not
    QByteArray signatureText; ///< base64url, of whatever was signed last

    /// Compact, with signatureText as it is: header and payload may have changed since it was made.
    [[nodiscard]] QByteArray text() const;

    friend bool operator==(const TokenDraft &, const TokenDraft &) = default;
};

/// The first signature of a JWS, or of an SD-JWT what its issuer signed; nullopt for what is not signed that
/// way.
[[nodiscard]] std::optional<TokenDraft> draftOf(const TokenDocument &document);

/// Where a draft cannot be a JWT: code "jws-header" (no JSON object with alg; where is an offset of the
/// header) and JSON's own.
[[nodiscard]] base::Result<void> checkHeader(const TokenDraft &draft);

/// The draft signed as its header says. Codes: those of jose/sign.h.
[[nodiscard]] base::Result<TokenDraft> signDraft(TokenDraft draft, const jose::Jwk &key);

/// The draft with alg "none" in its header and an empty signature (RFC 7519 §6).
[[nodiscard]] TokenDraft unsignedDraft(TokenDraft draft);

/// The draft with a header parameter or claim changed, every other byte as it was (encoding/json_edit.h).
/// json is JSON text. Drafts whose text is no JSON object stay as they are.
[[nodiscard]] TokenDraft withParameter(TokenDraft draft, QByteArrayView name, QByteArrayView json);
[[nodiscard]] TokenDraft withClaim(TokenDraft draft, QByteArrayView name, QByteArrayView json);

/// Signature algorithms that the key's kind and curve go with, the most usual first.
[[nodiscard]] QByteArrayList algorithmsFor(const jose::Jwk &key);

enum class TimePreset : quint8 {
    Now,      ///< iat and, if there is one, nbf are now; exp keeps its distance from iat, else an hour
    HourMore, ///< exp is in an hour; iat and nbf are not later than now
    Expired,  ///< exp was an hour ago; iat and nbf are before it
};

/// Edits iat, nbf and exp as NumericDate and nothing else. now: seconds.
[[nodiscard]] TokenDraft withTimes(TokenDraft draft, TimePreset preset, qint64 now);

} // namespace claimcheck::token
