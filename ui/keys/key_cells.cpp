#include "ui/keys/key_cells.h"

#include "core/jose/key_marks.h"
#include "core/report/key_words.h"
#include "ui/keys/text.h"
#include "ui/widgets/icons.h"

#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::keys {

using jose::KeyMark;
using jose::KeyPlace;

namespace {

QString clockText(qint64 seconds, Qt::TimeSpec display, const QString &format)
{
    const QDateTime time = QDateTime::fromSecsSinceEpoch(seconds);
    return (display == Qt::UTC ? time.toUTC() : time.toLocalTime()).toString(format);
}

Tone toneOfMark(KeyMark mark)
{
    if (mark == KeyMark::New)
        return Tone::Info;
    const auto level = jose::keyMarkRow(mark).level;
    return level ? toneOf(*level) : Tone::Neutral;
}

QString countText(std::size_t count)
{
    return count == 1 ? Text::tr("1 key") : Text::tr("%1 keys").arg(qsizetype(count));
}

} // namespace

QList<ChipFace> stateChips(const jose::KeyEntry &entry, const jose::CollectedSet &set,
                           const CellContext &context)
{
    QList<ChipFace> chips;
    if (entry.isUsable() && context.signers.contains(entry.jwk.thumbprint()))
        chips.append({Text::tr("signed the open token"), Tone::Ok, toneIcon(Tone::Ok)});
    for (const KeyMark mark : jose::marksOf(entry, set, context.now)) {
        const Tone tone = toneOfMark(mark);
        chips.append({jose::keyMarkText(mark), tone, toneIcon(tone)});
    }
    return chips;
}

QString fromText(const jose::KeyEntry &entry, const jose::CollectedSet &set, Qt::TimeSpec display)
{
    switch (set.place) {
    case KeyPlace::Issuer: return Text::tr("issuer");
    case KeyPlace::JwksUrl: return Text::tr("URL");
    case KeyPlace::File: return Text::tr("file");
    case KeyPlace::Pasted: return Text::tr("pasted");
    case KeyPlace::Made: break;
    }
    return Text::tr("made %1").arg(clockText(entry.madeAt, display, u"HH:mm"_s));
}

QString groupText(const jose::CollectedSet &set, Qt::TimeSpec display)
{
    const QString title = report::keySetTitle(set);
    if (set.place == KeyPlace::Made)
        return title;
    QStringList parts;
    const bool fetched = set.place == KeyPlace::JwksUrl || set.place == KeyPlace::Issuer;
    const QString time = clockText(set.readAt, display, u"HH:mm:ss"_s);
    parts << (fetched ? Text::tr("fetched %1").arg(time) : Text::tr("read %1").arg(time));
    parts << countText(set.keys.size());
    if (const QString changes = report::keyChangesText(set.difference); !changes.isEmpty())
        parts << Text::tr("%1 since %2").arg(changes, clockText(set.before, display, u"HH:mm"_s));
    if (!set.skipped.empty())
        parts << Text::tr("%1 not read").arg(qsizetype(set.skipped.size()));
    return title + u" \u2014 "_s + parts.join(u", "_s);
}

QString collectionText(const jose::KeyCollection &collection)
{
    const auto &sets = collection.sets();
    const auto files = std::ranges::count(sets, KeyPlace::File, &jose::CollectedSet::place);
    const auto others = qsizetype(sets.size()) - files;
    QStringList parts;
    if (others > 0)
        parts << (others == 1 ? Text::tr("1 set") : Text::tr("%1 sets").arg(others));
    if (files > 0)
        parts << (files == 1 ? Text::tr("1 file") : Text::tr("%1 files").arg(files));
    return parts.join(u" \u00b7 "_s);
}

QString searchText(const jose::KeyEntry &entry, const jose::CollectedSet &set)
{
    const QString thumbprint = entry.isUsable() ? QString::fromLatin1(entry.jwk.thumbprint()) : QString();
    return QStringList{entry.jwk.kid, report::keyKindText(entry), entry.jwk.use, entry.jwk.alg,
                       thumbprint,    report::keySetTitle(set)}
        .join(u'\n');
}

} // namespace claimcheck::ui::keys
