#pragma once

#include "core/base/random.h"
#include "core/base/result.h"
#include "core/oauth/profile.h"

namespace claimcheck::oauth {

/// A verifier and its challenge, RFC 7636 §4.1, §4.2; both are ASCII. Both empty with PkceMethod::None.
struct Pkce
{
    PkceMethod method = PkceMethod::None;
    QByteArray verifier;
    QByteArray challenge;
};

/// A fresh verifier of 43 characters (256 bits and more) and its challenge.
[[nodiscard]] Pkce makePkce(PkceMethod method, base::Random &random);

/// RFC 7636 §4.2. PkceMethod::None gives an empty challenge.
[[nodiscard]] QByteArray challengeFor(PkceMethod method, QByteArrayView verifier);

/// RFC 7636 §4.1: 43 to 128 unreserved characters. Errors: "pkce-verifier-length", "pkce-verifier-character".
[[nodiscard]] base::Result<void> checkVerifier(QByteArrayView verifier);

/// "S256" or "plain", as sent in code_challenge_method; empty for None.
[[nodiscard]] QByteArray challengeMethodName(PkceMethod method);

} // namespace claimcheck::oauth
