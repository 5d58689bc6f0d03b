#pragma once

#include "core/oauth/dpop.h"

namespace claimcheck::oauth {

/// A DPoP proof that was read: its form is right and its signature fits the key that it brings along. What it
/// is for is still to be compared.
struct DpopProof
{
    jose::Jwk key;
    QByteArray jti;
    QByteArray method; ///< htm
    QByteArray url;    ///< htu
    qint64 issuedAt = 0;
    QByteArray tokenHash; ///< ath; empty where there is none
    QByteArray nonce;     ///< empty where there is none
};

/// RFC 9449 §4.3 steps 2 to 7. Errors: "proof-unreadable" (no JWS of a JSON object), "proof-type",
/// "proof-alg" (none or symmetric), "proof-key" (no jwk, not readable, or with its private half),
/// "proof-claim" (jti, htm, htu or iat missing; the message names it), "proof-signature".
[[nodiscard]] base::Result<DpopProof> readDpopProof(const QByteArray &text);

/// The same without the signature, which takes most of the time.
[[nodiscard]] base::Result<DpopProof> readUnverifiedProof(const QByteArray &text);

/// RFC 9449 §4.3 steps 8 to 12. now: NumericDate; 0: the time is not compared. Errors: "proof-method",
/// "proof-url" (also one with a query or fragment), "proof-time" (iat more than dpopWindow away),
/// "proof-nonce" (where the target has one), "proof-token".
[[nodiscard]] base::Result<void> checkDpopProof(const DpopProof &proof, const DpopTarget &target, qint64 now);

inline constexpr qint64 dpopWindow = 60; ///< seconds; RFC 9449 §11.1 wants "seconds or minutes"

} // namespace claimcheck::oauth
