// The explanations of why_undecryptable.h that are about the key and its algorithm.
#include "core/jose/decryption_attempt.h"
#include "core/jose/secret_readings.h"
#include "core/jose/text.h"

#include <algorithm>

namespace claimcheck::jose {

using namespace Qt::StringLiterals;

namespace {

bool isRsa(const AlgorithmRow &row)
{
    return row.management == KeyManagement::Rsa15 || row.management == KeyManagement::RsaOaep;
}

/// Algorithms that the sender can have taken for the one that the header names.
bool isRelated(const AlgorithmRow &named, const AlgorithmRow &other)
{
    if (&named == &other || other.use != AlgorithmUse::KeyManagement)
        return false;
    return isRsa(named) ? isRsa(other) : named.management == other.management;
}

QLatin1StringView codeOf(const AlgorithmRow &named, const AlgorithmRow &other)
{
    if (!isRsa(named))
        return "wrong-alg"_L1;
    return named.management == other.management ? "oaep-hash"_L1 : "rsa-padding"_L1;
}

/// The key without what its JWK says of its use: the trial is about the numbers.
Jwk unrestricted(const Jwk &jwk)
{
    Jwk bare = jwk;
    bare.use.clear();
    bare.alg.clear();
    bare.keyOps.clear();
    return bare;
}

} // namespace

std::optional<Reason> secretMeantDifferently(const DecryptionAttempt &attempt)
{
    if (attempt.task.alg.keyKind != crypto::KeyKind::Secret)
        return std::nullopt;
    for (const Jwk &jwk : attempt.keys.keys) {
        if (jwk.key.kind() != crypto::KeyKind::Secret)
            continue;
        for (SecretReading &reading : secretReadings(jwk.key.secret())) {
            if (attempt.opens(attempt.task.alg, keyFromSecret(std::move(reading.secret))))
                return Reason{reading.code,
                              Text::tr("It opens with %1. %2").arg(reading.what, reading.advice)};
        }
    }
    return std::nullopt;
}

std::optional<Reason> otherKeyAlgorithm(const DecryptionAttempt &attempt)
{
    for (const AlgorithmRow &other : algorithmTable()) {
        if (!isRelated(attempt.task.alg, other))
            continue;
        for (const Jwk &jwk : attempt.keys.keys) {
            if (attempt.opens(other, unrestricted(jwk)))
                return Reason{
                    codeOf(attempt.task.alg, other),
                    Text::tr("It was encrypted with %1, and the header says %2. The sender must "
                             "write the alg that it uses.")
                        .arg(QLatin1StringView(other.name), QLatin1StringView(attempt.task.alg.name))};
        }
    }
    return std::nullopt;
}

} // namespace claimcheck::jose
