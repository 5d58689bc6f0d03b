#include "ui/inspect/short_table.h"

#include "ui/widgets/theme.h"

#include <QHeaderView>
#include <QPainter>

namespace claimcheck::ui::inspect {

ShortTable::ShortTable(const QString &accessibleName, const QString &objectName, QWidget *parent)
    : DataTable(accessibleName, objectName, parent)
{
    horizontalHeader()->hide();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void ShortTable::setHeightLimit(int limit)
{
    m_limit = limit;
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
}

QSize ShortTable::sizeHint() const
{
    return {200, qMin(m_limit, verticalHeader()->length())};
}

QSize ShortTable::minimumSizeHint() const
{
    return {100, sizeHint().height()};
}

void ShortTable::paintEvent(QPaintEvent *event)
{
    DataTable::paintEvent(event);
    QPainter painter(viewport());
    painter.setPen(colour(ColourRole::Line));
    painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
}

} // namespace claimcheck::ui::inspect
