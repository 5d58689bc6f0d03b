#include "ui/compare/spans.h"

#include "ui/widgets/wrapped_text.h"

#include <QFontInfo>
#include <QPainter>
#include <QTextLayout>

#include <cmath>

namespace claimcheck::ui::compare {

namespace {

constexpr qreal smallFactor = 12.0 / 13.0;
constexpr qreal lineGap = 2;

QTextCharFormat formatOf(const Span &span, const QFont &font)
{
    QTextCharFormat format;
    format.setForeground(colour(span.role));
    QFont own = font;
    constexpr QFont::Weight weights[] = {QFont::Normal, QFont::Medium, QFont::DemiBold};
    own.setWeight(weights[std::size_t(span.weight)]);
    if (span.role == ColourRole::Muted && !font.fixedPitch() && font.pointSizeF() > 0)
        own.setPointSizeF(font.pointSizeF() * smallFactor);
    format.setFont(own);
    return format;
}

/// Sets the text in type; returns its height.
int layOut(QTextLayout &layout, const SpanText &text)
{
    QList<QTextLayout::FormatRange> formats;
    int start = 0;
    for (const Span &span : text.spans) {
        formats += {start, int(span.text.size()), formatOf(span, text.font)};
        start += int(span.text.size());
    }
    layout.setText(plainText(text.spans));
    layout.setFont(text.font);
    layout.setFormats(formats);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    qreal y = 0;
    layout.beginLayout();
    for (int count = 0; count < maximumCellLines; ++count) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(qMax(8, text.width));
        line.setPosition(QPointF(0, y));
        y += std::ceil(line.height() + lineGap);
    }
    layout.endLayout();
    return int(y);
}

} // namespace

QString plainText(const Spans &spans)
{
    QString text;
    for (const Span &span : spans)
        text += span.text;
    return text;
}

int SpanText::height() const
{
    QTextLayout layout;
    return layOut(layout, *this);
}

void SpanText::draw(QPainter &painter, int x, int y) const
{
    QTextLayout layout;
    layOut(layout, *this);
    layout.draw(&painter, QPointF(x, y + 1));
}

} // namespace claimcheck::ui::compare
