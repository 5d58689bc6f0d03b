#include "core/jose/why_invalid.h"

#include "core/jose/attempt.h"
#include "core/jose/text.h"

namespace claimcheck::jose {

using namespace Qt::StringLiterals;
using crypto::SignatureCheck;

namespace {

/// The order of the design: what is certain and frequent first, "simply wrong" last.
constexpr Explanation explanations[] = {
    damagedSegment, // what cannot be what was signed needs no further trial
    secretReadDifferently,
    derSignature,
    unpaddedHalves,
    spelledDifferently,
    hmacWithPublicKey,
    otherMethod,
    payloadEncodedDifferently,
    ownKeyFits,
    wrongShape,
    noKeyOfThatKind,
    namedKeyMissing,
};

Reason simplyWrong(const TrialBudget &budget)
{
    if (budget.isExhausted())
        return {"wrong-signature"_L1,
                Text::tr("No key given fits, and there is too much to try every explanation. Give one key "
                         "and one signature to learn more.")};
    return {"wrong-signature"_L1,
            Text::tr("The key goes with the algorithm, and the signature is not one of this header and "
                     "payload. Either it was made with another key, or the token was changed after signing: "
                     "compare both with their source.")};
}

} // namespace

const Jwk *Attempt::fittingKey(const crypto::SignatureMethod &method, QByteArrayView over,
                               QByteArrayView raw) const
{
    for (const Jwk &jwk : keys.keys) {
        if (raw.size() != crypto::signatureSize(method, jwk.key))
            continue; // costs nothing
        if (!budget.spend(method, over.size()))
            return nullptr;
        if (crypto::verifySignature(method, jwk.key, over, raw) == SignatureCheck::Valid)
            return &jwk;
    }
    return nullptr;
}

bool Attempt::fitsSecret(QByteArrayView secret) const
{
    return signature.signature.size() == crypto::digestSize(row.method.digest) &&
           budget.spend(row.method, input.size()) &&
           base::constantTimeEquals(crypto::hmac(row.method.digest, secret, input), signature.signature);
}

Reason whyInvalid(const ParsedJws &jws, const JwsSignature &signature, const KeySet &keys,
                  TrialBudget &budget)
{
    const AlgorithmRow *row = findAlgorithm(signature.alg, AlgorithmUse::Signature);
    if (!row || keys.isEmpty())
        return {"algorithm-unknown"_L1,
                Text::tr("The algorithm is not known here. Check the spelling of alg.")};
    const QByteArray input = jws.signingInput(signature);
    for (const Explanation explanation : explanations) {
        TrialBudget share = budget.takeShare(); // so that one with many trials does not starve the next
        auto reason = explanation(Attempt{jws, signature, keys, *row, input, share});
        budget.giveBack(share);
        if (reason)
            return *reason;
    }
    return simplyWrong(budget);
}

} // namespace claimcheck::jose
