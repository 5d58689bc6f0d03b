#include "ui/models/byte_layout.h"

#include <QByteArrayView>

#include <algorithm>

namespace claimcheck::ui {

namespace {

/// Length of the UTF-8 sequence that a lead byte announces; 0 for a byte that leads none.
int sequenceLength(uchar lead)
{
    if (lead >= 0xC2 && lead < 0xE0)
        return 2;
    if ((lead & 0xF0) == 0xE0)
        return 3;
    if (lead >= 0xF0 && lead < 0xF5)
        return 4;
    return 0;
}

/// Hangul, CJK and the emoji planes are drawn two cells wide.
bool isWide(char32_t code)
{
    return (code >= 0x1100 && code < 0x1160) || (code >= 0x2E80 && code < 0xD7B0) ||
           (code >= 0xF900 && code < 0xFB00) || (code >= 0xFE30 && code < 0xFE70) ||
           (code >= 0xFF00 && code < 0xFF61) || code >= 0x1F300;
}

/// Bidi marks, zero-width characters and controls would draw nothing, or draw elsewhere (RFC 8725 practice).
bool isInvisible(char32_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x200B && code <= 0x200F) ||
           (code >= 0x2028 && code <= 0x202E) || (code >= 0x2060 && code <= 0x206F) || code == 0xFEFF;
}

/// How many bytes from here on are printable ASCII, one cell each: nearly all of every token.
qsizetype plainRun(QByteArrayView text, qsizetype offset, qsizetype limit)
{
    const char *const begin = text.data() + offset;
    const char *const end = begin + qMin(limit, text.size() - offset);
    const char *at = begin;
    while (at != end && *at >= 0x20 && *at < 0x7F)
        ++at;
    return at - begin;
}

} // namespace

ByteLayout::Character ByteLayout::characterAt(QByteArrayView text, qsizetype offset)
{
    const auto lead = uchar(text[offset]);
    if (lead < 0x80)
        return {1, 1, isInvisible(lead) ? char32_t(0xB7) : char32_t(lead)};
    const int length = sequenceLength(lead);
    if (length == 0 || offset + length > text.size())
        return {1, 1, 0xFFFD};
    char32_t code = lead & (0xFFu >> (length + 1));
    for (int index = 1; index < length; ++index) {
        const auto next = uchar(text[offset + index]);
        if ((next & 0xC0) != 0x80)
            return {1, 1, 0xFFFD};
        code = (code << 6) | (next & 0x3Fu);
    }
    if (isInvisible(code))
        return {length, 1, 0xB7};
    return {length, isWide(code) ? 2 : 1, code};
}

ByteLayout::ByteLayout(QByteArray text, int columns)
    : m_text(std::move(text)), m_shown(qMin(m_text.size(), maximumBytes)), m_columns(qMax(columns, 2))
{
    const QByteArrayView view(m_text.constData(), m_shown);
    int cell = 0;
    for (qsizetype offset = 0; offset < m_shown;) {
        const qsizetype plain = plainRun(view, offset, m_columns - cell);
        cell += int(plain);
        offset += plain;
        if (offset == m_shown)
            break;
        if (view[offset] == '\n') {
            m_starts.push_back(++offset);
            cell = 0;
            continue;
        }
        const Character character = characterAt(view, offset);
        if (cell + character.cells > m_columns) {
            m_starts.push_back(offset);
            cell = 0;
        }
        cell += character.cells;
        offset += character.bytes;
    }
}

base::ByteRange ByteLayout::line(qsizetype index) const
{
    if (index < 0 || index >= lineCount())
        return {};
    const qsizetype begin = m_starts[std::size_t(index)];
    const bool last = index + 1 == lineCount();
    qsizetype end = last ? m_shown : m_starts[std::size_t(index) + 1];
    if (!last && end > begin && m_text[end - 1] == '\n')
        --end;
    return {begin, end};
}

ByteLayout::Place ByteLayout::placeOf(qsizetype offset) const
{
    offset = std::clamp<qsizetype>(offset, 0, m_shown);
    const auto after = std::upper_bound(m_starts.begin(), m_starts.end(), offset);
    const qsizetype index = after - m_starts.begin() - 1;
    const QByteArrayView view(m_text.constData(), m_shown);
    Place place{index, 0};
    for (qsizetype at = m_starts[std::size_t(index)]; at < offset;) {
        const Character character = characterAt(view, at);
        place.cell += character.cells;
        at += character.bytes;
    }
    return place;
}

qsizetype ByteLayout::offsetAt(Place place) const
{
    const base::ByteRange range = line(std::clamp<qsizetype>(place.line, 0, lineCount() - 1));
    const QByteArrayView view(m_text.constData(), m_shown);
    qsizetype at = range.begin;
    for (int cell = 0; at < range.end;) {
        const Character character = characterAt(view, at);
        cell += character.cells;
        if (cell > place.cell)
            break;
        at += character.bytes;
    }
    return at;
}

} // namespace claimcheck::ui
