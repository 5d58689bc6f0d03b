#include "core/encoding/json_array_scanner.h"

namespace claimcheck::encoding {

namespace {

bool opens(char c)
{
    return c == '{' || c == '[';
}

bool closes(char c)
{
    return c == '}' || c == ']';
}

} // namespace

/// From a quote to behind the one that ends the string.
base::ByteRange JsonArrayScanner::string()
{
    const qsizetype begin = m_at++;
    while (m_at < m_text.size() && m_text[m_at] != '"')
        m_at += m_text[m_at] == '\\' ? 2 : 1;
    m_at = qMin(m_at + 1, m_text.size());
    return {begin, m_at};
}

bool JsonArrayScanner::findArray(QByteArrayView name, int depth)
{
    int level = 0;
    bool named = false; // the last string at that depth was the name
    while (m_at < m_text.size()) {
        const char c = m_text[m_at];
        if (c == '"') {
            const base::ByteRange range = string();
            named = level == depth && range.size() >= 2 &&
                    m_text.sliced(range.begin + 1, range.size() - 2) == name;
            continue;
        }
        ++m_at;
        if (c == '[' && named)
            return true;
        if (c == ',')
            named = false;
        level += opens(c) - closes(c);
    }
    return false;
}

std::optional<base::ByteRange> JsonArrayScanner::next()
{
    int level = 0;
    qsizetype begin = -1;
    while (m_at < m_text.size()) {
        const char c = m_text[m_at];
        if (c == '"') {
            (void)string();
            continue;
        }
        ++m_at;
        if (opens(c) && level++ == 0)
            begin = m_at - 1;
        else if (closes(c) && --level == 0)
            return base::ByteRange{begin, m_at};
        else if (level < 0)
            return std::nullopt;
    }
    m_endedEarly = true;
    if (begin >= 0)
        m_at = begin;
    return std::nullopt;
}

} // namespace claimcheck::encoding
