#include "ui/compare/token_diff_model.h"

#include "core/report/diff_redaction.h"
#include "core/report/diff_words.h"
#include "ui/compare/text.h"

namespace claimcheck::ui::compare {

using namespace Qt::StringLiterals;
using claimcheck::compare::DiffKind;
using claimcheck::compare::DiffNote;
using claimcheck::compare::DiffPart;
using claimcheck::compare::DiffRow;

namespace {

struct KindRow
{
    Tone tone;
    const char16_t *icon;
};

constexpr KindRow kindRows[] = {
    {Tone::Neutral, u"same"},    {Tone::Info, u"respelled"}, {Tone::Neutral, u"not-checked"},
    {Tone::Warning, u"differs"}, {Tone::Ok, u"plus"},        {Tone::Error, u"minus"},
};
static_assert(std::size(kindRows) == std::size_t(DiffKind::Removed) + 1);

QString partText(DiffPart part)
{
    switch (part) {
    case DiffPart::Response: return Text::tr("response");
    case DiffPart::Token: return Text::tr("token");
    case DiffPart::Header: return Text::tr("header");
    case DiffPart::Claims: return Text::tr("claims");
    case DiffPart::Signature: return Text::tr("signature");
    }
    return {};
}

QString placeText(const QString &token, DiffPart part)
{
    return token.isEmpty() ? partText(part) : token + u" \u00b7 "_s + partText(part);
}

/// "/payload/cnf/jkt" of the claims is "cnf/jkt"; the place says the rest.
QString shortPointer(const DiffRow &row)
{
    for (const QLatin1StringView start : {"/payload/"_L1, "/header/"_L1}) {
        if (row.pointer.startsWith(start))
            return row.pointer.sliced(start.size());
    }
    return row.pointer.startsWith(u'/') ? row.pointer.sliced(1) : row.pointer;
}

QString valueText(const std::optional<QByteArray> &json)
{
    return json ? QString::fromUtf8(*json) : Text::tr("not there");
}

} // namespace

void TokenDiffModel::setDiff(const claimcheck::compare::ResponseDiff &diff)
{
    m_diff = diff;
    read();
}

void TokenDiffModel::setRowsShown(DiffRowsShown shown)
{
    m_shown = shown;
    read();
}

void TokenDiffModel::setRedaction(report::Redaction level)
{
    m_redaction = level;
    read();
}

void TokenDiffModel::read()
{
    beginResetModel();
    m_rows.clear();
    for (const DiffRow &row : m_diff.members)
        add({}, row);
    for (const auto &token : m_diff.tokens) {
        for (const DiffRow &row : token.rows)
            add(token.name, row);
        for (const DiffNote &note : token.notes)
            add(token.name, note);
    }
    for (const DiffNote &note : m_diff.notes)
        add({}, note);
    endResetModel();
}

void TokenDiffModel::add(const QString &token, const DiffRow &whole)
{
    const bool isQuiet = whole.kind == DiffKind::Same || whole.kind == DiffKind::SetAside;
    if (m_shown == DiffRowsShown::OnlyDifferences && isQuiet)
        return;
    const DiffRow row = report::redacted(whole, m_redaction);
    const KindRow &kind = kindRows[std::size_t(row.kind)];
    m_rows.push_back({kind.tone, QString::fromUtf16(kind.icon), report::diffKindTitle(row.kind),
                      report::diffReasonText(row), shortPointer(row), placeText(token, row.part),
                      valueText(row.a), valueText(row.b), false});
}

void TokenDiffModel::add(const QString &token, const DiffNote &note)
{
    const bool isA = note.side != claimcheck::compare::DiffSide::B;
    const bool isB = note.side != claimcheck::compare::DiffSide::A;
    m_rows.push_back({Tone::Info,
                      u"info"_s,
                      Text::tr("note"),
                      {},
                      note.pointer.isEmpty() ? Text::tr("the whole") : note.pointer.sliced(1),
                      token,
                      isA ? note.message : QString(),
                      isB ? note.message : QString(),
                      true});
}

int TokenDiffModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int TokenDiffModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TokenDiffModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row &row = m_rows[std::size_t(index.row())];
    const int column = index.column();
    const QString texts[] = {row.kind, row.where, row.first, row.second};
    switch (role) {
    case Qt::DisplayRole: return texts[column];
    case CellNoteRole: return column == Kind ? row.reason : column == Where ? row.place : QString();
    case CellIconRole: return column == Kind ? row.icon : QString();
    case CellToneRole: return QVariant::fromValue(column == Kind ? row.tone : Tone::Neutral);
    case CellStyleRole:
        return QVariant::fromValue(column == Where                ? CellStyle::Name
                                   : column == Kind || row.isNote ? CellStyle::Text
                                                                  : CellStyle::Value);
    default: return {};
    }
}

QVariant TokenDiffModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("What"), tr("Where"), u"A"_s, u"B"_s};
    return titles[section];
}

} // namespace claimcheck::ui::compare
