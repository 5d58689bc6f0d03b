// The explanations about how it was signed: DER, another padding or hash, the shape of the signature.
#include "core/jose/attempt.h"
#include "core/jose/text.h"

#include <algorithm>

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

Reason shapeReason(const Attempt &attempt, qsizetype expected)
{
    const qsizetype actual = attempt.signature.signature.size();
    const QString alg = QString::fromUtf8(attempt.signature.alg);
    if (actual == 0)
        return {"signature-missing"_L1, Text::tr("There is no signature behind the last dot.")};
    if (attempt.row.method.scheme == SignatureScheme::Ecdsa)
        return {"signature-length"_L1,
                Text::tr("%1 signatures are r and s of equal length, %2 bytes together; this one has %3.")
                    .arg(alg)
                    .arg(expected)
                    .arg(actual)};
    if (actual < expected)
        return {"truncated"_L1,
                Text::tr("With this key %1 signatures have %2 bytes; this one has %3. It was cut short.")
                    .arg(alg)
                    .arg(expected)
                    .arg(actual)};
    return {"signature-length"_L1, Text::tr("With this key %1 signatures have %2 bytes; this one has %3.")
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
        if (!attempt.fits(other, attempt.input, attempt.signature.signature))
            continue;
        if (other.scheme != own.scheme)
            return Reason{"rsa-padding"_L1,
                          own.scheme == SignatureScheme::RsaPss
                              ? Text::tr("It was made with PKCS #1 v1.5 (RS), not with PSS (PS).")
                              : Text::tr("It was made with PSS (PS), not with PKCS #1 v1.5 (RS).")};
        return Reason{"wrong-hash"_L1, Text::tr("It was made with SHA-%1, which is not the hash of %2.")
                                           .arg(crypto::digestSize(other.digest) * 8)
                                           .arg(QString::fromUtf8(attempt.signature.alg))};
    }
    return std::nullopt;
}

std::optional<Reason> derSignature(const Attempt &attempt)
{
    if (attempt.row.method.scheme != SignatureScheme::Ecdsa)
        return std::nullopt;
    const QByteArray raw = crypto::rawFromDer(attempt.signature.signature, attempt.row.method.curve);
    if (raw.isEmpty())
        return std::nullopt;
    const bool fits = attempt.fits(attempt.row.method, attempt.input, raw);
    return Reason{"ecdsa-der"_L1,
                  fits ? Text::tr("It is right but written in DER; JOSE writes r and s one after the other.")
                       : Text::tr("It is written in DER; JOSE writes r and s one after the other.")};
}

std::optional<Reason> wrongShape(const Attempt &attempt)
{
    for (const Jwk &jwk : attempt.keys.keys) {
        const auto check =
            crypto::verifySignature(attempt.row.method, jwk.key, attempt.input, attempt.signature.signature);
        if (check == SignatureCheck::WrongLength)
            return shapeReason(attempt, crypto::signatureSize(attempt.row.method, jwk.key));
        if (check == SignatureCheck::OutOfRange)
            return Reason{"signature-range"_L1,
                          Text::tr("r or s is zero or too large: no key can have made it.")};
    }
    return std::nullopt;
}

} // namespace claimcheck::jose
