#include "core/token/key_binding_checks.h"

#include "core/claims/typed.h"
#include "core/jose/algorithms.h"
#include "core/jose/named_hash.h"
#include "core/token/text.h"

namespace claimcheck::token {

using namespace Qt::StringLiterals;
using encoding::JsonValue;

namespace {

JsonValue claim(const KeyBindingSubject &subject, QLatin1StringView name)
{
    return subject.binding.payload()[name];
}

QString typFault(const KeyBindingSubject &subject)
{
    QString typ = subject.binding.header()["typ"_L1].toString().toLower();
    if (typ.startsWith("application/"_L1)) // RFC 7515 §4.1.9
        typ.remove(0, 12);
    return typ == "kb+jwt"_L1 ? QString() : Text::tr("The typ of the key binding JWT is not kb+jwt.");
}

QString algFault(const KeyBindingSubject &subject)
{
    const QByteArray alg = subject.binding.header()["alg"_L1].toUtf8();
    if (jose::isNone(alg))
        return Text::tr("The key binding JWT is not signed (alg none): anyone can have made it.");
    const jose::AlgorithmRow *row = jose::findAlgorithm(alg, jose::AlgorithmUse::Signature);
    if (row && row->keyBytes > 0) // an HMAC
        return Text::tr("The key binding JWT has a MAC (%1) where a digital signature must be.")
            .arg(QString::fromLatin1(alg));
    return {};
}

QString hashFault(const KeyBindingSubject &subject)
{
    const JsonValue hash = claim(subject, "sd_hash"_L1);
    if (!hash.isString())
        return Text::tr("sd_hash is missing or not a string: the key binding JWT is bound to no SD-JWT.");
    const QByteArray own = jose::namedHash(subject.reading.algorithm, subject.presented);
    if (own.isEmpty() || hash.equals(own))
        return {};
    return Text::tr("sd_hash does not fit this SD-JWT, whose hash is %1: the key binding JWT was made for "
                    "another one, or for other disclosures.")
        .arg(QString::fromLatin1(own));
}

QString nonceFault(const KeyBindingSubject &subject)
{
    return claim(subject, "nonce"_L1).isString() ? QString() : Text::tr("nonce is missing or not a string.");
}

QString expectedNonceFault(const KeyBindingSubject &subject)
{
    const QString nonce = claim(subject, "nonce"_L1).toString();
    const QString &expected = subject.expected.nonce;
    if (expected.isEmpty() || nonce.isEmpty() || nonce == expected)
        return {};
    return Text::tr("The nonce is not the one that was expected: the presentation may be replayed.");
}

QString audienceFault(const KeyBindingSubject &subject)
{
    return claim(subject, "aud"_L1).isString() ? QString()
                                               : Text::tr("aud is missing or not a single string.");
}

QString expectedAudienceFault(const KeyBindingSubject &subject)
{
    const JsonValue audience = claim(subject, "aud"_L1);
    const QString &expected = subject.expected.audience;
    if (expected.isEmpty() || !audience.isString() || audience.toString() == expected)
        return {};
    return Text::tr("The presentation is for \u201c%1\u201d, not for \u201c%2\u201d.")
        .arg(audience.toString(), expected);
}

QString issueTimeFault(const KeyBindingSubject &subject)
{
    return claims::numericDate(claim(subject, "iat"_L1)).isProper()
               ? QString()
               : Text::tr("iat is missing or not a NumericDate.");
}

QString futureFault(const KeyBindingSubject &subject)
{
    const auto issued = claims::numericDate(claim(subject, "iat"_L1));
    const auto from = claims::numericDate(claim(subject, "nbf"_L1));
    const qint64 latest = subject.expected.now + subject.expected.leeway;
    const bool future =
        (issued.isProper() && issued.seconds() > latest) || (from.isProper() && from.seconds() > latest);
    return future ? Text::tr("The key binding JWT is from the future.") : QString();
}

QString expiryFault(const KeyBindingSubject &subject)
{
    const auto expiry = claims::numericDate(claim(subject, "exp"_L1));
    const bool expired =
        expiry.isKnown() && subject.expected.now >= expiry.seconds() + subject.expected.leeway;
    return expired ? Text::tr("The key binding JWT has expired.") : QString();
}

constexpr KeyBindingCheck checks[] = {
    {"key-binding-typ"_L1, "4.3", "/header/typ", typFault},
    {"key-binding-alg"_L1, "7.3", "/header/alg", algFault},
    {"key-binding-sd-hash"_L1, "4.3.1", "/payload/sd_hash", hashFault},
    {"key-binding-nonce"_L1, "4.3", "/payload/nonce", nonceFault},
    {"key-binding-nonce-expected"_L1, "7.3", "/payload/nonce", expectedNonceFault},
    {"key-binding-aud"_L1, "4.3", "/payload/aud", audienceFault},
    {"key-binding-aud-expected"_L1, "7.3", "/payload/aud", expectedAudienceFault},
    {"key-binding-iat"_L1, "4.3", "/payload/iat", issueTimeFault},
    {"key-binding-future"_L1, "7.3", "/payload/iat", futureFault},
    {"key-binding-expired"_L1, "7.3", "/payload/exp", expiryFault},
};

} // namespace

std::span<const KeyBindingCheck> keyBindingChecks()
{
    return checks;
}

} // namespace claimcheck::token
