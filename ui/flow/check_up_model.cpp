#include "ui/flow/check_up_model.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

namespace {

using claimcheck::flow::Probe;
using claimcheck::flow::ProbeOutcome;
using claimcheck::flow::ProbeResult;

struct OutcomeRow
{
    const char *text;
    Tone tone;
};
/// In the order of ProbeOutcome.
constexpr OutcomeRow outcomeRows[] = {
    {QT_TRANSLATE_NOOP("claimcheck::ui::flow::CheckUpModel", "refused"), Tone::Ok},
    {QT_TRANSLATE_NOOP("claimcheck::ui::flow::CheckUpModel", "accepted"), Tone::Error},
    {QT_TRANSLATE_NOOP("claimcheck::ui::flow::CheckUpModel", "accepted, as expected"), Tone::Info},
    {QT_TRANSLATE_NOOP("claimcheck::ui::flow::CheckUpModel", "could not tell"), Tone::Warning},
    {QT_TRANSLATE_NOOP("claimcheck::ui::flow::CheckUpModel", "not possible"), Tone::Neutral},
    {QT_TRANSLATE_NOOP("claimcheck::ui::flow::CheckUpModel", "as it should be"), Tone::Ok},
    {QT_TRANSLATE_NOOP("claimcheck::ui::flow::CheckUpModel", "wrong"), Tone::Error},
};

const Probe &probeOf(int row)
{
    return claimcheck::flow::probes()[std::size_t(row)];
}

} // namespace

void CheckUpModel::setResults(std::vector<ProbeResult> results)
{
    m_results = std::move(results);
    emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int CheckUpModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(claimcheck::flow::probes().size());
}

int CheckUpModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

const ProbeResult *CheckUpModel::resultOf(int row) const
{
    return row < int(m_results.size()) ? &m_results[std::size_t(row)] : nullptr;
}

QString CheckUpModel::text(int row, int column) const
{
    const ProbeResult *result = resultOf(row);
    switch (column) {
    case Outcome: return result ? tr(outcomeRows[std::size_t(result->outcome)].text) : tr("to come");
    case Sent: return probeOf(row).translatedTitle();
    case Found: return result ? result->found : QString();
    default: return probeOf(row).spec.label();
    }
}

QVariant CheckUpModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Probe &probe = probeOf(index.row());
    const ProbeResult *result = resultOf(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole: return text(index.row(), column);
    case CellNoteRole: {
        const bool wrong = result && (claimcheck::flow::isFault(result->outcome) ||
                                      result->outcome == ProbeOutcome::Expected);
        return column == Sent && wrong ? probe.translatedWhy() : QVariant();
    }
    case CellToneRole:
        return QVariant::fromValue(
            column == Outcome && result ? outcomeRows[std::size_t(result->outcome)].tone : Tone::Neutral);
    case CellStyleRole:
        return QVariant::fromValue(column == Sent                ? CellStyle::Name
                                   : column == Reference         ? CellStyle::Reference
                                   : column == Outcome && result ? CellStyle::Text
                                                                 : CellStyle::Muted);
    case CellHelpRole: return probe.translatedWhy();
    case CellUrlRole: return probe.spec.url();
    case CellReferenceRole: return probe.spec.label();
    default: return {};
    }
}

QVariant CheckUpModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Outcome: return tr("Outcome");
    case Sent: return tr("Sent, and must be refused");
    case Found: return tr("Answer");
    case Reference: return tr("Specification");
    default: return {};
    }
}

} // namespace claimcheck::ui::flow
