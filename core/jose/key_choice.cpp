#include "core/jose/key_choice.h"

#include <algorithm>

namespace claimcheck::jose {

using namespace Qt::StringLiterals;

namespace {

bool maySign(const Jwk &jwk)
{
    if (!jwk.use.isEmpty() && jwk.use != "sig"_L1)
        return false;
    return jwk.keyOps.isEmpty() || jwk.keyOps.contains("verify"_L1) || jwk.keyOps.contains("sign"_L1);
}

/// A key's alg "EdDSA" and its fully-specified name mean the same key (RFC 9864 §2.2).
bool algAgrees(const AlgorithmRow &row, const Jwk &jwk)
{
    if (jwk.alg.isEmpty() || jwk.alg == QLatin1StringView(row.name))
        return true;
    const AlgorithmRow *own = findAlgorithm(jwk.alg.toUtf8(), AlgorithmUse::Signature);
    return own && own->method.scheme == crypto::SignatureScheme::Eddsa &&
           row.method.scheme == crypto::SignatureScheme::Eddsa && keyFits(*own, jwk.key);
}

} // namespace

KeyAptness aptness(const AlgorithmRow &row, const Jwk &jwk)
{
    if (!keyFits(row, jwk.key))
        return KeyAptness::OtherKind;
    if (!maySign(jwk))
        return KeyAptness::OtherUse;
    return algAgrees(row, jwk) ? KeyAptness::Apt : KeyAptness::OtherAlg;
}

std::vector<const Jwk *> keysOf(const KeySet &keys, const AlgorithmRow &row, KeyAptness wanted,
                                QByteArrayView kid)
{
    std::vector<const Jwk *> result;
    for (const Jwk &jwk : keys.keys) {
        if (aptness(row, jwk) == wanted)
            result.push_back(&jwk);
    }
    if (!kid.isEmpty())
        std::ranges::stable_partition(result, [&kid](const Jwk *jwk) { return kidNames(kid, *jwk); });
    return result;
}

KeyUsed keyUsed(const Jwk &jwk, const KeyNames &names)
{
    return {jwk.kid, jwk.thumbprint(), jwk.source, jwk.description(), waysNamed(names, jwk)};
}

} // namespace claimcheck::jose
