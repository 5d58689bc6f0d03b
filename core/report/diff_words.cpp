#include "core/report/diff_words.h"

#include "core/report/text.h"

#include <cstdlib>

namespace claimcheck::report {

using namespace Qt::StringLiterals;
using compare::DiffKind;
using compare::DiffReason;

namespace {

struct UnitRow
{
    qint64 seconds;
    const char *text;
};

constexpr UnitRow units[] = {
    {86400, QT_TRANSLATE_NOOP("claimcheck_report", "%1 d")},
    {3600, QT_TRANSLATE_NOOP("claimcheck_report", "%1 h")},
    {60, QT_TRANSLATE_NOOP("claimcheck_report", "%1 min")},
    {1, QT_TRANSLATE_NOOP("claimcheck_report", "%1 s")},
};

QString wordsText(const compare::DiffRow &row)
{
    QStringList parts;
    if (!row.added.isEmpty())
        parts += Text::tr("new: %1").arg(row.added.join(u", "_s));
    if (!row.removed.isEmpty())
        parts += Text::tr("gone: %1").arg(row.removed.join(u", "_s));
    return parts.join(u" \u00b7 "_s);
}

/// A lifetime grows and shrinks; a time comes later and earlier.
QString secondsText(const compare::DiffRow &row)
{
    const qint64 seconds = *row.seconds;
    const QString length = timeSpanText(seconds);
    if (row.name.endsWith("expires_in"_L1))
        return seconds > 0 ? Text::tr("%1 longer").arg(length) : Text::tr("%1 shorter").arg(length);
    return seconds > 0 ? Text::tr("%1 later").arg(length) : Text::tr("%1 earlier").arg(length);
}

} // namespace

QString timeSpanText(qint64 seconds)
{
    qint64 left = std::llabs(seconds);
    QStringList parts;
    for (const UnitRow &unit : units) {
        const qint64 count = left / unit.seconds;
        if (count > 0 && parts.size() < 2)
            parts += Text::tr(unit.text).arg(count);
        left %= unit.seconds;
    }
    return parts.isEmpty() ? Text::tr("%1 s").arg(0) : parts.join(u' ');
}

QString diffKindTitle(DiffKind kind)
{
    switch (kind) {
    case DiffKind::Same: return Text::tr("the same");
    case DiffKind::Respelled: return Text::tr("the same, written differently");
    case DiffKind::SetAside: return Text::tr("set aside");
    case DiffKind::Changed: return Text::tr("changed");
    case DiffKind::Added: return Text::tr("only in B");
    case DiffKind::Removed: return Text::tr("only in A");
    }
    return {};
}

QString diffReasonText(const compare::DiffRow &row)
{
    if (row.seconds)
        return secondsText(row);
    switch (row.reason) {
    case DiffReason::Type: return Text::tr("another type");
    case DiffReason::Order: return Text::tr("another order");
    case DiffReason::Number: return Text::tr("the same number, other digits");
    case DiffReason::Escapes: return Text::tr("the same text, other escapes");
    case DiffReason::SetForm: return Text::tr("the same words, written differently");
    case DiffReason::Words: return wordsText(row);
    case DiffReason::None:
    case DiffReason::Value:
    case DiffReason::Time: break;
    }
    return {};
}

QString diffCountsText(const compare::DiffCounts &counts)
{
    QStringList parts;
    const auto add = [&parts](int count, DiffKind kind) {
        if (count > 0)
            parts += u"%1 %2"_s.arg(count).arg(diffKindTitle(kind));
    };
    add(counts.changed, DiffKind::Changed);
    add(counts.added, DiffKind::Added);
    add(counts.removed, DiffKind::Removed);
    if (parts.isEmpty())
        parts += Text::tr("no difference");
    add(counts.respelled, DiffKind::Respelled);
    add(counts.setAside, DiffKind::SetAside);
    return parts.join(u", "_s);
}

QString diffNoteText(const compare::DiffNote &note)
{
    if (note.side == compare::DiffSide::Both)
        return note.message;
    return (note.side == compare::DiffSide::A ? u"A: "_s : u"B: "_s) + note.message;
}

} // namespace claimcheck::report
