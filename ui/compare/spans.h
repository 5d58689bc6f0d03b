#pragma once

#include "ui/widgets/theme.h"

#include <QFont>
#include <QMetaType>
#include <QString>

#include <vector>

class QPainter;

namespace claimcheck::ui::compare {

enum class SpanWeight : quint8 { Plain, Name, Strong };

/// A run of text in one colour and weight.
struct Span
{
    QString text;
    ColourRole role = ColourRole::Text;
    SpanWeight weight = SpanWeight::Plain;
};

using Spans = std::vector<Span>;

[[nodiscard]] QString plainText(const Spans &spans);

/// Spans that fold in a given width: at words, or anywhere in a long value. Muted ones are set smaller in the
/// interface font.
struct SpanText
{
    Spans spans;
    QFont font;
    int width = 0; ///< pixels

    /// Pixels that it takes, at most maximumCellLines lines.
    [[nodiscard]] int height() const;
    /// From (x, y) down.
    void draw(QPainter &painter, int x, int y) const;
};

} // namespace claimcheck::ui::compare

Q_DECLARE_METATYPE(claimcheck::ui::compare::Spans)
