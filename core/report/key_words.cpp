#include "core/report/key_words.h"

#include "core/crypto/key_components.h"
#include "core/report/text.h"

namespace claimcheck::report {

using crypto::KeyKind;

namespace {

QString exponentText(const crypto::Key &key)
{
    const auto components = crypto::rsaComponents(key.publicPart());
    quint64 number = 0;
    if (!components || components->e.size() > 8)
        return {};
    for (const char byte : components->e)
        number = number << 8 | static_cast<quint8>(byte);
    return Text::tr(", exponent %1").arg(number);
}

void addCount(QStringList &parts, const QString &pattern, std::size_t count)
{
    if (count > 0)
        parts << pattern.arg(qsizetype(count));
}

} // namespace

QString keyKindText(const jose::KeyEntry &entry)
{
    const crypto::Key &key = entry.jwk.key;
    if (!key.isValid())
        return entry.kty.isEmpty() ? Text::tr("unknown") : QString::fromUtf8(entry.kty.left(40));
    const QString curve = QString::fromLatin1(crypto::curveRow(key.curve()).joseName);
    switch (key.kind()) {
    case KeyKind::Rsa: return Text::tr("RSA %1").arg(key.bits());
    case KeyKind::Ec: return Text::tr("EC %1").arg(curve);
    case KeyKind::Secret: return Text::tr("secret, %1 bytes").arg(key.secret().size());
    default: break;
    }
    return curve;
}

QString keySizeText(const jose::KeyEntry &entry)
{
    const crypto::Key &key = entry.jwk.key;
    if (!key.isValid())
        return {};
    switch (key.kind()) {
    case KeyKind::Rsa: return Text::tr("%1 bits").arg(key.bits()) + exponentText(key);
    case KeyKind::Secret: return Text::tr("%1 bytes").arg(key.secret().size());
    case KeyKind::Akp: return Text::tr("public key of %1 bytes").arg(key.bits() / 8);
    default: break;
    }
    return Text::tr("%1 bits").arg(key.bits());
}

QString keyChangesText(const jose::KeySetDifference &difference)
{
    QStringList parts;
    addCount(parts, Text::tr("%1 new"), difference.added.size());
    addCount(parts, Text::tr("%1 gone"), difference.removed.size());
    addCount(parts, Text::tr("%1 replaced"), difference.changed.size());
    addCount(parts, Text::tr("%1 renamed"), difference.renamed.size());
    return parts.join(QLatin1StringView(", "));
}

QString keySetTitle(const jose::CollectedSet &set)
{
    switch (set.place) {
    case jose::KeyPlace::File: return set.name.section(u'/', -1);
    case jose::KeyPlace::Pasted: return Text::tr("Pasted");
    case jose::KeyPlace::Made: return Text::tr("Made here, in memory only");
    default: break;
    }
    return set.address.isEmpty() ? set.name : set.address;
}

} // namespace claimcheck::report
