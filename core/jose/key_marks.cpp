#include "core/jose/key_marks.h"

#include "core/jose/algorithms.h"
#include "core/jose/text.h"

#include <algorithm>

namespace claimcheck::jose {

namespace {

using base::Level;
using base::Spec;

#define TEXT(text) QT_TRANSLATE_NOOP("claimcheck_jose", text)

constexpr KeyMarkRow markRows[] = {
    {KeyMark::NotUsable,
     "not-usable",
     TEXT("not known here"),
     TEXT("This key cannot be used here. It is kept as it is."),
     Level::Note,
     {Spec::Rfc7517, "5"}},
    {KeyMark::WeakRsa,
     "weak-rsa",
     TEXT("weak RSA"),
     TEXT("RSA keys below 2048 bits must not be used. Make a larger one."),
     Level::Error,
     {Spec::Rfc7518, "3.3"}},
    {KeyMark::ShorterThanHash,
     "shorter-than-hash",
     TEXT("shorter than the hash"),
     TEXT("A secret for HMAC must be as long as the hash, or it can be found by trying. Make a longer one."),
     Level::Warning,
     {Spec::Rfc7518, "3.2"}},
    {KeyMark::CertificateExpired,
     "certificate-expired",
     TEXT("certificate expired"),
     TEXT("The validity of its certificate has ended."),
     Level::Warning,
     {Spec::Rfc5280, "4.1.2.5"}},
    {KeyMark::CertificateNotYetValid,
     "certificate-not-yet-valid",
     TEXT("certificate not valid yet"),
     TEXT("The validity of its certificate has not begun."),
     Level::Warning,
     {Spec::Rfc5280, "4.1.2.5"}},
    {KeyMark::CertificateOfOtherKey,
     "certificate-of-other-key",
     TEXT("certificate of another key"),
     TEXT("The first certificate of x5c must hold the same key as the JWK."),
     Level::Error,
     {Spec::Rfc7517, "4.7"}},
    {KeyMark::DuplicateKid,
     "duplicate-kid",
     TEXT("kid stands twice"),
     TEXT("Another key of this set has the same kid, so that it names neither."),
     Level::Warning,
     {Spec::Rfc7517, "4.5"}},
    {KeyMark::Changed,
     "changed",
     TEXT("another key than before"),
     TEXT("The same kid stood for another key the time before: verifiers that keep keys by kid fail."),
     Level::Warning,
     {Spec::Rfc7517, "4.5"}},
    {KeyMark::New, "new", TEXT("new"), TEXT("It was not there the time before."), {}},
    {KeyMark::Private, "private", TEXT("private"), TEXT("The private part is known."), {}},
};

#undef TEXT

constexpr int leastRsaBits = 2048;   // RFC 7518 §3.3
constexpr int leastSecretBytes = 32; // RFC 7518 §3.2 for the shortest hash, SHA-256

bool isShort(const Jwk &jwk)
{
    if (jwk.key.kind() != crypto::KeyKind::Secret || jwk.use == QLatin1StringView("enc"))
        return false;
    if (jwk.alg.isEmpty())
        return jwk.key.secret().size() < leastSecretBytes;
    const AlgorithmRow *row = findAlgorithm(jwk.alg.toLatin1(), AlgorithmUse::Signature);
    return row && jwk.key.secret().size() < row->keyBytes;
}

bool standsTwice(const QString &kid, const CollectedSet &set)
{
    return !kid.isEmpty() &&
           std::ranges::count_if(set.keys, [&](const KeyEntry &other) { return other.jwk.kid == kid; }) > 1;
}

bool holds(KeyMark mark, const KeyEntry &entry, const CollectedSet &set, qint64 now)
{
    const Jwk &jwk = entry.jwk;
    const crypto::Certificate *certificate = jwk.certificates.empty() ? nullptr : &jwk.certificates.front();
    switch (mark) {
    case KeyMark::NotUsable: return !entry.isUsable();
    case KeyMark::DuplicateKid: return standsTwice(jwk.kid, set);
    case KeyMark::WeakRsa:
        return entry.isUsable() && jwk.key.kind() == crypto::KeyKind::Rsa && jwk.key.bits() < leastRsaBits;
    case KeyMark::ShorterThanHash: return entry.isUsable() && isShort(jwk);
    case KeyMark::CertificateExpired: return certificate && certificate->notAfter().toSecsSinceEpoch() < now;
    case KeyMark::CertificateNotYetValid:
        return certificate && certificate->notBefore().toSecsSinceEpoch() > now;
    case KeyMark::CertificateOfOtherKey:
        return certificate && makeJwk(certificate->key()).thumbprint() != jwk.thumbprint();
    case KeyMark::Changed: return set.isChanged(entry);
    case KeyMark::New: return set.isNew(entry);
    case KeyMark::Private: break;
    }
    return entry.isUsable() && jwk.key.hasPrivate() && jwk.key.kind() != crypto::KeyKind::Secret;
}

} // namespace

std::span<const KeyMarkRow> keyMarkTable()
{
    return markRows;
}

const KeyMarkRow &keyMarkRow(KeyMark mark)
{
    return *std::ranges::find(markRows, mark, &KeyMarkRow::mark);
}

QString keyMarkText(KeyMark mark)
{
    return Text::tr(keyMarkRow(mark).text);
}

QString keyMarkReason(KeyMark mark)
{
    return Text::tr(keyMarkRow(mark).why);
}

std::vector<KeyMark> marksOf(const KeyEntry &entry, const CollectedSet &set, qint64 now)
{
    std::vector<KeyMark> marks;
    for (const KeyMarkRow &row : markRows) {
        if (holds(row.mark, entry, set, now))
            marks.push_back(row.mark);
    }
    return marks;
}

} // namespace claimcheck::jose
