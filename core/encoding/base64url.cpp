#include "core/encoding/base64url.h"

#include "core/encoding/text.h"

#include <algorithm>
#include <array>
#include <cstring>

using namespace Qt::StringLiterals;

namespace claimcheck::encoding {

namespace {

constexpr char urlAlphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr quint32 bad = 0x80000000;
constexpr base::SpecRef alphabetSpec = {base::Spec::Rfc4648, "5"};
constexpr base::SpecRef unpaddedSpec = {base::Spec::Rfc7515, "2"};
constexpr base::SpecRef trailingSpec = {base::Spec::Rfc4648, "3.5"};

using Table = std::array<quint32, 256>;

/// The value of each character at its place of a group of four, so that a group is three ORs; `bad`
/// elsewhere.
constexpr Table shiftedTable(int shift)
{
    Table table = {};
    table.fill(bad);
    for (quint32 i = 0; i < 64; ++i)
        table[static_cast<uchar>(urlAlphabet[i])] = i << shift;
    return table;
}
constexpr std::array<Table, 4> tables = {shiftedTable(18), shiftedTable(12), shiftedTable(6),
                                         shiftedTable(0)};

quint32 groupValue(const char *at, qsizetype count)
{
    quint32 value = 0;
    for (qsizetype i = 0; i < count; ++i)
        value |= tables[static_cast<std::size_t>(i)][static_cast<uchar>(at[i])];
    return value;
}

/// Writes the bytes of text into out; answers how many characters were good from the front.
qsizetype decodeInto(QByteArrayView text, char *out)
{
    const char *at = text.data();
    const char *fullEnd = at + text.size() / 4 * 4;
    for (; at != fullEnd; at += 4, out += 3) {
        const quint32 value = groupValue(at, 4);
        if (value & bad)
            break;
        out[0] = static_cast<char>(value >> 16);
        out[1] = static_cast<char>(value >> 8);
        out[2] = static_cast<char>(value);
    }
    const qsizetype rest = std::min<qsizetype>(text.data() + text.size() - at, 4);
    if (rest == 0)
        return text.size();
    qsizetype good = 0;
    while (good < rest && !(tables[0][static_cast<uchar>(at[good])] & bad))
        ++good;
    const quint32 value = groupValue(at, good);
    if (good >= 2)
        out[0] = static_cast<char>(value >> 16);
    if (good >= 3)
        out[1] = static_cast<char>(value >> 8);
    return at - text.data() + good;
}

/// Bits of the last group that no byte takes up.
bool trailingBitsAreZero(QByteArrayView text)
{
    const qsizetype rest = text.size() % 4;
    if (rest < 2)
        return true;
    const quint32 last = tables[3][static_cast<uchar>(text.back())];
    return (last & (rest == 2 ? 0xFu : 0x3u)) == 0;
}

base::Error characterError(QByteArrayView text, qsizetype where)
{
    const char c = text[where];
    if (c == '=')
        return {"base64url-padding"_L1,
                Text::tr("JOSE writes base64url without padding: the \u201c=\u201d must go."), where,
                unpaddedSpec};
    if (c == '+' || c == '/')
        return {"base64url-character"_L1,
                Text::tr("\u201c%1\u201d belongs to standard base64; base64url has \u201c-\u201d and "
                         "\u201c_\u201d instead.")
                    .arg(QLatin1Char(c)),
                where, alphabetSpec};
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n')
        return {"base64url-character"_L1, Text::tr("White space stands inside base64url text."), where,
                unpaddedSpec};
    const bool printable = c > 0x20 && c < 0x7F;
    const QString shown = printable ? QString(QLatin1Char(c))
                                    : u"0x%1"_s.arg(uint(static_cast<uchar>(c)), 2, 16, QLatin1Char('0'));
    return {"base64url-character"_L1, Text::tr("\u201c%1\u201d is not a character of base64url.").arg(shown),
            where, alphabetSpec};
}

base::Error lengthError(qsizetype where)
{
    return {"base64url-length"_L1,
            Text::tr("The base64url text has one character too many or too few: it was probably cut short."),
            where, trailingSpec};
}

base::Error trailingError(qsizetype where)
{
    return {"base64url-trailing-bits"_L1,
            Text::tr("The last character has unused bits that are not zero, so another spelling gives the "
                     "same bytes."),
            where, trailingSpec};
}

qsizetype decodedSize(qsizetype characters)
{
    return characters / 4 * 3 + std::max<qsizetype>(characters % 4 - 1, 0);
}

} // namespace

base::Result<QByteArray> decodeBase64Url(QByteArrayView text)
{
    QByteArray out(decodedSize(text.size()), Qt::Uninitialized);
    const qsizetype good = decodeInto(text, out.data());
    if (good != text.size())
        return characterError(text, good);
    if (text.size() % 4 == 1)
        return lengthError(text.size() - 1);
    if (!trailingBitsAreZero(text))
        return trailingError(text.size() - 1);
    return out;
}

bool isBase64Url(QByteArrayView text)
{
    const auto inAlphabet = [](char c) { return !(tables[0][static_cast<uchar>(c)] & bad); };
    return text.size() % 4 != 1 && std::all_of(text.begin(), text.end(), inAlphabet) &&
           trailingBitsAreZero(text);
}

LenientBase64 diagnoseBase64Url(QByteArrayView text)
{
    LenientBase64 result;
    QByteArray clean;
    clean.reserve(text.size());
    bool seen[256] = {};
    qsizetype last = -1;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool good = !(tables[0][static_cast<uchar>(c)] & bad);
        if (!good && !std::exchange(seen[static_cast<uchar>(c)], true))
            result.problems.push_back(characterError(text, i));
        if (good || c == '+' || c == '/') {
            clean.append(c == '+' ? '-' : c == '/' ? '_' : c);
            last = i;
        } else if (!QByteArrayView("= \t\r\n").contains(c)) {
            break;
        }
    }
    if (clean.size() % 4 == 1) {
        result.problems.push_back(lengthError(last));
        clean.chop(1);
    } else if (!trailingBitsAreZero(clean)) {
        result.problems.push_back(trailingError(last));
    }
    result.bytes = QByteArray(decodedSize(clean.size()), Qt::Uninitialized);
    decodeInto(clean, result.bytes.data());
    return result;
}

QByteArray encodeBase64Url(QByteArrayView bytes)
{
    return QByteArray::fromRawData(bytes.data(), bytes.size())
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

} // namespace claimcheck::encoding
