#pragma once

#include "core/base/random.h"
#include "core/base/result.h"
#include "core/http/message.h"
#include "core/jose/jwk.h"

#include <QStringList>

#include <optional>

namespace claimcheck::oauth {

/// What a DPoP proof is bound to, RFC 9449 §4.2. All ASCII.
struct DpopTarget
{
    QByteArray method;
    QByteArray url;              ///< absolute; htu is this without query and fragment
    QByteArray accessToken = {}; ///< for an API, ath is its hash; empty: no ath
    QByteArray nonce = {};       ///< the server's newest (§8); empty: none
};

/// What the proof of this request has to fit: its access token is that of a DPoP or Bearer Authorization.
[[nodiscard]] DpopTarget dpopTarget(const http::Request &request, const QByteArray &nonce = {});

/// A fresh key for the proofs of one run, with its alg: ES256, or another where the server
/// (dpop_signing_alg_values_supported) takes no ES256.
[[nodiscard]] base::Result<jose::Jwk> makeProofKey(const std::optional<QStringList> &supported);

/// A fresh proof: a compact JWS, the value of the header DPoP. now: NumericDate. Errors: those of
/// jose::signCompact.
[[nodiscard]] base::Result<QByteArray> makeDpopProof(const DpopTarget &target, const jose::Jwk &key,
                                                     qint64 now, base::Random &random);

/// ath, RFC 9449 §4.2: base64url of the token's SHA-256.
[[nodiscard]] QByteArray accessTokenHash(QByteArrayView accessToken);

/// htu: the URL without query and fragment, with the path "/" where there is none.
[[nodiscard]] QByteArray proofUrl(const QByteArray &url);

/// RFC 9449 §8.1: the characters of a nonce (NQCHAR).
[[nodiscard]] bool isDpopNonce(QByteArrayView nonce);

/// The server wants a proof with the nonce that it sends along in DPoP-Nonce (§8, §9): 400 from a token
/// endpoint with the error use_dpop_nonce, 401 from an API with a DPoP challenge of it.
[[nodiscard]] bool demandsNonce(const http::Response &response);

} // namespace claimcheck::oauth
