#pragma once

#include "core/http/message.h"
#include "core/oauth/endpoint_error.h"

namespace claimcheck::oauth {

/// The error parameters of a protected resource's WWW-Authenticate (RFC 6750 §3); empty where there are none.
[[nodiscard]] EndpointError errorOfChallenge(const http::Response &response);

} // namespace claimcheck::oauth
