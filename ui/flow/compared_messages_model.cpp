#include "core/flow/steps.h"
#include "ui/flow/comparison_models.h"

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

namespace {

using claimcheck::flow::ComparedMessage;
using claimcheck::flow::Difference;

QString differencesOf(const ComparedMessage &message)
{
    if (message.a == 0)
        return ComparedMessagesModel::tr("only in this run");
    if (message.b == 0)
        return ComparedMessagesModel::tr("only in the earlier run");
    QStringList parts;
    if (const qsizetype values = message.count(Difference::Differs); values > 0)
        parts += values == 1 ? ComparedMessagesModel::tr("1 value")
                             : ComparedMessagesModel::tr("%1 values").arg(values);
    if (const auto checks = message.checks.size(); checks > 0)
        parts += checks == 1 ? ComparedMessagesModel::tr("1 check")
                             : ComparedMessagesModel::tr("%1 checks").arg(checks);
    return parts.isEmpty() ? ComparedMessagesModel::tr("the same") : parts.join(u", "_s);
}

QString nameOf(const ComparedMessage &message)
{
    QString name = claimcheck::flow::stepOf(message.kind).name;
    if (!name.isEmpty())
        name[0] = name[0].toUpper();
    return name;
}

QString numberText(int number)
{
    return number > 0 ? QString::number(number) : u"\u2013"_s;
}

} // namespace

void ComparedMessagesModel::setComparison(const claimcheck::flow::RunComparison *comparison)
{
    beginResetModel();
    m_comparison = comparison;
    endResetModel();
}

int ComparedMessagesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_comparison ? 0 : int(m_comparison->messages.size());
}

int ComparedMessagesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ComparedMessagesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const ComparedMessage &message = m_comparison->messages[std::size_t(index.row())];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        switch (column) {
        case First: return numberText(message.a);
        case Second: return numberText(message.b);
        case Name: return nameOf(message);
        case Differences: return differencesOf(message);
        default: return {};
        }
    case Qt::AccessibleTextRole: return column == Mark ? QVariant(differencesOf(message)) : QVariant();
    case CellToneRole:
        return QVariant::fromValue(column != Mark     ? Tone::Neutral
                                   : message.isSame() ? Tone::Ok
                                                      : Tone::Warning);
    case CellStyleRole: return QVariant::fromValue(column == Name ? CellStyle::Name : CellStyle::Muted);
    default: return {};
    }
}

QVariant ComparedMessagesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case First: return tr("Earlier");
    case Second: return tr("This");
    case Name: return tr("Message");
    case Differences: return tr("Differs");
    default: return {};
    }
}

} // namespace claimcheck::ui::flow
