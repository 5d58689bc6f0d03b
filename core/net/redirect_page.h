#pragma once

#include "core/http/message.h"

namespace claimcheck::net {

/// The pages that a browser sees at the redirect URI. None of them carries a value of the response but its
/// error code.
enum class RedirectPage : quint8 {
    Received, ///< the first response, without an error
    Refused,  ///< the first response, with an error
    Repeated, ///< a second response of the same run
    Relay,    ///< a script that posts the fragment back to the same path
};

/// The form field in which the relay page posts the fragment, still encoded.
inline constexpr char relayField[] = "claimcheck_fragment";

/// A complete answer with its security fields. errorCode is the response's "error", shown for Refused.
[[nodiscard]] http::Response redirectPage(RedirectPage page, const QByteArray &errorCode = {});

/// A short text answer with the same fields (404, 405, 415).
[[nodiscard]] http::Response redirectRefusal(int status);

} // namespace claimcheck::net
