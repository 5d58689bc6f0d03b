#pragma once

#include <QFont>
#include <QString>

class QPainter;

namespace claimcheck::ui {

/// How much of a long value a cell lays out: the rest is said in words, not set in type.
inline constexpr qsizetype maximumCellCharacters = 2000;
inline constexpr int maximumCellLines = 12;

/// Text that folds at words, or anywhere in a long value, in a given width.
struct WrappedText
{
    QString text;
    QFont font;
    int width = 0; ///< pixels

    /// Pixels that it takes, at most maximumCellLines lines.
    [[nodiscard]] int height() const;
    /// Pixels of its widest line.
    [[nodiscard]] int naturalWidth() const;
    /// Draws with the painter's pen, from (x, y) down.
    void draw(QPainter &painter, int x, int y) const;
};

} // namespace claimcheck::ui
