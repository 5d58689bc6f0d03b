#include "core/jose/algorithms.h"
#include "core/lint/groups.h"
#include "core/lint/text.h"
#include "core/lint/token_subject.h"

#include <algorithm>

// What no issuer makes and attackers try. RFC 8725 §2 and §3.
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;
using encoding::JsonValue;

namespace {

const QStringList atAlg = {u"/header/alg"_s};
const QStringList atJwk = {u"/header/jwk"_s};
const QStringList atSignature = {u"/signature"_s};

const jose::AlgorithmRow *signatureAlgorithm(const TokenSubject &token)
{
    const jose::AlgorithmRow *row =
        jose::findAlgorithm(token.header("alg"_L1).toUtf8(), jose::AlgorithmUse::Signature);
    return row && !jose::isNone(row->name) ? row : nullptr;
}

const jose::JwsSignature *firstSignature(const TokenSubject &token)
{
    const jose::ParsedJws *jws = token.document->jws();
    return jws ? &jws->signatures.front() : nullptr;
}

Verdict headerHasNoPrivateKey(const TokenSubject &token)
{
    const JsonValue jwk = token.header("jwk"_L1);
    if (!jwk.isObject())
        return notApplicable();
    for (QLatin1StringView member : {"d"_L1, "k"_L1, "priv"_L1}) {
        if (jwk.has(member))
            return failed(
                Text::tr("jwk has the member %1, which is secret: whoever sees the token has the key.")
                    .arg(member),
                atJwk);
    }
    return passed();
}

/// The key that the header brings, or names among those that were given.
const jose::Jwk *namedKey(const TokenSubject &token, std::optional<jose::Jwk> &own)
{
    if (const JsonValue jwk = token.header("jwk"_L1); jwk.isObject()) {
        if (auto read = jose::readJwk(jwk))
            own = std::move(read).value();
        return own ? &*own : nullptr;
    }
    const QString kid = token.header("kid"_L1).toString();
    if (kid.isEmpty() || !token.keys)
        return nullptr;
    const auto &keys = token.keys->keys;
    // Two keys of one kid: one that fits is enough.
    const jose::AlgorithmRow *row = signatureAlgorithm(token);
    const auto fits = [&](const jose::Jwk &key) { return key.kid == kid && jose::keyFits(*row, key.key); };
    if (std::ranges::any_of(keys, fits))
        return nullptr;
    const auto key = std::ranges::find(keys, kid, &jose::Jwk::kid);
    return key == keys.end() ? nullptr : &*key;
}

Verdict algorithmFitsItsKey(const TokenSubject &token)
{
    const jose::AlgorithmRow *row = signatureAlgorithm(token);
    std::optional<jose::Jwk> own;
    const jose::Jwk *key = row ? namedKey(token, own) : nullptr;
    if (!key)
        return notApplicable();
    return jose::keyFits(*row, key->key)
               ? passed()
               : failed(Text::tr("The header says %1 and means a key that is none for it: %2.")
                            .arg(QString::fromLatin1(row->name), key->description()),
                        atAlg);
}

Verdict secretIsNoPublicKey(const TokenSubject &token)
{
    if (!token.verdicts || token.verdicts->empty())
        return notApplicable();
    const bool confused = std::ranges::any_of(*token.verdicts, [](const jose::SignatureVerdict &verdict) {
        return verdict.reason && verdict.reason->code == "key-confusion"_L1;
    });
    return confused
               ? failed(
                     Text::tr("The HMAC was computed with the text of the public key, which everybody has."),
                     atAlg)
               : passed();
}

/// A verifier that forgot the range check takes r = s = 0 for a signature by any key (CVE-2022-21449).
Verdict signatureIsNotZero(const TokenSubject &token)
{
    const jose::AlgorithmRow *row = signatureAlgorithm(token);
    const jose::JwsSignature *signature = firstSignature(token);
    if (!row || !signature || row->method.scheme != crypto::SignatureScheme::Ecdsa ||
        signature->signature.size() < 2)
        return notApplicable();
    const QByteArray &bytes = signature->signature;
    const auto isZero = [](QByteArrayView half) {
        return std::ranges::all_of(half, [](char byte) { return byte == 0; });
    };
    const qsizetype half = bytes.size() / 2;
    return isZero(QByteArrayView(bytes).first(half)) || isZero(QByteArrayView(bytes).sliced(half))
               ? failed(Text::tr("r or s of the signature is zero: no key makes such a signature."),
                        atSignature)
               : passed();
}

Verdict signatureIsThere(const TokenSubject &token)
{
    const jose::JwsSignature *signature = firstSignature(token);
    if (!signature || !signatureAlgorithm(token))
        return notApplicable();
    return signature->signature.isEmpty()
               ? failed(Text::tr("The header says %1, and the signature was taken away.")
                            .arg(QString::fromUtf8(signature->alg)),
                        atAlg)
               : passed();
}

constexpr TokenRule rows[] = {
    {{"header-private-key",
      {Spec::Rfc7515, "4.1.3"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The header gives away no private key."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Anybody who saw the token can sign in the name of its maker."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Throw the key away, make a new one, and send only its public part.")},
     anyTokenType,
     headerHasNoPrivateKey},
    {{"alg-key-mismatch",
      {Spec::Rfc8725, "3.1"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The algorithm goes with the key that the header means."),
      QT_TRANSLATE_NOOP(
          "claimcheck_lint",
          "A verifier that follows the token's alg can be made to use a key for what it is not."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Take the algorithm from the key, and refuse a token that says another one.")},
     anyTokenType,
     algorithmFitsItsKey},
    {{"key-confusion",
      {Spec::Rfc8725, "2.1"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The secret is not the text of a public key."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Anybody can make such a token, and a verifier that takes any alg accepts it."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Have the verifier accept only the algorithms of its key.")},
     anyTokenType,
     secretIsNoPublicKey},
    {{"signature-zero",
      {Spec::Fips186, "6.4.2"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "Neither part of an ECDSA signature is zero."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Libraries that did not check the range took it for a signature by any key."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Refuse it, and update whatever accepts it.")},
     anyTokenType,
     signatureIsNotZero},
    {{"signature-stripped",
      {Spec::Rfc8725, "3.2"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "A signed token has its signature."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Anybody can write such a token with any claims."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Refuse it.")},
     anyTokenType,
     signatureIsThere},
};

} // namespace

std::span<const TokenRule> attackRules()
{
    return rows;
}

} // namespace claimcheck::lint
