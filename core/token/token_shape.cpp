#include "core/token/token_shape.h"

#include <algorithm>
#include <array>

namespace claimcheck::token {

bool isBase64UrlCharacter(char c)
{
    const char lower = static_cast<char>(c | 0x20);
    return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

bool isTokenCharacter(char c)
{
    return isBase64UrlCharacter(c) || c == '.' || c == '~' || c == '+' || c == '/' || c == '=';
}

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\v';
}

bool looksLikeJose(QByteArrayView text)
{
    // {" is eyJ, {} is e3 or e30; { and a space eyA, a line feed ewo, a carriage return ew0, a tab ewk.
    constexpr std::array<const char *, 6> starts = {"eyJ", "eyA", "ewo", "ew0", "ewk", "e30"};
    const auto begins = [text](const char *start) { return text.startsWith(start); };
    return std::any_of(starts.begin(), starts.end(), begins) && text.contains('.');
}

} // namespace claimcheck::token
