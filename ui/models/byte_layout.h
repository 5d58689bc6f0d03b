#pragma once

#include "core/base/byte_range.h"

#include <QByteArray>

#include <vector>

namespace claimcheck::ui {

/// Where the bytes of a text stand in a grid of cells, folded at a width. UTF-8 sequences are one character
/// in one cell, or two where the script is wide; a line feed ends a line. Lays out at most maximumBytes and
/// counts the rest.
class ByteLayout
{
public:
    static constexpr qsizetype maximumBytes = 1 << 18; ///< 256 KiB: some hundred screens

    struct Place
    {
        qsizetype line = 0;
        int cell = 0;
    };

    ByteLayout() = default;
    ByteLayout(QByteArray text, int columns);

    [[nodiscard]] const QByteArray &text() const { return m_text; }
    [[nodiscard]] int columns() const { return m_columns; }
    [[nodiscard]] qsizetype lineCount() const { return qsizetype(m_starts.size()); }
    /// Bytes of the text that are laid out.
    [[nodiscard]] qsizetype shownBytes() const { return m_shown; }
    [[nodiscard]] qsizetype hiddenBytes() const { return m_text.size() - m_shown; }
    /// The bytes of one line, without its line feed.
    [[nodiscard]] base::ByteRange line(qsizetype index) const;
    [[nodiscard]] Place placeOf(qsizetype offset) const;
    /// The byte at or before that cell; past the end of a line its end.
    [[nodiscard]] qsizetype offsetAt(Place place) const;

    /// One character: how many bytes and cells it takes, and what to draw for it.
    struct Character
    {
        int bytes = 1;
        int cells = 1;
        char32_t code = 0; ///< U+FFFD for a byte that is not UTF-8, U+00B7 for a control character
    };
    [[nodiscard]] static Character characterAt(QByteArrayView text, qsizetype offset);

private:
    QByteArray m_text;
    std::vector<qsizetype> m_starts{0};
    qsizetype m_shown = 0;
    int m_columns = 1;
};

} // namespace claimcheck::ui
