#pragma once

// Internal to core/compare.
#include "core/compare/request_series.h"

namespace claimcheck::compare {

/// A step of the token's run with it (call, userinfo): with a fresh DPoP proof where it is bound. Errors:
/// "no-api" (the profile calls none), "userinfo-endpoint-missing".
[[nodiscard]] std::function<base::Result<http::Request>()>
callRequest(MeasureContext &context, CompareSide side, flow::MessageKind kind);

/// Errors: "call-refused", with the status and the challenge's error code.
[[nodiscard]] base::Result<void> readCall(const http::Response &response);

/// Whether the server wants a DPoP proof with the nonce that it gave (RFC 9449 §9), which the next one then
/// has.
[[nodiscard]] std::function<bool(const http::Request &, const http::Response &)>
wantsNonce(MeasureContext &context, CompareSide side);

[[nodiscard]] bool hasApi(MeasureContext &context, CompareSide side);

} // namespace claimcheck::compare
