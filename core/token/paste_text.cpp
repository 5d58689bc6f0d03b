#include "core/token/paste_text.h"

#include "core/encoding/base64url.h"
#include "core/encoding/form.h"
#include "core/encoding/json.h"
#include "core/token/token_shape.h"

#include <QStringDecoder>

#include <algorithm>
#include <array>

namespace claimcheck::token {

namespace {

struct Replacement
{
    const char *from;
    const char *to;
};

constexpr std::array<Replacement, 8> invisible = {{
    {"\xE2\x80\x8B", ""},  // zero width space
    {"\xE2\x80\x8C", ""},  // zero width non-joiner
    {"\xE2\x80\x8D", ""},  // zero width joiner
    {"\xE2\x81\xA0", ""},  // word joiner
    {"\xEF\xBB\xBF", ""},  // byte order mark in the middle
    {"\xC2\xAD", ""},      // soft hyphen
    {"\xC2\xA0", " "},     // no-break space
    {"\xE2\x80\xAF", " "}, // narrow no-break space
}};

constexpr std::array<Replacement, 5> htmlNames = {{
    {"&quot;", "\""},
    {"&apos;", "'"},
    {"&lt;", "<"},
    {"&gt;", ">"},
    {"&amp;", "&"}, // last, or "&amp;lt;" would be resolved twice
}};

struct QuotePair
{
    const char *open;
    const char *close;
};
constexpr std::array<QuotePair, 6> quotes = {{
    {"\"", "\""},
    {"'", "'"},
    {"`", "`"},
    {"\xE2\x80\x9C", "\xE2\x80\x9D"}, // “ ”
    {"\xE2\x80\x9E", "\xE2\x80\x9C"}, // „ “
    {"\xE2\x80\x98", "\xE2\x80\x99"}, // ‘ ’
}};

template <std::size_t N>
std::optional<QByteArray> replaced(QByteArrayView text, const std::array<Replacement, N> &table)
{
    const auto occurs = [text](const Replacement &each) { return text.contains(QByteArrayView(each.from)); };
    if (std::none_of(table.begin(), table.end(), occurs))
        return {};
    QByteArray out = text.toByteArray();
    for (const Replacement &each : table)
        out.replace(each.from, each.to);
    return out;
}

/// "&#46;" and "&#x2e;" of ASCII characters at the front of text: the character, and how many bytes it took.
std::pair<char, qsizetype> numericEntity(QByteArrayView text)
{
    const qsizetype end = text.first(std::min<qsizetype>(text.size(), 8)).indexOf(';');
    if (!text.startsWith("&#") || end < 3)
        return {0, 0};
    const bool hex = (text[2] | 0x20) == 'x';
    bool ok = false;
    const int code = text.sliced(hex ? 3 : 2, end - (hex ? 3 : 2)).toByteArray().toInt(&ok, hex ? 16 : 10);
    return ok && code > 0 && code < 0x80 ? std::pair(static_cast<char>(code), end + 1)
                                         : std::pair('\0', qsizetype(0));
}

QByteArray withoutNumericEntities(QByteArrayView text)
{
    QByteArray out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size();) {
        const auto [character, length] = numericEntity(text.sliced(i));
        out.append(length > 0 ? character : text[i]);
        i += std::max<qsizetype>(length, 1);
    }
    return out;
}

bool hasSpace(QByteArrayView text)
{
    return std::any_of(text.begin(), text.end(), isSpace);
}

} // namespace

std::optional<QByteArray> withoutUtf16(QByteArrayView text)
{
    if (!text.startsWith("\xFF\xFE") && !text.startsWith("\xFE\xFF"))
        return {};
    QStringDecoder decoder(QStringDecoder::Utf16); // goes by the byte order mark
    const QString decoded = decoder(text);
    return decoded.toUtf8();
}

std::optional<QByteArray> withoutByteOrderMark(QByteArrayView text)
{
    if (!text.startsWith("\xEF\xBB\xBF"))
        return {};
    return text.sliced(3).toByteArray();
}

std::optional<QByteArray> withoutInvisible(QByteArrayView text)
{
    if (areAscii(text)) // as nearly every token is
        return {};
    return replaced(text, invisible);
}

std::optional<QByteArray> withoutOuterSpace(QByteArrayView text)
{
    const QByteArrayView trimmed = text.trimmed();
    if (trimmed.size() == text.size())
        return {};
    return trimmed.toByteArray();
}

std::optional<QByteArray> withoutQuotes(QByteArrayView text)
{
    while (text.endsWith(',') || text.endsWith(';'))
        text = text.chopped(1).trimmed();
    for (const QuotePair &pair : quotes) {
        const QByteArrayView open(pair.open);
        const QByteArrayView close(pair.close);
        if (text.size() < open.size() + close.size() || !text.startsWith(open) || !text.endsWith(close))
            continue;
        const QByteArrayView inner = text.sliced(open.size()).chopped(close.size());
        if (!inner.contains(open))
            return inner.toByteArray();
    }
    return {};
}

std::optional<QByteArray> withoutLineBreaks(QByteArrayView text)
{
    if (!hasSpace(text))
        return {};
    const auto expected = [](char c) { return isTokenCharacter(c) || isSpace(c) || c == '\\'; };
    if (!looksLikeJose(text) || !std::all_of(text.begin(), text.end(), expected))
        return {};
    QByteArray out;
    out.reserve(text.size());
    for (const char c : text)
        if (!isSpace(c) && c != '\\') // the backslash that continues a shell's line
            out.append(c);
    // Two tokens with a space between are not one: a compact JWS has two dots, a JWE four (RFC 7516 §9).
    const qsizetype dots = out.count('.');
    return dots == 2 || dots == 4 || out.contains('~') ? std::optional(out) : std::nullopt;
}

std::optional<QByteArray> withoutPercentEscapes(QByteArrayView text)
{
    if (!text.contains('%') || hasSpace(text))
        return {};
    const QByteArray decoded = encoding::percentDecode(text);
    return decoded.size() == text.size() ? std::nullopt : std::optional(decoded);
}

std::optional<QByteArray> withoutHtmlEscapes(QByteArrayView text)
{
    if (!text.contains('&') || !text.contains(';'))
        return {};
    const QByteArray named = replaced(text, htmlNames).value_or(text.toByteArray());
    const QByteArray out = withoutNumericEntities(named);
    return out.size() == text.size() ? std::nullopt : std::optional(out);
}

std::optional<QByteArray> withoutTextEscapes(QByteArrayView text)
{
    if (!text.contains('\\') || text.startsWith('{') || text.startsWith('['))
        return {};
    const auto string = encoding::JsonDocument::parse('"' + text.toByteArray() + '"');
    if (!string.ok())
        return {};
    return string->root().toUtf8();
}

std::optional<QByteArray> withoutBase64(QByteArrayView text)
{
    if (!text.startsWith("ZX") && !text.startsWith("ZTMw")) // "ey", "ew" and "e30"
        return {};
    QByteArray unbroken;
    std::copy_if(text.begin(), text.end(), std::back_inserter(unbroken), [](char c) { return !isSpace(c); });
    while (unbroken.endsWith('='))
        unbroken.chop(1);
    auto decoded = encoding::decodeBase64Url(unbroken.replace('+', '-').replace('/', '_'));
    if (!decoded || !looksLikeJose(decoded->trimmed()) || !areTokenCharacters(decoded->trimmed()))
        return {};
    return decoded->trimmed();
}

} // namespace claimcheck::token
