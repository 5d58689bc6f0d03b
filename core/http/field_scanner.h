#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace claimcheck::http {

/// Walks over the value of a header field. RFC 9110 §5.6.
class FieldScanner
{
public:
    explicit FieldScanner(QByteArrayView text) : m_text(text) {}

    [[nodiscard]] bool atEnd() const { return m_position >= m_text.size(); }
    [[nodiscard]] char peek() const { return atEnd() ? '\0' : m_text[m_position]; }
    [[nodiscard]] qsizetype position() const { return m_position; }
    void goTo(qsizetype position) { m_position = position; }
    void skipSpace();
    /// Takes the character, if it is next after white space.
    bool take(char c);
    /// Empty where none is next.
    [[nodiscard]] QByteArray token();
    /// A token68, RFC 9110 §11.2.
    [[nodiscard]] QByteArray token68();
    /// A token, or a quoted string without its quotes and backslashes; an unclosed one ends with the field.
    [[nodiscard]] QByteArray tokenOrQuoted();

private:
    QByteArrayView m_text;
    qsizetype m_position = 0;
};

} // namespace claimcheck::http
