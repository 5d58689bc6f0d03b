#include "core/token/token_shape.h"

#include <algorithm>
#include <array>

namespace claimcheck::token {

namespace {

enum Class : quint8 { Base64Url = 1, Token = 2, Space = 4, Ascii = 8 };

constexpr bool isAlphanumeric(int c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

constexpr quint8 classesOf(int c)
{
    quint8 classes = c < 0x80 ? Ascii : 0;
    const bool url = isAlphanumeric(c) || c == '-' || c == '_';
    if (url)
        classes |= Base64Url;
    if (url || c == '.' || c == '~' || c == '+' || c == '/' || c == '=')
        classes |= Token;
    if (c == ' ' || (c >= '\t' && c <= '\r'))
        classes |= Space;
    return classes;
}

constexpr std::array<quint8, 256> makeTable()
{
    std::array<quint8, 256> table = {};
    for (int c = 0; c < 256; ++c)
        table[static_cast<std::size_t>(c)] = classesOf(c);
    return table;
}
constexpr std::array<quint8, 256> table = makeTable();

bool is(char c, Class one)
{
    return (table[static_cast<uchar>(c)] & one) != 0;
}

/// Without a way out in the loop, which lets the compiler take many characters at a time.
bool all(QByteArrayView text, Class one)
{
    quint8 common = 0xFF;
    for (const char c : text)
        common &= table[static_cast<uchar>(c)];
    return (common & one) != 0;
}

} // namespace

bool isBase64UrlCharacter(char c)
{
    return is(c, Base64Url);
}
bool isTokenCharacter(char c)
{
    return is(c, Token);
}
bool isSpace(char c)
{
    return is(c, Space);
}

bool areBase64UrlCharacters(QByteArrayView text)
{
    return all(text, Base64Url);
}
bool areTokenCharacters(QByteArrayView text)
{
    return all(text, Token);
}
bool areAscii(QByteArrayView text)
{
    return all(text, Ascii);
}

bool looksLikeSignedValue(QByteArrayView text)
{
    constexpr qsizetype timeSize = 6, signatureSize = 27;
    const qsizetype size = text.size();
    const qsizetype last = size - signatureSize - 1, before = last - timeSize - 1;
    return before > 0 && text[last] == '.' && text[before] == '.' && !text.first(before).contains('.') &&
           !text.last(signatureSize).contains('.');
}

bool beginsLikeObject(QByteArrayView text)
{
    // {" is eyJ, {} is e30; { and a space eyA, a line feed ewo, a carriage return ew0, a tab ewk.
    constexpr std::array<const char *, 6> starts = {"eyJ", "eyA", "ewo", "ew0", "ewk", "e30"};
    const auto begins = [text](const char *start) { return text.startsWith(start); };
    return std::any_of(starts.begin(), starts.end(), begins);
}

bool looksLikeJose(QByteArrayView text)
{
    return beginsLikeObject(text) && text.contains('.');
}

} // namespace claimcheck::token
