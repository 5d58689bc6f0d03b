#include "core/encoding/json_writer.h"

#include "core/encoding/utf8.h"

#include <charconv>
#include <cmath>

namespace claimcheck::encoding {

namespace {

/// RFC 8259 §7: the quotation mark, the backslash and the control characters.
void appendEscaped(QByteArray &out, char c)
{
    switch (c) {
    case '"': out.append("\\\""); return;
    case '\\': out.append("\\\\"); return;
    case '\b': out.append("\\b"); return;
    case '\f': out.append("\\f"); return;
    case '\n': out.append("\\n"); return;
    case '\r': out.append("\\r"); return;
    case '\t': out.append("\\t"); return;
    default: break;
    }
    if (static_cast<uchar>(c) >= 0x20) {
        out.append(c);
        return;
    }
    constexpr char digits[] = "0123456789abcdef";
    out.append("\\u00");
    out.append(digits[static_cast<uchar>(c) >> 4]);
    out.append(digits[static_cast<uchar>(c) & 15]);
}

} // namespace

void JsonWriter::beginObject()
{
    open('{');
}
void JsonWriter::endObject()
{
    close('}');
}
void JsonWriter::beginArray()
{
    open('[');
}
void JsonWriter::endArray()
{
    close(']');
}

void JsonWriter::open(char bracket)
{
    beforeValue();
    m_out.append(bracket);
    m_places.push_back(Place::First);
}

void JsonWriter::close(char bracket)
{
    Q_ASSERT(!m_places.empty() && m_places.back() != Place::AfterKey);
    const bool empty = m_places.back() == Place::First;
    m_places.pop_back();
    if (!empty)
        newLine();
    m_out.append(bracket);
}

void JsonWriter::newLine()
{
    if (m_indent == JsonIndent::None)
        return;
    m_out.append('\n');
    m_out.append(static_cast<qsizetype>(m_places.size()) * 2, ' ');
}

void JsonWriter::beforeValue()
{
    if (m_places.empty())
        return;
    Place &place = m_places.back();
    if (place == Place::AfterKey) {
        place = Place::Later;
        return;
    }
    if (place == Place::Later)
        m_out.append(',');
    place = Place::Later;
    newLine();
}

void JsonWriter::key(QByteArrayView utf8Name)
{
    Q_ASSERT(!m_places.empty() && m_places.back() != Place::AfterKey);
    beforeValue();
    quoted(utf8Name);
    m_out.append(m_indent == JsonIndent::None ? ":" : ": ");
    m_places.back() = Place::AfterKey;
}

void JsonWriter::value(QByteArrayView utf8)
{
    beforeValue();
    quoted(utf8);
}

void JsonWriter::value(QStringView text)
{
    value(QByteArrayView(text.toUtf8()));
}

void JsonWriter::value(qint64 number)
{
    rawValue(QByteArray::number(number));
}

void JsonWriter::value(double number)
{
    if (!std::isfinite(number)) // JSON has no word for these
        return value(nullptr);
    char buffer[32];
    const auto result = std::to_chars(std::begin(buffer), std::end(buffer), number);
    rawValue(QByteArrayView(buffer, result.ptr - buffer));
}

void JsonWriter::value(bool flag)
{
    rawValue(flag ? QByteArrayView("true") : QByteArrayView("false"));
}

void JsonWriter::value(std::nullptr_t)
{
    rawValue("null");
}

void JsonWriter::rawValue(QByteArrayView json)
{
    beforeValue();
    m_out.append(json);
}

void JsonWriter::quoted(QByteArrayView utf8)
{
    m_out.append('"');
    const char *end = utf8.data() + utf8.size();
    for (const char *at = utf8.data(); at != end;) {
        const int length = utf8SequenceLength(at, end);
        if (length > 1)
            m_out.append(at, length);
        else if (length == 1)
            appendEscaped(m_out, *at);
        else
            m_out.append("\xEF\xBF\xBD");
        at += length > 0 ? length : 1;
    }
    m_out.append('"');
}

QByteArray JsonWriter::take()
{
    Q_ASSERT(m_places.empty());
    return std::exchange(m_out, {});
}

} // namespace claimcheck::encoding
