#include "core/encoding/json_data.h"

#include <QChar>

namespace claimcheck::encoding {

namespace {

char32_t hexValue(QByteArrayView digits)
{
    char32_t value = 0;
    for (const char c : digits) {
        const char32_t digit = c <= '9' ? char32_t(c - '0') : char32_t((c | 0x20) - 'a' + 10);
        value = value << 4 | digit;
    }
    return value;
}

void appendUtf8(QByteArray &out, char32_t c)
{
    const auto push = [&out](char32_t byte) { out.append(static_cast<char>(byte)); };
    if (c < 0x80) {
        push(c);
    } else if (c < 0x800) {
        push(0xC0 | c >> 6);
        push(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        push(0xE0 | c >> 12);
        push(0x80 | (c >> 6 & 0x3F));
        push(0x80 | (c & 0x3F));
    } else {
        push(0xF0 | c >> 18);
        push(0x80 | (c >> 12 & 0x3F));
        push(0x80 | (c >> 6 & 0x3F));
        push(0x80 | (c & 0x3F));
    }
}

/// Reads \uXXXX, and a second one if the two make a pair (RFC 8259 §7). Returns how many bytes it took.
qsizetype appendUnicodeEscape(QByteArray &out, QByteArrayView raw)
{
    const char32_t first = hexValue(raw.sliced(2, 4));
    if (!QChar::isSurrogate(first)) {
        appendUtf8(out, first);
        return 6;
    }
    if (QChar::isHighSurrogate(first) && raw.size() >= 12 && raw[6] == '\\' && raw[7] == 'u') {
        const char32_t second = hexValue(raw.sliced(8, 4));
        if (QChar::isLowSurrogate(second)) {
            appendUtf8(out,
                       QChar::surrogateToUcs4(static_cast<char16_t>(first), static_cast<char16_t>(second)));
            return 12;
        }
    }
    appendUtf8(out, QChar::ReplacementCharacter);
    return 6;
}

char simpleEscape(char c)
{
    switch (c) {
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    default: return c;
    }
}

} // namespace

QByteArray unescapeJson(QByteArrayView rawText)
{
    QByteArray out;
    out.reserve(rawText.size());
    while (!rawText.isEmpty()) {
        qsizetype plain = rawText.indexOf('\\');
        if (plain < 0)
            plain = rawText.size();
        out.append(rawText.data(), plain);
        rawText = rawText.sliced(plain);
        if (rawText.size() < 2)
            break;
        if (rawText[1] == 'u') {
            rawText = rawText.sliced(appendUnicodeEscape(out, rawText));
        } else {
            out.append(simpleEscape(rawText[1]));
            rawText = rawText.sliced(2);
        }
    }
    return out;
}

bool jsonTextEquals(QByteArrayView rawText, bool escaped, QByteArrayView utf8)
{
    return escaped ? QByteArrayView(unescapeJson(rawText)) == utf8 : rawText == utf8;
}

} // namespace claimcheck::encoding
