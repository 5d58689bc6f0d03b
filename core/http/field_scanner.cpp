#include "core/http/field_scanner.h"

namespace claimcheck::http {

namespace {

bool isAlphanumeric(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool isTokenCharacter(char c)
{
    return isAlphanumeric(c) || QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
}

} // namespace

void FieldScanner::skipSpace()
{
    while (peek() == ' ' || peek() == '\t')
        ++m_position;
}

bool FieldScanner::take(char c)
{
    skipSpace();
    if (atEnd() || peek() != c)
        return false;
    ++m_position;
    return true;
}

QByteArray FieldScanner::token()
{
    skipSpace();
    const qsizetype begin = m_position;
    while (!atEnd() && isTokenCharacter(peek()))
        ++m_position;
    return m_text.sliced(begin, m_position - begin).toByteArray();
}

QByteArray FieldScanner::token68()
{
    skipSpace();
    const qsizetype begin = m_position;
    while (!atEnd() && (isAlphanumeric(peek()) || QByteArrayView("-._~+/").contains(peek())))
        ++m_position;
    if (m_position > begin) {
        while (peek() == '=')
            ++m_position;
    }
    return m_text.sliced(begin, m_position - begin).toByteArray();
}

QByteArray FieldScanner::tokenOrQuoted()
{
    if (!take('"'))
        return token();
    QByteArray text;
    while (!atEnd() && peek() != '"') {
        if (peek() == '\\' && m_position + 1 < m_text.size())
            ++m_position;
        text += m_text[m_position++];
    }
    ++m_position;
    return text;
}

} // namespace claimcheck::http
