#include "ui/inspect/rotation_words.h"

#include "ui/inspect/text.h"

namespace claimcheck::ui::inspect {

namespace {

/// Names of at most this many keys; the rest is counted.
constexpr qsizetype namedKeys = 3;

QString nameOf(const jose::Jwk &key)
{
    return key.kid.isEmpty() ? key.description() : key.kid;
}

QString nameOf(const jose::ChangedKey &key)
{
    return nameOf(key.after);
}

template <typename Key>
void addNames(QStringList &parts, const QString &pattern, const std::vector<Key> &keys)
{
    if (keys.empty())
        return;
    QStringList names;
    for (const Key &key : keys) {
        if (names.size() < namedKeys)
            names << nameOf(key);
    }
    if (qsizetype(keys.size()) > namedKeys)
        names << Text::tr("%1 more").arg(qsizetype(keys.size()) - namedKeys);
    parts << pattern.arg(names.join(QLatin1StringView(", ")));
}

} // namespace

QString rotationText(const jose::KeySetDifference &difference)
{
    QStringList parts;
    addNames(parts, Text::tr("added %1"), difference.added);
    addNames(parts, Text::tr("removed %1"), difference.removed);
    addNames(parts, Text::tr("another key under %1"), difference.changed);
    addNames(parts, Text::tr("renamed %1"), difference.renamed);
    return parts.join(QLatin1StringView("; "));
}

} // namespace claimcheck::ui::inspect
