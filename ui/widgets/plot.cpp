#include "ui/widgets/plot.h"

#include "ui/widgets/fonts.h"
#include "ui/widgets/plot_painter.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace claimcheck::ui {

namespace {

/// Of the whole width: what an arrow key moves the reading line by.
constexpr int readingSteps = 40;

} // namespace

Plot::Plot(const QString &accessibleName, const QString &objectName, QWidget *parent) : QWidget(parent)
{
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void Plot::setData(const report::PlotData &data)
{
    m_data = data;
    if (m_reading && *m_reading > lastX())
        setReading(std::nullopt);
    describe();
    update();
}

void Plot::setPlaceholder(const QString &text)
{
    m_placeholder = text;
    describe();
    update();
}

/// A reading in place of the whole while there is one: a screen reader tells what has changed.
void Plot::describe()
{
    if (m_data.isEmpty())
        setAccessibleDescription(m_placeholder);
    else
        setAccessibleDescription(m_reading ? readingAt(*m_reading) : report::plotText(m_data));
}

double Plot::lastX() const
{
    double last = 0;
    for (const report::PlotSeries &series : m_data.series)
        last = series.points.empty() ? last : qMax(last, series.points.back().x());
    return last;
}

QString Plot::readingAt(double x) const
{
    QStringList lines{claimcheck::compare::figureText(x, m_data.x.unit)};
    for (const report::PlotSeries &series : m_data.series) {
        if (const auto y = report::plotValue(series, x))
            lines += u"%1: %2"_s.arg(series.label, claimcheck::compare::figureText(*y, m_data.y.unit));
    }
    return lines.join(u'\n');
}

report::PlotLayout Plot::layOut() const
{
    const QFontMetricsF metrics(smallFont());
    return report::layOutPlot(m_data,
                              {double(width()), double(height()), metrics.height(),
                               [metrics](const QString &text) { return metrics.horizontalAdvance(text); }});
}

QSize Plot::sizeHint() const
{
    return {380, 190};
}

QSize Plot::minimumSizeHint() const
{
    return {220, 150};
}

void Plot::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(smallFont());
    if (m_data.isEmpty()) {
        painter.setPen(colour(ColourRole::Muted));
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, m_placeholder);
        return;
    }
    const report::PlotLayout layout = layOut();
    paintPlot(painter, m_data, layout);
    if (m_reading)
        paintPlotReading(painter, m_data, layout, *m_reading);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colour(ColourRole::Accent), 1));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
}

void Plot::keyPressEvent(QKeyEvent *event)
{
    const double step = lastX() / readingSteps;
    const double from = m_reading.value_or(m_data.marks.empty() ? 0 : m_data.marks.front().x);
    switch (m_data.isEmpty() ? 0 : event->key()) {
    case Qt::Key_Left: return setReading(qMax(0.0, from - (m_reading ? step : 0)));
    case Qt::Key_Right: return setReading(qMin(lastX(), from + (m_reading ? step : 0)));
    case Qt::Key_Home: return setReading(0);
    case Qt::Key_End: return setReading(lastX());
    case Qt::Key_Escape:
        if (m_reading)
            return setReading(std::nullopt);
        break;
    default: break;
    }
    QWidget::keyPressEvent(event);
}

void Plot::focusInEvent(QFocusEvent *event)
{
    update();
    QWidget::focusInEvent(event);
}

void Plot::focusOutEvent(QFocusEvent *event)
{
    setReading(std::nullopt);
    update();
    QWidget::focusOutEvent(event);
}

bool Plot::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || m_data.isEmpty())
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const report::PlotLayout layout = layOut();
    if (layout.area.contains(help->pos()))
        QToolTip::showText(help->globalPos(), readingAt(layout.x.valueOf(help->pos().x())), this);
    else
        QToolTip::hideText();
    return true;
}

void Plot::setReading(std::optional<double> x)
{
    if (m_reading == x)
        return;
    m_reading = x;
    describe();
    update();
    if (x && isVisible()) {
        const report::PlotLayout layout = layOut();
        const QPoint at(int(layout.x.pixelOf(*x)), int(layout.area.top()));
        QToolTip::showText(mapToGlobal(at), readingAt(*x), this);
    }
    emit readingChanged();
}

} // namespace claimcheck::ui
