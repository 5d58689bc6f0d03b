#pragma once

#include "core/encoding/json.h"
#include "core/http/message.h"
#include "core/oauth/reading.h"

namespace claimcheck::oauth {

/// The body as a JSON object, for every endpoint that answers with one; empty where it is none, with a
/// finding that says what it is instead: "body-empty", "body-html", "body-not-json", "body-not-object". A
/// body that is JSON under another content type is read, with the finding "body-content-type". spec: where
/// the endpoint's format is defined.
[[nodiscard]] encoding::JsonDocument readJsonObject(const http::Response &response, base::SpecRef spec,
                                                    std::vector<base::Finding> &findings);

/// Text of a member; a member of another kind (null excepted) is empty with the finding "member-type".
[[nodiscard]] QString textMember(encoding::JsonValue object, QLatin1StringView name, base::SpecRef spec,
                                 std::vector<base::Finding> &findings);

/// The media type of a Content-Type value, lower-case and without parameters.
[[nodiscard]] QByteArray mediaTypeOf(const http::Response &response);

} // namespace claimcheck::oauth
