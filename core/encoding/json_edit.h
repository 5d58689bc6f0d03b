#pragma once

#include "core/encoding/json_document.h"

namespace claimcheck::encoding {

/// The text of an object with one member's value replaced; of duplicates the last one, which most readers go
/// by. A member that is not there is added at the end, spaced as the one before it. All other bytes stay as
/// they are. The text as it is where the root is no object. json: the value as JSON text; the caller answers
/// for it.
[[nodiscard]] QByteArray withMember(const JsonDocument &object, QByteArrayView utf8Name, QByteArrayView json);

/// The same text without the members of that name and the commas that separated them.
[[nodiscard]] QByteArray withoutMember(const JsonDocument &object, QByteArrayView utf8Name);

/// The same text with a member of that name at the end, even where there is one: a duplicate.
[[nodiscard]] QByteArray withAddedMember(const JsonDocument &object, QByteArrayView utf8Name,
                                         QByteArrayView json);

} // namespace claimcheck::encoding
