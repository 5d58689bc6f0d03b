#pragma once

#include "core/http/message.h"

#include <vector>

namespace claimcheck::ui::flow {

/// A token that a message carries under a name that is known.
struct ResponseToken
{
    QByteArray name; ///< "access_token"
    QByteArray text;
    friend bool operator==(const ResponseToken &, const ResponseToken &) = default;
};

/// Those of a JSON body (top level), or the body itself where it is a JWT. At most a few; empty for other
/// bodies.
[[nodiscard]] std::vector<ResponseToken> tokensOf(const http::Response &response);

/// Those in the parameters of a request: a request object, an assertion, a logout token.
[[nodiscard]] std::vector<ResponseToken> tokensOf(const http::Request &request);

/// "Access token", "ID token", "Refresh token", else the name itself.
[[nodiscard]] QString tokenTitle(const QByteArray &name);

} // namespace claimcheck::ui::flow
