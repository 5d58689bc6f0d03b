#include "core/jose/why_undecryptable.h"

#include "core/jose/decryption_attempt.h"
#include "core/jose/decryption_keys.h"
#include "core/jose/key_derivation.h"
#include "core/jose/text.h"

#include <algorithm>

namespace claimcheck::jose {

using namespace Qt::StringLiterals;

namespace {

constexpr DecryptionExplanation decryptionExplanations[] = {
    damagedPart,
    tagCutShort,
    secretMeantDifferently,
    otherKeyAlgorithm,
    otherAuthenticatedData,
    otherContentEncryption,
};

struct AdviceRow
{
    const char *code;
    const char *advice;
};

#define TEXT(text) QT_TRANSLATE_NOOP("claimcheck_jose", text)

// clang-format off
constexpr AdviceRow adviceRows[] = {
    {"algorithm-missing", TEXT("The sender must write alg in a header.")},
    {"algorithm-unknown", TEXT("Check its spelling and case.")},
    {"enc-missing", TEXT("The sender must write enc in the header.")},
    {"enc-unknown", TEXT("Check its spelling and case.")},
    {"algorithm-key-mismatch", TEXT("Give a key of that kind.")},
    {"key-not-private", TEXT("Give the private key or the secret.")},
    {"key-length", TEXT("Check how the secret is encoded: its bytes count, not its characters.")},
    {"key-use", TEXT("Encrypt to a key with use enc, or mend the key.")},
    {"key-alg", TEXT("Encrypt with the algorithm of the key.")},
    {"epk-curve", TEXT("It was encrypted to another key: give that one.")},
    {"epk-invalid", TEXT("Never use such a key: it may be an attack on yours.")},
    {"shared-secret-zero", TEXT("Never use such a key: it may be an attack on yours.")},
    {"p2c-too-large", TEXT("Refuse such tokens: they are an attack.")},
    {"wrong-key", TEXT("Give the key that it was encrypted to, or compare the token with its source.")},
    {"wrong-tag", TEXT("Either the key is another one, or header or content were changed on their way.")},
    {"encrypted-key-length", TEXT("Give the key that it was encrypted to, or compare the token with its source.")},
    {"inflate-limit", TEXT("Refuse such tokens: they are an attack.")},
    {"inflate-damaged", TEXT("The sender must compress with raw DEFLATE (RFC 1951), without a zlib header.")},
};
// clang-format on

#undef TEXT

Reason withAdvice(const Reason &reason)
{
    const auto row = std::ranges::find_if(
        adviceRows, [&reason](const AdviceRow &one) { return reason.code == QLatin1StringView(one.code); });
    if (row == std::end(adviceRows))
        return reason;
    return {reason.code, reason.message + u' ' + Text::tr(row->advice)};
}

/// What finding the content key costs, in bytes of a hash (see TrialBudget).
qint64 costOf(const DecryptionTask &task, const AlgorithmRow &alg)
{
    switch (alg.management) {
    case KeyManagement::Rsa15:
    case KeyManagement::RsaOaep: return 2 * 1024 * 1024; // 0.5 to 3 ms
    case KeyManagement::Ecdh:
    case KeyManagement::EcdhKeyWrap: return 512 * 1024;
    case KeyManagement::Pbes2: {
        constexpr qint64 bytesOfARound = 256, most = qint64(1) << 40;
        const qint64 rounds = task.jwe.parameter(task.recipient, "p2c"_L1).toInteger().value_or(0);
        return std::clamp<qint64>(rounds, 0, most) * bytesOfARound;
    }
    default: return 1024;
    }
}

} // namespace

std::optional<base::SecretBytes> DecryptionAttempt::contentKeyWith(const AlgorithmRow &alg,
                                                                   const Jwk &jwk) const
{
    const DecryptionTask other{task.jwe, task.recipient, alg, task.enc};
    if (!unfitness(alg, task.enc, jwk).isEmpty() || !budget.spend(costOf(task, alg)))
        return std::nullopt;
    qint64 iterations = DecryptionLimits().iterations;
    auto key = contentKey(other, jwk, iterations);
    return key ? std::optional(std::move(key).value()) : std::nullopt;
}

bool DecryptionAttempt::opensWith(const AlgorithmRow &enc, const base::SecretBytes &contentKey,
                                  const QByteArray &authenticated) const
{
    const ParsedJwe &jwe = task.jwe;
    return budget.spend(1024 + jwe.ciphertext.size() + authenticated.size()) &&
           crypto::openSealed(aeadMethod(enc), contentKey.view(), jwe.iv, authenticated, jwe.ciphertext,
                              jwe.tag)
               .ok();
}

bool DecryptionAttempt::opens(const AlgorithmRow &alg, const Jwk &jwk) const
{
    const auto key = contentKeyWith(alg, jwk);
    return key && opensWith(task.enc, *key, task.jwe.authenticatedData());
}

Reason whyUndecryptable(const DecryptionTask &task, const KeySet &keys, const DecryptionVerdict &failure,
                        TrialBudget &budget)
{
    for (const DecryptionExplanation explanation : decryptionExplanations) {
        TrialBudget share = budget.takeShare();
        auto reason = explanation({task, keys, failure, share});
        budget.giveBack(share);
        if (reason)
            return *reason;
    }
    return withAdvice(failure.reason.value_or(Reason{}));
}

} // namespace claimcheck::jose
