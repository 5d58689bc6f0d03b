#pragma once

#include "core/oauth/client_assertion.h"

namespace claimcheck::oauth {

/// The claims of an assertion that Claimcheck makes for the JWT bearer grant; none is empty.
struct BearerAssertion
{
    QByteArray issuer;
    QByteArray subject;
    QByteArray audience;
};

inline constexpr qint64 bearerAssertionLifetime = 300; ///< seconds

/// RFC 7523 §3: iss, sub, aud, jti, iat and exp, signed. Errors: those of jose::signCompact.
[[nodiscard]] base::Result<QByteArray> makeBearerAssertion(const BearerAssertion &assertion,
                                                           const AssertionSigner &signer);

} // namespace claimcheck::oauth
