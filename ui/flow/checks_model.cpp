#include "ui/flow/checks_model.h"

#include <algorithm>
#include <tuple>

namespace claimcheck::ui::flow {

namespace {

using base::Level;
using lint::CheckResult;
using lint::Outcome;

/// Errors, warnings, notes, what was intended, what passed, what could not be told.
int gravity(const CheckResult &check)
{
    if (check.outcome == Outcome::Passed)
        return 1;
    if (check.outcome != Outcome::Failed)
        return 0;
    return check.intended ? 2 : 3 + int(check.level);
}

Tone toneOf(const CheckResult &check)
{
    if (check.outcome == Outcome::Passed)
        return Tone::Ok;
    if (check.outcome != Outcome::Failed || check.intended)
        return Tone::Info;
    return ui::toneOf(check.level);
}

bool sameResult(const CheckResult &a, const CheckResult &b)
{
    return a.rule == b.rule && a.outcome == b.outcome && a.messageNumber == b.messageNumber &&
           a.message == b.message;
}

} // namespace

void ChecksModel::setChecks(std::span<const CheckResult> checks)
{
    std::vector<CheckResult> sorted(checks.begin(), checks.end());
    std::erase_if(sorted, [](const CheckResult &check) { return check.outcome == Outcome::NotApplicable; });
    std::ranges::stable_sort(sorted, [](const CheckResult &a, const CheckResult &b) {
        return std::tuple(gravity(a), a.messageNumber) > std::tuple(gravity(b), b.messageNumber);
    });
    if (std::ranges::equal(sorted, m_checks, sameResult))
        return;
    beginResetModel();
    m_checks = std::move(sorted);
    endResetModel();
}

CheckCounts ChecksModel::counts() const
{
    CheckCounts counts;
    for (const CheckResult &check : m_checks) {
        if (check.outcome == Outcome::Passed)
            ++counts.passed;
        else if (check.outcome != Outcome::Failed)
            ++counts.couldNotTell;
        else if (check.intended || check.level == Level::Note)
            ++counts.notes;
        else
            ++(check.level == Level::Error ? counts.errors : counts.warnings);
    }
    return counts;
}

const CheckResult *ChecksModel::check(int row) const
{
    return row >= 0 && row < int(m_checks.size()) ? &m_checks[std::size_t(row)] : nullptr;
}

int ChecksModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_checks.size());
}

int ChecksModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ChecksModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const CheckResult &check = m_checks[std::size_t(index.row())];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        if (column == Number)
            return check.messageNumber > 0 ? tr("msg %1").arg(check.messageNumber) : QString();
        if (column == Words)
            return check.intended ? tr("%1 (intended: you edited this message)").arg(check.message)
                                  : check.message;
        return column == Reference ? check.rule->spec.label() : QString();
    case Qt::AccessibleTextRole:
        return column == Mark ? lint::outcomeName(check.outcome).toString() : QVariant();
    case Qt::ToolTipRole: return QString(check.rule->name());
    case CellToneRole: return QVariant::fromValue(column == Mark ? toneOf(check) : Tone::Neutral);
    case CellStyleRole: return QVariant::fromValue(column == Words ? CellStyle::Text : CellStyle::Muted);
    case CellHelpRole: return column == Words ? check.rule->translatedTitle() : QVariant();
    case CellUrlRole: return column == Reference ? check.rule->spec.url() : QVariant();
    default: return {};
    }
}

QVariant ChecksModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Mark: return tr("Outcome");
    case Number: return tr("Message");
    case Words: return tr("Check");
    default: return tr("Specification");
    }
}

} // namespace claimcheck::ui::flow
