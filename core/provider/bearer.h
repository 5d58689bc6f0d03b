#pragma once

#include "core/oauth/userinfo.h"
#include "core/provider/responses.h"

namespace claimcheck::provider {

/// The access token of a request, or why there is none. Without any token the refusal's error is empty: RFC
/// 6750 §3.1 has the challenge say no error then.
struct Presented
{
    QByteArray token;
    std::optional<Refusal> refusal;
    oauth::TokenScheme scheme = oauth::TokenScheme::Bearer;
};

enum class BodyToken : quint8 { Refused, Accepted }; ///< RFC 6750 §2.2

/// RFC 6750 §2: exactly one method; the query never (RFC 9700 §4.3.2). RFC 9449 §7.1: or the scheme DPoP.
[[nodiscard]] Presented presentedToken(const http::Request &request, BodyToken body);

} // namespace claimcheck::provider
