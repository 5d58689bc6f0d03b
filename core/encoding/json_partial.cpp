#include "core/encoding/json_partial.h"

#include <algorithm>

namespace claimcheck::encoding {

namespace {

/// Walks over text that the strict reader has accepted up to its end, and remembers the last place behind a
/// whole value.
class PrefixScanner
{
public:
    explicit PrefixScanner(QByteArrayView text) : m_text(text) {}

    /// The text up to that place and what closes it; empty where no container was opened.
    QByteArray scan()
    {
        while (m_at < m_text.size())
            step();
        if (m_safe == 0)
            return {};
        std::ranges::reverse(m_safeClosers);
        return m_text.first(m_safe).toByteArray() + m_safeClosers;
    }

private:
    void step()
    {
        const char c = m_text[m_at++];
        switch (c) {
        case '{': return open('}');
        case '[': return open(']');
        case '}':
        case ']': m_closers.chop(1); return markWhole();
        case ',': m_name = m_closers.endsWith('}'); return;
        case ':': m_name = false; return;
        case '"': return string();
        case ' ':
        case '\t':
        case '\r':
        case '\n': return;
        default: return word();
        }
    }

    void open(char closer)
    {
        m_closers += closer;
        m_name = closer == '}';
        markWhole();
    }

    void string()
    {
        while (m_at < m_text.size() && m_text[m_at] != '"')
            m_at += m_text[m_at] == '\\' ? 2 : 1;
        if (m_at++ < m_text.size() && !m_name)
            markWhole();
    }

    /// A number, true, false or null.
    void word()
    {
        const qsizetype begin = m_at - 1;
        const auto ends = [](char c) { return QByteArrayView(" \t\r\n,:]}").contains(c); };
        m_at = std::find_if(m_text.begin() + m_at, m_text.end(), ends) - m_text.begin();
        const QByteArrayView text = m_text.sliced(begin, m_at - begin);
        if (m_at < m_text.size() || text == "true" || text == "false" || text == "null")
            markWhole();
    }

    void markWhole()
    {
        if (m_closers.isEmpty() && m_text[m_at - 1] != '}' && m_text[m_at - 1] != ']')
            return; // a single value without a container
        m_safe = m_at;
        m_safeClosers = m_closers;
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
    qsizetype m_safe = 0;
    QByteArray m_closers, m_safeClosers; ///< innermost last
    bool m_name = false;                 ///< the next string is a member's name
};

} // namespace

JsonDocument readPartialJson(const QByteArray &text, JsonLimits limits)
{
    auto whole = JsonDocument::parse(text, limits);
    if (whole)
        return std::move(whole).value();
    const qsizetype firstBad = std::clamp<qsizetype>(whole.error().where, 0, text.size());
    const QByteArray beginning = PrefixScanner(QByteArrayView(text).first(firstBad)).scan();
    return beginning.isEmpty() ? JsonDocument() : JsonDocument::parse(beginning, limits).valueOr({});
}

} // namespace claimcheck::encoding
