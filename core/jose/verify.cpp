#include "core/jose/verify.h"

#include "core/jose/key_choice.h"
#include "core/jose/text.h"
#include "core/jose/why_invalid.h"

#include <algorithm>

namespace claimcheck::jose {

using namespace Qt::StringLiterals;
using crypto::SignatureCheck;

namespace {

SignatureVerdict verdict(SignatureStatus status, const JwsSignature &signature, QLatin1StringView code,
                         const QString &message)
{
    return {status, signature.alg, std::nullopt, Reason{code, message}};
}

const Jwk *firstThatFits(const std::vector<const Jwk *> &keys, const AlgorithmRow &row,
                         const JwsSignature &signature, QByteArrayView input, TrialBudget &budget)
{
    for (const Jwk *jwk : keys) {
        if (signature.signature.size() != crypto::signatureSize(row.method, jwk->key))
            continue;
        if (!budget.spend(row.method, input.size()))
            return nullptr;
        if (crypto::verifySignature(row.method, jwk->key, input, signature.signature) ==
            SignatureCheck::Valid)
            return jwk;
    }
    return nullptr;
}

/// What the signatures of one token may cost together: to verify them, to explain those that fail, and to
/// check the certificates that they bring.
struct Budgets
{
    TrialBudget verifying, explaining;
    int chains = 32;
};

/// How the header names the key that was used.
KeyUsed used(const JwsSignature &signature, const Jwk &jwk)
{
    KeyNames names{signature.kid, {}, {}};
    if (!jwk.certificates.empty()) {
        names.x5t = signature.parameter("x5t"_L1).toUtf8();
        names.x5tS256 = signature.parameter("x5t#S256"_L1).toUtf8();
    }
    return keyUsed(jwk, names);
}

/// Without a key from outside there is nothing to trust, even if the token brought a key that fits.
SignatureVerdict withoutKeys(const ParsedJws &jws, const JwsSignature &signature, const AlgorithmRow *row,
                             const KeySet &keys, TrialBudget &budget)
{
    if (row && jws.problems.empty() && signature.problems.empty()) {
        const KeySet own = embeddedKeys(signature);
        const auto candidates = keysOf(own, *row, KeyAptness::Apt, {});
        if (const Jwk *jwk =
                firstThatFits(candidates, *row, signature, jws.signingInput(signature), budget)) {
            SignatureVerdict result = verdict(
                SignatureStatus::NotChecked, signature, "self-asserted"_L1,
                Text::tr(
                    "It matches the key inside the token, which proves nothing about who made it. Give the "
                    "issuer's key to check that."));
            result.key = used(signature, *jwk);
            return result;
        }
    }
    if (!keys.skipped.empty()) // a key was given, and says itself why it cannot be used
        return verdict(SignatureStatus::NotChecked, signature, keys.skipped.front().code,
                       keys.skipped.front().message);
    return verdict(
        SignatureStatus::NotChecked, signature, "no-key"_L1,
        Text::tr("No key was given to check it with. Give the issuer's public key, or the secret."));
}

/// A verdict that needs no key, where there is one.
std::optional<SignatureVerdict> beforeKeys(const JwsSignature &signature, const AlgorithmRow *row,
                                           const KeySet &keys)
{
    if (isNone(signature.alg))
        return verdict(
            SignatureStatus::Unsigned, signature, "alg-none"_L1,
            Text::tr(
                "The algorithm is none: nothing is signed, anyone can have written it. Do not accept it."));
    const SignatureStatus status = keys.isEmpty() ? SignatureStatus::NotChecked : SignatureStatus::Invalid;
    if (signature.alg.isEmpty())
        return verdict(
            status, signature, "algorithm-missing"_L1,
            Text::tr("The header names no algorithm (alg). The signer must write it (RFC 7515 §4.1.1)."));
    if (!row)
        return verdict(status, signature, "algorithm-unknown"_L1,
                       Text::tr("\u201c%1\u201d is not a signature algorithm that is known here. Check its "
                                "spelling and case.")
                           .arg(QString::fromUtf8(signature.alg)));
    if (!crypto::isSupported(row->method))
        return verdict(
            SignatureStatus::NotChecked, signature, "not-supported-by-openssl"_L1,
            Text::tr("%1 has no %2, which came with OpenSSL 3.5. Check this token where that is installed.")
                .arg(crypto::openSslVersion(), QLatin1StringView(row->name)));
    return std::nullopt;
}

/// The signature fits this key: verified, unless the header names another key of the set.
SignatureVerdict withFittingKey(const JwsSignature &signature, const std::vector<const Jwk *> &candidates,
                                const Jwk &jwk)
{
    const QByteArray &kid = signature.kid;
    SignatureVerdict result{SignatureStatus::Verified, signature.alg, used(signature, jwk), std::nullopt};
    const bool named = kidNames(kid, *candidates.front()); // those that it names come first
    if (named && !kidNames(kid, jwk)) {
        result.status = SignatureStatus::Invalid;
        result.reason =
            Reason{"wrong-kid"_L1,
                   Text::tr("The header names the key \u201c%1\u201d, but it was signed with \u201c%2\u201d. "
                            "The signer must "
                            "write the kid of the key that it uses.")
                       .arg(QString::fromUtf8(kid),
                            jwk.kid.isEmpty() ? QString::fromLatin1(jwk.thumbprint()) : jwk.kid)};
    }
    return result;
}

/// A key that fits but is meant for something else is not a key for this token (RFC 7517 §4.2 to §4.4).
std::optional<SignatureVerdict> withForbiddenKey(const ParsedJws &jws, const JwsSignature &signature,
                                                 const AlgorithmRow &row, const KeySet &keys,
                                                 TrialBudget &budget)
{
    const QByteArray input = jws.signingInput(signature);
    for (const KeyAptness aptness : {KeyAptness::OtherUse, KeyAptness::OtherAlg}) {
        const Jwk *jwk = firstThatFits(keysOf(keys, row, aptness, {}), row, signature, input, budget);
        if (!jwk)
            continue;
        SignatureVerdict result =
            aptness == KeyAptness::OtherUse
                ? verdict(
                      SignatureStatus::Invalid, signature, "key-use"_L1,
                      Text::tr(
                          "It fits a key whose use or key_ops do not allow signatures. Publish the key with "
                          "use sig, or sign with another."))
                : verdict(
                      SignatureStatus::Invalid, signature, "key-alg"_L1,
                      Text::tr(
                          "It fits a key that is meant for %1 only. Sign with a key whose alg is that of the "
                          "header.")
                          .arg(jwk->alg));
        result.key = used(signature, *jwk);
        return result;
    }
    return std::nullopt;
}

SignatureVerdict verifyWithKeys(const ParsedJws &jws, const JwsSignature &signature, const KeySet &keys,
                                Budgets &budgets)
{
    const AlgorithmRow *row = findAlgorithm(signature.alg, AlgorithmUse::Signature);
    if (auto early = beforeKeys(signature, row, keys))
        return *early;
    if (keys.isEmpty())
        return withoutKeys(jws, signature, row, keys, budgets.verifying);
    if (signature.problems.empty() && jws.problems.empty()) {
        const auto candidates = keysOf(keys, *row, KeyAptness::Apt, signature.kid);
        if (const Jwk *jwk =
                firstThatFits(candidates, *row, signature, jws.signingInput(signature), budgets.verifying))
            return withFittingKey(signature, candidates, *jwk);
        if (auto forbidden = withForbiddenKey(jws, signature, *row, keys, budgets.verifying))
            return *forbidden;
        if (budgets.verifying.isExhausted())
            return verdict(SignatureStatus::NotChecked, signature, "too-many-trials"_L1,
                           Text::tr("There are too many signatures and keys to try them all. Give only the "
                                    "key of this signature."));
        if (jws.payloadState == PayloadState::Detached)
            return verdict(
                SignatureStatus::NotChecked, signature, "payload-detached"_L1,
                Text::tr(
                    "The payload is not in the token (RFC 7515 appendix F). Put it back between the two dots "
                    "to check the signature."));
    }
    return {SignatureStatus::Invalid, signature.alg, std::nullopt,
            whyInvalid(jws, signature, keys, budgets.explaining)};
}

/// The key of a certificate that a chosen CA vouches for.
Jwk certifiedKey(const TokenChain &chain)
{
    Jwk jwk = makeJwk(chain.verdict.path.front().key(),
                      Text::tr("certificate chain to %1").arg(chain.verdict.anchor()));
    jwk.certificates = chain.verdict.path;
    return jwk;
}

/// What the certificates of a self-asserted key prove, if anything (RFC 8725 §3.10).
void judgeUntrustedChain(SignatureVerdict &result, const TokenChain &chain, const CertificateTrust &trust)
{
    const bool undecided =
        result.reason && (result.reason->code == "self-asserted"_L1 || result.reason->code == "no-key"_L1);
    if (!undecided)
        return;
    if (chain.end == ChainEnd::SystemCa)
        result.reason->message +=
            u' ' +
            Text::tr("Its certificates lead to %1, which this system trusts: that says who owns the name %2, "
                     "not that this issuer uses the key.")
                .arg(chain.verdict.anchor(), chain.verdict.path.front().subject());
    if (!trust.chosen || !chain.verdict.fault)
        return;
    result.status = SignatureStatus::Invalid;
    result.reason =
        Reason{chain.verdict.fault->code, Text::tr("Its certificates do not lead to a CA that was chosen. %1")
                                              .arg(chain.verdict.fault->message)};
}

SignatureVerdict verifyOne(const ParsedJws &jws, const JwsSignature &signature, const KeySet &keys,
                           const CertificateTrust &trust, Budgets &budgets)
{
    const auto chain = budgets.chains > 0 ? tokenChain(signature, trust) : nullptr;
    if (!chain)
        return verifyWithKeys(jws, signature, keys, budgets);
    --budgets.chains;
    const bool vouchedFor = chain->end == ChainEnd::ChosenCa && chain->verdict.path.front().key().isValid();
    KeySet all = keys;
    if (vouchedFor)
        all.keys.push_back(certifiedKey(*chain));
    SignatureVerdict result = verifyWithKeys(jws, signature, all, budgets);
    if (!vouchedFor && keys.isEmpty())
        judgeUntrustedChain(result, *chain, trust);
    result.chain = chain;
    return result;
}

/// Several signatures are for several recipients (RFC 7515 §7.2.1): one verified, those of other keys are not
/// wrong.
void pardonOtherRecipients(std::vector<SignatureVerdict> &verdicts)
{
    if (std::ranges::find(verdicts, SignatureStatus::Verified, &SignatureVerdict::status) == verdicts.end())
        return;
    for (SignatureVerdict &one : verdicts) {
        const bool otherKey = one.reason && (one.reason->code == "algorithm-key-mismatch"_L1 ||
                                             one.reason->code == "wrong-key"_L1);
        if (!otherKey)
            continue;
        one.status = SignatureStatus::NotChecked;
        one.reason =
            Reason{"no-matching-key"_L1,
                   Text::tr("None of the keys given is for this signature. It is for another recipient.")};
    }
}

} // namespace

QLatin1StringView statusName(SignatureStatus status)
{
    switch (status) {
    case SignatureStatus::Verified: return "verified"_L1;
    case SignatureStatus::Invalid: return "invalid"_L1;
    case SignatureStatus::NotChecked: return "not-checked"_L1;
    case SignatureStatus::Unsigned: break;
    }
    return "unsigned"_L1;
}

std::vector<SignatureVerdict> verifySignatures(const ParsedJws &jws, const KeySet &keys,
                                               const CertificateTrust &trust)
{
    std::vector<SignatureVerdict> verdicts;
    verdicts.reserve(jws.signatures.size());
    Budgets budgets;
    for (const JwsSignature &signature : jws.signatures)
        verdicts.push_back(verifyOne(jws, signature, keys, trust, budgets));
    pardonOtherRecipients(verdicts);
    return verdicts;
}

VerifiedJws::VerifiedJws(ParsedJws jws, std::size_t index, KeyUsed key)
    : m_jws(std::move(jws)), m_index(index), m_key(std::move(key))
{
}

std::optional<VerifiedJws> VerifiedJws::verify(const ParsedJws &jws, const KeySet &keys)
{
    const auto verdicts = verifySignatures(jws, keys);
    const auto found = std::ranges::find(verdicts, SignatureStatus::Verified, &SignatureVerdict::status);
    if (found == verdicts.end() || !found->key)
        return std::nullopt;
    return VerifiedJws(jws, static_cast<std::size_t>(found - verdicts.begin()), *found->key);
}

} // namespace claimcheck::jose
