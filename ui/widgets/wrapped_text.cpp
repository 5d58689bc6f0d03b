#include "ui/widgets/wrapped_text.h"

#include <QPainter>
#include <QTextLayout>

#include <cmath>

namespace claimcheck::ui {

namespace {

QString shortened(const QString &text)
{
    QString shown =
        text.size() > maximumCellCharacters ? text.left(maximumCellCharacters) + QChar(0x2026) : text;
    return shown.replace(u'\n', QChar::LineSeparator);
}

/// Lays the text out and calls use(line, last) for each line.
template <typename Use>
qreal layOut(const WrappedText &wrapped, const Use &use)
{
    QTextLayout layout(shortened(wrapped.text), wrapped.font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    qreal y = 0;
    for (int count = 1; count <= maximumCellLines; ++count) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(qMax(8, wrapped.width));
        line.setPosition(QPointF(0, y));
        y += std::ceil(line.height() + 2);
    }
    layout.endLayout();
    use(layout);
    return y;
}

} // namespace

int WrappedText::height() const
{
    return int(layOut(*this, [](const QTextLayout &) {}));
}

int WrappedText::naturalWidth() const
{
    const QFontMetricsF metrics(font);
    return int(std::ceil(metrics.horizontalAdvance(shortened(text).left(200)))) + 1;
}

void WrappedText::draw(QPainter &painter, int x, int y) const
{
    layOut(*this, [&](const QTextLayout &layout) { layout.draw(&painter, QPointF(x, y + 1)); });
}

} // namespace claimcheck::ui
