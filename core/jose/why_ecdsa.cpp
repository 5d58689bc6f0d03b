// The explanations about the two halves of an ECDSA signature (RFC 7518 §3.4).
#include "core/jose/attempt.h"
#include "core/jose/text.h"

namespace claimcheck::jose {

using namespace Qt::StringLiterals;
using crypto::SignatureScheme;

namespace {

/// The integers of r and s in halves of equal length; empty where one does not go into its half.
QByteArray joined(QByteArray r, QByteArray s, qsizetype half)
{
    for (QByteArray *number : {&r, &s}) {
        while (number->size() > half && number->front() == '\0')
            number->remove(0, 1);
        if (number->size() > half)
            return {};
        number->prepend(half - number->size(), '\0');
    }
    return r + s;
}

/// Leading zeros are as rare as 1 in 256 each: more than this many missing are no longer a spelling.
constexpr qsizetype mostMissing = 4;

} // namespace

std::optional<Reason> derSignature(const Attempt &attempt)
{
    if (attempt.row.method.scheme != SignatureScheme::Ecdsa)
        return std::nullopt;
    const QByteArray raw = crypto::rawFromDer(attempt.signature.signature, attempt.row.method.curve);
    if (raw.isEmpty())
        return std::nullopt;
    const bool fits = attempt.fittingKey(attempt.row.method, attempt.input, raw);
    return Reason{"ecdsa-der"_L1,
                  fits ? Text::tr("It is right but written in DER. JOSE writes r and s one after the other, "
                                  "each in full length: let the signer convert it (IEEE P1363 form).")
                       : Text::tr("It is written in DER, and fits no key given even when converted. JOSE "
                                  "writes r and s one after the other: convert it and check the key.")};
}

/// Some signers write the integers without their leading zeros, or with the sign byte of DER.
std::optional<Reason> unpaddedHalves(const Attempt &attempt)
{
    const QByteArray &signature = attempt.signature.signature;
    const qsizetype half = crypto::curveRow(attempt.row.method.curve).coordinateBytes;
    if (attempt.row.method.scheme != SignatureScheme::Ecdsa || signature.size() == 2 * half ||
        signature.size() < 2 * half - mostMissing || signature.size() > 2 * half + mostMissing)
        return std::nullopt;
    for (qsizetype first = half - mostMissing; first <= half + mostMissing; ++first) {
        const QByteArray raw = joined(signature.first(first), signature.sliced(first), half);
        if (!raw.isEmpty() && attempt.fittingKey(attempt.row.method, attempt.input, raw))
            return Reason{"signature-length"_L1,
                          Text::tr("It is right, but r and s have %1 bytes together and must have %2. Let "
                                   "the signer write each of them in %3 bytes, with leading zeros.")
                              .arg(signature.size())
                              .arg(2 * half)
                              .arg(half)};
    }
    return std::nullopt;
}

} // namespace claimcheck::jose
