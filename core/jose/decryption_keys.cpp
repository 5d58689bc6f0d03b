#include "core/jose/decryption_keys.h"

#include "core/crypto/key_agreement.h"
#include "core/jose/key_choice.h"
#include "core/jose/text.h"

#include <algorithm>

namespace claimcheck::jose {

using namespace Qt::StringLiterals;
using crypto::KeyKind;

namespace {

/// Those of unfitness(), the closest first.
constexpr QLatin1StringView unfitnesses[] = {"key-alg"_L1, "key-use"_L1, "key-not-private"_L1,
                                             "key-length"_L1, "algorithm-key-mismatch"_L1};

bool kindFits(const AlgorithmRow &alg, const crypto::Key &key)
{
    const bool agrees = alg.management == KeyManagement::Ecdh || alg.management == KeyManagement::EcdhKeyWrap;
    return key.isValid() && (agrees ? crypto::canAgree(key) : key.kind() == alg.keyKind);
}

/// Of a secret; 0 where any will do.
int secretBytes(const AlgorithmRow &alg, const AlgorithmRow &enc)
{
    switch (alg.management) {
    case KeyManagement::Direct: return enc.keyBytes;
    case KeyManagement::AesKeyWrap:
    case KeyManagement::AesGcmKeyWrap: return alg.keyBytes;
    default: return 0;
    }
}

bool mayDecrypt(const Jwk &jwk)
{
    if (!jwk.use.isEmpty() && jwk.use != "enc"_L1)
        return false;
    constexpr QLatin1StringView operations[] = {"decrypt"_L1, "encrypt"_L1,   "unwrapKey"_L1,
                                                "wrapKey"_L1, "deriveKey"_L1, "deriveBits"_L1};
    return jwk.keyOps.isEmpty() || std::ranges::any_of(operations, [&jwk](QLatin1StringView operation) {
               return jwk.keyOps.contains(operation);
           });
}

/// A key for dir may name its enc, as that is what it is used with.
bool algFits(const AlgorithmRow &alg, const AlgorithmRow &enc, const Jwk &jwk)
{
    return jwk.alg.isEmpty() || jwk.alg == QLatin1StringView(alg.name) ||
           (alg.management == KeyManagement::Direct && jwk.alg == QLatin1StringView(enc.name));
}

QString unfitMessage(QLatin1StringView code, const AlgorithmRow &alg, const AlgorithmRow &enc, const Jwk &jwk)
{
    const QLatin1StringView name(alg.name);
    if (code == "key-length"_L1)
        return Text::tr("%1 needs a secret of %2 bytes; yours has %3.")
            .arg(alg.management == KeyManagement::Direct ? QLatin1StringView(enc.name) : name)
            .arg(secretBytes(alg, enc))
            .arg(jwk.key.secret().size());
    if (code == "key-not-private"_L1)
        return Text::tr("Decrypting needs the private key; this is the public half.");
    if (code == "key-use"_L1)
        return Text::tr("The key's use or key_ops do not allow decryption.");
    if (code == "key-alg"_L1)
        return Text::tr("The key is meant for %1 only.").arg(jwk.alg);
    return Text::tr("None of the keys given is of the kind that %1 needs.").arg(name);
}

} // namespace

bool canDecrypt(const KeySet &keys)
{
    return std::ranges::any_of(keys.keys, [](const Jwk &jwk) { return jwk.key.hasPrivate(); });
}

QLatin1StringView unfitness(const AlgorithmRow &alg, const AlgorithmRow &enc, const Jwk &jwk)
{
    if (!kindFits(alg, jwk.key))
        return "algorithm-key-mismatch"_L1;
    if (const int bytes = secretBytes(alg, enc); bytes > 0 && jwk.key.secret().size() != bytes)
        return "key-length"_L1;
    if (!jwk.key.hasPrivate())
        return "key-not-private"_L1;
    if (!mayDecrypt(jwk))
        return "key-use"_L1;
    return algFits(alg, enc, jwk) ? QLatin1StringView() : "key-alg"_L1;
}

std::vector<const Jwk *> decryptionKeys(const KeySet &keys, const AlgorithmRow &alg, const AlgorithmRow &enc,
                                        const QString &kid)
{
    std::vector<const Jwk *> result;
    for (const Jwk &jwk : keys.keys) {
        if (unfitness(alg, enc, jwk).isEmpty())
            result.push_back(&jwk);
    }
    if (!kid.isEmpty())
        std::ranges::stable_partition(result, [&kid](const Jwk *jwk) { return jwk->kid == kid; });
    return result;
}

DecryptionVerdict noFittingKey(const KeySet &keys, const AlgorithmRow &alg, const AlgorithmRow &enc,
                               const QString &kid)
{
    const auto rank = [&](const Jwk &jwk) {
        const auto *place = std::ranges::find(unfitnesses, unfitness(alg, enc, jwk));
        const bool named = !kid.isEmpty() && jwk.kid == kid;
        return named ? -1 : static_cast<int>(place - std::begin(unfitnesses));
    };
    const Jwk &closest = *std::ranges::min_element(keys.keys, {}, rank);
    const QLatin1StringView code = unfitness(alg, enc, closest);
    DecryptionVerdict verdict;
    verdict.status = DecryptionStatus::Failed;
    verdict.step = DecryptionStep::Key;
    verdict.reason = Reason{code, unfitMessage(code, alg, enc, closest)};
    if (code != "algorithm-key-mismatch"_L1)
        verdict.key = keyUsed(closest);
    return verdict;
}

} // namespace claimcheck::jose
