#include "core/jose/decrypt.h"

#include "core/encoding/deflate.h"
#include "core/jose/content_key.h"
#include "core/jose/decryption_keys.h"
#include "core/jose/key_choice.h"
#include "core/jose/key_derivation.h"
#include "core/jose/text.h"
#include "core/jose/why_undecryptable.h"

#include <algorithm>

namespace claimcheck::jose {

using namespace Qt::StringLiterals;

namespace {

/// What is left of the limits, and what came out.
struct DecryptionRun
{
    const ParsedJwe &jwe;
    const KeySet &keys;
    const DecryptionLimits &limits;
    qint64 iterationsLeft = limits.iterations;
    int attemptsLeft = limits.attempts;
    TrialBudget explaining = TrialBudget();
    std::optional<QByteArray> plaintext = std::nullopt;
};

DecryptionVerdict failedAt(DecryptionStep step, QLatin1StringView code, const QString &message)
{
    DecryptionVerdict verdict;
    verdict.status = DecryptionStatus::Failed;
    verdict.step = step;
    verdict.reason = Reason{code, message};
    return verdict;
}

DecryptionVerdict notTried(QLatin1StringView code, const QString &message)
{
    DecryptionVerdict verdict;
    verdict.reason = Reason{code, message};
    return verdict;
}

DecryptionVerdict unknownName(QLatin1StringView member, const QByteArray &name)
{
    if (name.isEmpty())
        return failedAt(DecryptionStep::Header,
                        member == "alg"_L1 ? "algorithm-missing"_L1 : "enc-missing"_L1,
                        Text::tr("The header does not say how it is encrypted (%1).").arg(member));
    return failedAt(DecryptionStep::Header, member == "alg"_L1 ? "algorithm-unknown"_L1 : "enc-unknown"_L1,
                    Text::tr("\u201c%1\u201d is not an encryption algorithm (%2) that is known here.")
                        .arg(QString::fromUtf8(name), member));
}

/// What keeps it from being decrypted whatever the keys.
std::optional<DecryptionVerdict> beforeDecryption(const ParsedJwe &jwe, const JweRecipient &recipient,
                                                  const AlgorithmRow *alg, const AlgorithmRow *enc)
{
    if (!alg)
        return unknownName("alg"_L1, recipient.alg);
    if (!enc)
        return unknownName("enc"_L1, recipient.enc);
    for (const auto *problems : {&jwe.problems, &recipient.problems}) {
        if (problems->empty())
            continue;
        const base::Error &first = problems->front();
        const bool ofReading = first.code.startsWith("base64url"_L1);
        return failedAt(ofReading ? DecryptionStep::Reading : DecryptionStep::Header, first.code,
                        first.message);
    }
    return std::nullopt;
}

/// A key was given, and says itself why it cannot be used.
DecryptionVerdict withoutDecryptionKey(const KeySet &keys)
{
    if (!keys.isEmpty())
        return notTried("key-not-private"_L1,
                        Text::tr("Decrypting needs a private key or a secret; only public keys were given."));
    if (!keys.skipped.empty())
        return notTried(keys.skipped.front().code, keys.skipped.front().message);
    return notTried("no-key"_L1, Text::tr("No key was given to decrypt it with."));
}

/// One key tried. Sets run.plaintext where it fits.
DecryptionVerdict tryKey(DecryptionRun &run, const DecryptionTask &task, const Jwk &jwk)
{
    const auto key = contentKey(task, jwk, run.iterationsLeft);
    if (!key)
        return failedAt(keyStep(task.alg, key.error().code), key.error().code, key.error().message);
    auto content = crypto::openSealed(aeadMethod(task.enc), key->view(), run.jwe.iv,
                                      run.jwe.authenticatedData(), run.jwe.ciphertext, run.jwe.tag);
    if (!content)
        return failedAt(DecryptionStep::Tag, content.error().code, content.error().message);
    if (!run.jwe.header["zip"_L1].isAbsent()) { // DEF: parseJwe() has refused all others
        encoding::InflateLimits limits;
        limits.maxBytes = run.limits.inflatedBytes;
        content = encoding::inflate(*content, limits);
        if (!content)
            return failedAt(DecryptionStep::Inflate, content.error().code, content.error().message);
    }
    if (!run.plaintext)
        run.plaintext = std::move(content).value();
    DecryptionVerdict verdict;
    verdict.status = DecryptionStatus::Decrypted;
    return verdict;
}

/// The header names another key of the set than the one that fits.
std::optional<Reason> otherKidReason(const std::vector<const Jwk *> &candidates, const Jwk &jwk,
                                     const QString &kid)
{
    if (kid.isEmpty() || candidates.front()->kid != kid || jwk.kid == kid)
        return std::nullopt;
    return Reason{
        "wrong-kid"_L1,
        Text::tr("The header names the key \u201c%1\u201d, but it was encrypted to \u201c%2\u201d. The "
                 "sender must write the kid of the key that it uses.")
            .arg(kid, jwk.kid.isEmpty() ? QString::fromLatin1(jwk.thumbprint()) : jwk.kid)};
}

/// All keys that may fit, until one does; else the failure that came farthest.
DecryptionVerdict tryKeys(DecryptionRun &run, const DecryptionTask &task)
{
    const QString kid = QString::fromUtf8(task.recipient.kid);
    const auto candidates = decryptionKeys(run.keys, task.alg, task.enc, kid);
    if (candidates.empty())
        return noFittingKey(run.keys, task.alg, task.enc, kid);
    DecryptionVerdict farthest =
        notTried("attempt-limit"_L1, Text::tr("Too many recipients and keys; this recipient was not tried."));
    for (const Jwk *jwk : candidates) {
        if (--run.attemptsLeft < 0)
            break;
        DecryptionVerdict verdict = tryKey(run, task, *jwk);
        verdict.key = keyUsed(*jwk, {task.recipient.kid, {}, {}});
        if (verdict.status == DecryptionStatus::Decrypted) {
            verdict.reason = otherKidReason(candidates, *jwk, kid);
            return verdict;
        }
        if (verdict.step > farthest.step)
            farthest = std::move(verdict);
    }
    return farthest;
}

DecryptionVerdict decryptFor(DecryptionRun &run, const JweRecipient &recipient)
{
    const AlgorithmRow *alg = findAlgorithm(recipient.alg, AlgorithmUse::KeyManagement);
    const AlgorithmRow *enc = findAlgorithm(recipient.enc, AlgorithmUse::ContentEncryption);
    const bool tries = canDecrypt(run.keys);
    DecryptionVerdict verdict;
    if (auto early = beforeDecryption(run.jwe, recipient, alg, enc)) {
        verdict = std::move(*early);
        if (!tries)
            verdict.status = DecryptionStatus::NotTried;
    } else {
        verdict = tries ? tryKeys(run, {run.jwe, recipient, *alg, *enc}) : withoutDecryptionKey(run.keys);
    }
    if (verdict.status == DecryptionStatus::Failed && alg && enc)
        verdict.reason =
            whyUndecryptable({run.jwe, recipient, *alg, *enc}, run.keys, verdict, run.explaining);
    verdict.alg = recipient.alg;
    verdict.enc = recipient.enc;
    return verdict;
}

/// One recipient's key was there; those of the others need not be.
void pardonOthers(std::vector<DecryptionVerdict> &verdicts)
{
    constexpr QLatin1StringView ofOtherKeys[] = {
        "algorithm-key-mismatch"_L1, "key-not-private"_L1, "key-length"_L1, "wrong-key"_L1,
        "encrypted-key-length"_L1,   "epk-curve"_L1,       "wrong-tag"_L1};
    for (DecryptionVerdict &one : verdicts) {
        if (one.status != DecryptionStatus::Failed ||
            std::ranges::find(ofOtherKeys, one.reason->code) == std::end(ofOtherKeys))
            continue;
        one = {DecryptionStatus::NotTried,
               one.alg,
               one.enc,
               std::nullopt,
               Reason{"no-matching-key"_L1, Text::tr("None of the keys given is for this recipient.")},
               DecryptionStep::None};
    }
}

} // namespace

QLatin1StringView statusName(DecryptionStatus status)
{
    switch (status) {
    case DecryptionStatus::Decrypted: return "decrypted"_L1;
    case DecryptionStatus::Failed: return "failed"_L1;
    case DecryptionStatus::NotTried: break;
    }
    return "not-tried"_L1;
}

QLatin1StringView stepName(DecryptionStep step)
{
    switch (step) {
    case DecryptionStep::Reading: return "reading"_L1;
    case DecryptionStep::Header: return "header"_L1;
    case DecryptionStep::Key: return "key"_L1;
    case DecryptionStep::KeyManagement: return "key-management"_L1;
    case DecryptionStep::KeyUnwrap: return "key-unwrap"_L1;
    case DecryptionStep::Tag: return "tag"_L1;
    case DecryptionStep::Inflate: return "inflate"_L1;
    case DecryptionStep::None: break;
    }
    return {};
}

Decryption decrypt(const ParsedJwe &jwe, const KeySet &keys, const DecryptionLimits &limits)
{
    DecryptionRun run{jwe, keys, limits};
    Decryption result;
    result.recipients.reserve(jwe.recipients.size());
    for (const JweRecipient &recipient : jwe.recipients)
        result.recipients.push_back(decryptFor(run, recipient));
    if (run.plaintext) {
        result.plaintext = std::move(*run.plaintext);
        pardonOthers(result.recipients);
    }
    const auto best = [](const DecryptionVerdict &verdict) {
        const int status = verdict.status == DecryptionStatus::Decrypted ? 2
                           : verdict.status == DecryptionStatus::Failed  ? 1
                                                                         : 0;
        return std::pair(status, verdict.step);
    };
    result.overall = *std::ranges::max_element(result.recipients, {}, best);
    return result;
}

} // namespace claimcheck::jose
