#pragma once

#include "core/http/message.h"
#include "core/oauth/reading.h"

#include <QString>

namespace claimcheck::oauth {

/// The error members of an authorization or token error response, RFC 6749 §4.1.2.1, §5.2; decoded text.
struct EndpointError
{
    QString code;        ///< the `error` member; empty where the server sent none
    QString description; ///< error_description
    QString uri;         ///< error_uri

    [[nodiscard]] bool isEmpty() const { return code.isEmpty(); }
};

/// Reads the JSON error body of an endpoint's response (token, introspection, revocation, RFC 6749 §5.2).
/// Never fails: a body that is not JSON gives an empty code and the finding "error-body-not-json".
[[nodiscard]] Reading<EndpointError> readEndpointError(const http::Response &response);

} // namespace claimcheck::oauth
