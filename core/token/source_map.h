#pragma once

#include "core/base/byte_range.h"

namespace claimcheck::token {

/// The base64url characters of a part (a range of the token's text) that carry some of its decoded bytes:
/// byte i takes up bits 8i to 8i+7, character j carries bits 6j to 6j+5. Invalid if the bytes lie outside of
/// the part.
[[nodiscard]] base::ByteRange base64SourceRange(base::ByteRange part, base::ByteRange decoded);

/// The decoded bytes that the characters in a range of the token's text take part in. Invalid if outside of
/// the part.
[[nodiscard]] base::ByteRange base64DecodedRange(base::ByteRange part, base::ByteRange source);

} // namespace claimcheck::token
