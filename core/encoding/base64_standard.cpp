#include "core/encoding/base64url.h"

#include "core/encoding/text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::encoding {

namespace {

constexpr base::SpecRef base64Spec = {base::Spec::Rfc4648, "4"};
constexpr base::SpecRef base16Spec = {base::Spec::Rfc4648, "8"};

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

int digitValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

base::Error characterError(qsizetype where)
{
    return {"base64-character"_L1, Text::tr("This is not a character of standard base64."), where,
            base64Spec};
}

} // namespace

base::Result<QByteArray> decodeBase64(QByteArrayView text, WhiteSpace space)
{
    // Read as base64url after the two other characters are exchanged and the padding is checked.
    QByteArray clean;
    clean.reserve(text.size());
    qsizetype padding = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (isSpace(c) && space == WhiteSpace::Skip)
            continue;
        if (c == '=' ? padding == 2 : (padding > 0 || c == '-' || c == '_' || isSpace(c)))
            return characterError(i);
        if (c == '=')
            ++padding;
        else
            clean.append(c == '+' ? '-' : c == '/' ? '_' : c);
    }
    if ((clean.size() + padding) % 4 != 0)
        return base::Error{"base64-length"_L1,
                           Text::tr("Standard base64 comes in groups of four characters."), text.size(),
                           base64Spec};
    auto decoded = decodeBase64Url(clean);
    if (decoded)
        return decoded;
    if (decoded.error().code == "base64url-trailing-bits"_L1)
        return base::Error{"base64-trailing-bits"_L1, decoded.error().message, decoded.error().where,
                           base64Spec};
    return characterError(decoded.error().where);
}

base::Result<QByteArray> decodeHex(QByteArrayView text)
{
    const auto wrong = std::find_if(text.begin(), text.end(), [](char c) { return digitValue(c) < 0; });
    if (wrong != text.end())
        return base::Error{"hex-character"_L1, Text::tr("This is not a hexadecimal digit."),
                           wrong - text.begin(), base16Spec};
    if (text.size() % 2 != 0)
        return base::Error{"hex-length"_L1, Text::tr("Hexadecimal digits come in pairs."), text.size(),
                           base16Spec};
    return QByteArray::fromHex(QByteArray::fromRawData(text.data(), text.size()));
}

} // namespace claimcheck::encoding
