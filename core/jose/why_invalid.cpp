#include "core/jose/why_invalid.h"

#include "core/jose/attempt.h"
#include "core/jose/text.h"

#include <algorithm>

namespace claimcheck::jose {

using namespace Qt::StringLiterals;
using crypto::SignatureCheck;

namespace {

std::optional<Reason> ownKeyFits(const Attempt &attempt)
{
    const KeySet own = embeddedKeys(attempt.signature);
    const Attempt again{attempt.jws, attempt.signature, own, attempt.row, attempt.input};
    if (own.isEmpty() || !again.fits(attempt.input))
        return std::nullopt;
    return Reason{"self-asserted"_L1,
                  Text::tr("It matches only the key inside the token, which proves nothing about who "
                           "made it, and none of the keys given.")};
}

std::optional<Reason> noKeyOfThatKind(const Attempt &attempt)
{
    const auto fits = [&attempt](const Jwk &jwk) { return keyFits(attempt.row, jwk.key); };
    if (std::ranges::any_of(attempt.keys.keys, fits))
        return std::nullopt;
    return Reason{"algorithm-key-mismatch"_L1, Text::tr("%1 does not go with the key given (%2).")
                                                   .arg(QString::fromUtf8(attempt.signature.alg),
                                                        attempt.keys.keys.front().description())};
}

std::optional<Reason> namedKeyMissing(const Attempt &attempt)
{
    const QString kid = QString::fromUtf8(attempt.signature.kid);
    const auto hasOtherName = [&kid](const Jwk &jwk) { return !jwk.kid.isEmpty() && jwk.kid != kid; };
    if (kid.isEmpty() || !std::ranges::all_of(attempt.keys.keys, hasOtherName))
        return std::nullopt;
    return Reason{
        "wrong-key"_L1,
        Text::tr("The header names the key \u201c%1\u201d, which was not given; the others do not fit.")
            .arg(kid)};
}

/// The order of the design: what is certain and frequent first, "simply wrong" last.
constexpr Explanation explanations[] = {
    damagedSegment, // what cannot be what was signed needs no further trial
    secretReadDifferently,
    derSignature,
    spelledDifferently,
    hmacWithPublicKey,
    otherMethod,
    payloadEncodedDifferently,
    ownKeyFits,
    wrongShape,
    noKeyOfThatKind,
    namedKeyMissing,
};

} // namespace

bool Attempt::fits(const crypto::SignatureMethod &method, QByteArrayView over, QByteArrayView raw) const
{
    return std::ranges::any_of(keys.keys, [&](const Jwk &jwk) {
        return crypto::verifySignature(method, jwk.key, over, raw) == SignatureCheck::Valid;
    });
}

bool Attempt::fitsSecret(QByteArrayView secret) const
{
    return base::constantTimeEquals(crypto::hmac(row.method.digest, secret, input), signature.signature);
}

Reason whyInvalid(const ParsedJws &jws, const JwsSignature &signature, const KeySet &keys)
{
    const AlgorithmRow *row = findAlgorithm(signature.alg, AlgorithmUse::Signature);
    if (!row || keys.isEmpty())
        return {"algorithm-unknown"_L1, Text::tr("The algorithm is not known here.")};
    const Attempt attempt{jws, signature, keys, *row, jws.signingInput(signature)};
    for (const Explanation explanation : explanations) {
        if (auto reason = explanation(attempt))
            return *reason;
    }
    return {"wrong-signature"_L1,
            Text::tr("The key goes with the algorithm, and the signature is not one of this header "
                     "and payload.")};
}

} // namespace claimcheck::jose
