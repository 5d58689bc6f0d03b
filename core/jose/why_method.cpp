// The explanations about how it was signed: another padding or hash, the shape of the signature.
#include "core/jose/attempt.h"
#include "core/jose/text.h"

namespace claimcheck::jose {

using namespace Qt::StringLiterals;
using crypto::Digest;
using crypto::SignatureCheck;
using crypto::SignatureMethod;
using crypto::SignatureScheme;

namespace {

constexpr Digest digests[] = {Digest::Sha256, Digest::Sha384, Digest::Sha512};

std::vector<SignatureMethod> relatedMethods(const SignatureMethod &method)
{
    std::vector<SignatureScheme> schemes{method.scheme};
    if (method.scheme == SignatureScheme::RsaPkcs1)
        schemes.push_back(SignatureScheme::RsaPss);
    if (method.scheme == SignatureScheme::RsaPss)
        schemes.push_back(SignatureScheme::RsaPkcs1);
    std::vector<SignatureMethod> related;
    for (const SignatureScheme scheme : schemes) {
        for (const Digest digest : digests) {
            if (const SignatureMethod other{scheme, digest, method.curve}; other != method)
                related.push_back(other);
        }
    }
    return related;
}

Reason paddingReason(SignatureScheme own)
{
    return {"rsa-padding"_L1,
            own == SignatureScheme::RsaPss
                ? Text::tr("It was made with PKCS #1 v1.5, which the header must call RS, not PS. Let the "
                           "signer write the alg that it uses.")
                : Text::tr("It was made with PSS, which the header must call PS, not RS. Let the signer "
                           "write the alg that it uses.")};
}

Reason hashReason(const Attempt &attempt, Digest actual)
{
    return {"wrong-hash"_L1,
            Text::tr("It was made with SHA-%1, which is not the hash of %2. Let the signer write the alg "
                     "that it uses.")
                .arg(crypto::digestSize(actual) * 8)
                .arg(QString::fromUtf8(attempt.signature.alg))};
}

Reason shapeReason(const Attempt &attempt, qsizetype expected)
{
    const qsizetype actual = attempt.signature.signature.size();
    const QString alg = QString::fromUtf8(attempt.signature.alg);
    if (actual == 0)
        return {"signature-missing"_L1,
                Text::tr("There is no signature behind the last dot. Copy the token again, to its end.")};
    if (actual < expected)
        return {"truncated"_L1,
                Text::tr("It was cut short: with this key %1 signatures have %2 bytes, and this one has %3. "
                         "Copy the token again, to its end.")
                    .arg(alg)
                    .arg(expected)
                    .arg(actual)};
    return {"signature-length"_L1,
            Text::tr("With this key %1 signatures have %2 bytes, and this one has %3. Either the key is not "
                     "the one of this token, or something was appended to the token.")
                .arg(alg)
                .arg(expected)
                .arg(actual)};
}

} // namespace

std::optional<Reason> otherMethod(const Attempt &attempt)
{
    const SignatureMethod &own = attempt.row.method;
    if (own.digest == Digest::None)
        return std::nullopt;
    for (const SignatureMethod &other : relatedMethods(own)) {
        if (attempt.fittingKey(other, attempt.input, attempt.signature.signature))
            return other.scheme != own.scheme ? paddingReason(own.scheme) : hashReason(attempt, other.digest);
    }
    return std::nullopt;
}

std::optional<Reason> wrongShape(const Attempt &attempt)
{
    const SignatureMethod &method = attempt.row.method;
    const QByteArray &signature = attempt.signature.signature;
    qsizetype expected = -1;
    for (const Jwk &jwk : attempt.keys.keys) {
        const qsizetype size = crypto::signatureSize(method, jwk.key);
        if (expected < 0)
            expected = size;
        if (size < 0 || size != signature.size())
            continue;
        // The range goes by the curve, which is the same for all keys of an ECDSA algorithm.
        if (method.scheme != SignatureScheme::Ecdsa ||
            crypto::verifySignature(method, jwk.key, {}, signature) != SignatureCheck::OutOfRange)
            return std::nullopt;
        return Reason{"signature-range"_L1,
                      Text::tr("r or s is zero or too large: no key can have made it, and a verifier that "
                               "accepts it accepts anything. Update the library that accepted it.")};
    }
    return expected < 0 ? std::nullopt : std::optional(shapeReason(attempt, expected));
}

} // namespace claimcheck::jose
