#pragma once

// Private to core/token: a part that should be base64url of a JSON object, read as far as it goes.

#include "core/token/token_data.h"

namespace claimcheck::token {

struct DamagedPart
{
    QByteArray bytes;            ///< what could be decoded
    encoding::JsonDocument json; ///< the members that could be read, whole or not; empty if there are none
    std::optional<base::Error> damage; ///< the first bad byte; where is an offset of the whole text
};

/// Codes of damage: "part-empty", "base64url-…", JSON's own, "json-not-object", "token-double-encoded" (the
/// part decodes to base64url of JSON once more, which is then read).
[[nodiscard]] DamagedPart readDamagedPart(QByteArrayView text, base::ByteRange part);

/// "The header is damaged at byte 12: …", with the words for a part and where "/header".
[[nodiscard]] base::Error namedDamage(const base::Error &damage, TokenPart part);

/// Text that does not begin like JOSE and was it once: a header or payload that still shows.
[[nodiscard]] bool resemblesJose(QByteArrayView text);

} // namespace claimcheck::token
