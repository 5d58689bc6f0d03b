#pragma once

#include "core/base/secret_bytes.h"
#include "core/lint/run.h"

#include <optional>

namespace claimcheck::flow {

// What a server tells a client of a logout, as a client answers it: OpenID Connect Back-Channel Logout 1.0,
// Front-Channel Logout 1.0.

/// Of one run or receiver; what comes after these is refused and not kept.
inline constexpr int maxLogoutNotices = 100;

/// "/backchannel_logout", "/frontchannel_logout".
[[nodiscard]] QByteArray logoutPath(lint::MessageKind kind);

/// BackchannelLogout or FrontchannelLogout, by the request's path, where that one is listened for.
[[nodiscard]] std::optional<lint::MessageKind> logoutNoticeOf(const http::Request &request,
                                                              const oauth::LogoutSettings &settings);

/// The answer to that message of the run: 200 where every rule that must holds and the logout token is
/// verified, else 400 with an OAuth error (Back-Channel Logout 1.0 §2.6, §2.8); of the front channel a page
/// without content that may be framed. clientSecret: for a token with a MAC; may be empty.
[[nodiscard]] http::Response answerToLogout(const lint::Run &run, int number,
                                            const base::SecretBytes &clientSecret);

} // namespace claimcheck::flow
