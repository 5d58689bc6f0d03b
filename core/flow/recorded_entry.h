#pragma once

// Internal to core/flow: what one recorded request is.
#include "core/encoding/form.h"
#include "core/encoding/json.h"
#include "core/flow/trace.h"
#include "core/http/har.h"

namespace claimcheck::flow {

/// Scheme, host and port.
[[nodiscard]] QByteArray originOf(const QByteArray &url);
/// The URL up to its query or fragment.
[[nodiscard]] QByteArray withoutParameters(const QByteArray &url);
[[nodiscard]] bool hasAny(const encoding::FormPairs &pairs, std::initializer_list<QByteArrayView> names);
[[nodiscard]] bool isAuthorizationResponse(const encoding::FormPairs &pairs);
[[nodiscard]] bool isMetadataPath(const QByteArray &path);
/// The body of the answer as a JSON object; empty if it is none.
[[nodiscard]] encoding::JsonDocument bodyOf(const http::HarEntry &entry);
[[nodiscard]] bool isKeySet(const http::HarEntry &entry);
/// It gave tokens: what a token request is known by whose form was not recorded.
[[nodiscard]] bool givesTokens(const http::HarEntry &entry);
/// What the browser shows, where it says for what it asked (Fetch Metadata, Sec-Fetch-Dest).
[[nodiscard]] bool isForDocument(const http::HarEntry &entry);

/// The message of an entry, with the parties that its kind has.
[[nodiscard]] Message messageOf(const http::HarEntry &entry, MessageKind kind);

} // namespace claimcheck::flow
