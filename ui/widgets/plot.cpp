#include "ui/widgets/plot.h"

namespace claimcheck::ui {

Plot::Plot(const QString &accessibleName, const QString &objectName, QWidget *parent) : QWidget(parent)
{
    setObjectName(objectName);
    setAccessibleName(accessibleName);
}

void Plot::setData(const report::PlotData &data)
{
    m_data = data;
    update();
}

void Plot::setPlaceholder(const QString &text)
{
    m_placeholder = text;
}

QString Plot::readingAt(double) const
{
    return {};
}

QSize Plot::sizeHint() const
{
    return {380, 150};
}

QSize Plot::minimumSizeHint() const
{
    return {200, 120};
}

void Plot::paintEvent(QPaintEvent *) {}

void Plot::keyPressEvent(QKeyEvent *event)
{
    QWidget::keyPressEvent(event);
}

void Plot::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
}

bool Plot::event(QEvent *event)
{
    return QWidget::event(event);
}

void Plot::setReading(std::optional<double> x)
{
    m_reading = x;
}

} // namespace claimcheck::ui
