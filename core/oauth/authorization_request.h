#pragma once

#include "core/base/result.h"
#include "core/encoding/form.h"
#include "core/jose/jwk.h"
#include "core/oauth/pkce.h"
#include "core/oauth/profile.h"
#include "core/oauth/server_metadata.h"

namespace claimcheck::oauth {

/// What is new in each run; decoded, not percent-encoded.
struct RunValues
{
    QByteArray redirectUri;
    QByteArray state;
    QByteArray nonce; ///< sent where sendsNonce
    Pkce pkce;
    std::optional<jose::Jwk> proofKey =
        {}; ///< of DPoP: signs the proofs, and dpop_jkt names it (RFC 9449 §10)
};

/// The scope has openid, or the response brings an ID token: a nonce is sent (OpenID Connect Core 1.0
/// §3.2.2.1).
[[nodiscard]] bool sendsNonce(const Profile &profile);

/// A fresh state (32 characters), nonce (32) and PKCE pair; no proof key, see makeProofKey.
[[nodiscard]] RunValues makeRunValues(const Profile &profile, QByteArray redirectUri, base::Random &random);

struct AuthorizationRequest
{
    QUrl endpoint;                  ///< may have a query of its own, which stays (RFC 6749 §3.1)
    encoding::FormPairs parameters; ///< decoded, in the order in which they are sent
};

/// RFC 6749 §4.1.1, RFC 7636 §4.3, OpenID Connect Core 1.0 §3.1.2.1, RFC 8707 §2, RFC 9396 §2. A parameter of
/// Profile::authorizationParameters replaces one of ours of the same name ("resource" is added).
/// Errors: "authorization-endpoint-missing", "client-id-missing".
[[nodiscard]] base::Result<AuthorizationRequest>
buildAuthorizationRequest(const Profile &profile, const ServerMetadata &metadata, const RunValues &run);

/// The URL to open: every parameter percent-encoded, the endpoint's own query first.
[[nodiscard]] QUrl authorizationUrl(const AuthorizationRequest &request);

} // namespace claimcheck::oauth
