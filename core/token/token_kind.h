#pragma once

#include "core/base/byte_range.h"

#include <QString>

namespace claimcheck::token {

enum class TokenKind : quint8 { Unreadable, Jws, Jwe, SdJwt, Jwk, JwkSet, Pem, Opaque };

/// "jws", "sd-jwt", "jwk-set" …: the words of the command line's JSON.
[[nodiscard]] QLatin1StringView tokenKindName(TokenKind kind);

enum class TokenPart : quint8 {
    Header,    ///< JWS or JWE protected header
    Payload,   ///< JWS
    Signature, ///< JWS
    EncryptedKey,
    InitializationVector,
    Ciphertext,
    AuthenticationTag,
    Disclosure, ///< SD-JWT, one for each index
    KeyBinding, ///< SD-JWT+KB: the whole key binding JWT
};

/// Where a part stands in the token's text.
struct PartRange
{
    TokenPart part;
    int index = 0; ///< signature, recipient or disclosure
    base::ByteRange range;
};

/// A place in the decoded bytes of a part.
struct DecodedPlace
{
    TokenPart part;
    int index = 0;
    base::ByteRange range;
};

} // namespace claimcheck::token
