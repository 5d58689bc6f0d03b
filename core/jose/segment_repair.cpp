#include "core/jose/segment_repair.h"

#include "core/encoding/form.h"
#include "core/jose/text.h"

#include <tuple>

namespace claimcheck::jose {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView bearer("Bearer ");

bool startsWithBearer(QByteArrayView text)
{
    return text.size() > bearer.size() && text.first(bearer.size()).compare(bearer, Qt::CaseInsensitive) == 0;
}

struct DamageRow
{
    const char *bytes; ///< any of them stands for this damage
    const char *code;
    const char *what;
    const char *advice;
};

#define TEXT(text) QT_TRANSLATE_NOOP("claimcheck_jose", text)

// clang-format off
constexpr DamageRow damageRows[] = {
    {" \t\r\n", "white-space", TEXT("there is white space inside the token"),
     TEXT("Take out line breaks and spaces.")},
    {"=", "base64-padding", TEXT("base64url is written with the padding \u201c=\u201d, which JOSE leaves out"),
     TEXT("Encode without padding (RFC 7515 \u00a72).")},
    {"+/", "base64-alphabet", TEXT("a segment is in the alphabet of standard base64, with \u201c+\u201d and \u201c/\u201d"),
     TEXT("Encode with base64url, which has \u201c-\u201d and \u201c_\u201d (RFC 7515 \u00a72).")},
    {"%", "url-escapes", TEXT("the token carries percent escapes of a URL"),
     TEXT("Decode the parameter of the URL before you use it.")},
    {"&;#", "html-escapes", TEXT("the token carries HTML escapes"),
     TEXT("Take it from the data, not from the page's source.")},
    {"\\", "backslash-escapes", TEXT("the token carries backslash escapes"),
     TEXT("Read it with a JSON reader instead of cutting it out of the text.")},
    {"\"'`", "quotes", TEXT("there are quotation marks in the token"),
     TEXT("Take the quotation marks away.")},
};
constexpr DamageRow bearerRow{"", "bearer-prefix", TEXT("the scheme \u201cBearer\u201d stands in front of the token"),
     TEXT("Give what stands behind it.")};
constexpr DamageRow otherRow{"", "base64-malformed", TEXT("what stands there is not base64url"),
     TEXT("Compare the token with its source: it was changed or cut on its way.")};
// clang-format on

#undef TEXT

const DamageRow &damageRow(QByteArrayView text, qsizetype where)
{
    if (where < 0 || where >= text.size())
        return otherRow;
    if (text[where] == ' ' && where >= bearer.size() - 1 &&
        startsWithBearer(text.sliced(where - (bearer.size() - 1))))
        return bearerRow;
    for (const DamageRow &row : damageRows) {
        if (QByteArrayView(row.bytes).contains(text[where]))
            return row;
    }
    return otherRow;
}

/// "&#x2B;", "&#43;": the character, and how many bytes it took; 0 where it is none.
std::pair<char, qsizetype> numericReference(QByteArrayView text)
{
    const qsizetype end = text.first(qMin<qsizetype>(text.size(), 8)).indexOf(';');
    if (!text.startsWith("&#") || end < 3)
        return {'\0', 0};
    const bool hex = text[2] == 'x' || text[2] == 'X';
    bool ok = false;
    const int code = text.sliced(hex ? 3 : 2, end - (hex ? 3 : 2)).toByteArray().toInt(&ok, hex ? 16 : 10);
    return ok && code > 0 && code < 0x80 ? std::pair(static_cast<char>(code), end + 1)
                                         : std::pair('\0', qsizetype(0));
}

/// "\n", "\/": the character, and how many bytes it took.
std::pair<char, qsizetype> backslashEscape(QByteArrayView text)
{
    if (text.size() < 2 || text[0] != '\\')
        return {'\0', 0};
    const bool space = text[1] == 'n' || text[1] == 'r' || text[1] == 't';
    return {space ? ' ' : text[1], 2};
}

void appendRepaired(QByteArray &out, char c)
{
    if (c == '+')
        out += '-';
    else if (c == '/')
        out += '_';
    else if (!QByteArrayView(" \t\r\n=\"'`\\").contains(c))
        out += c;
}

} // namespace

SegmentDamage segmentDamage(QByteArrayView text, qsizetype where)
{
    const DamageRow &row = damageRow(text, where);
    return {QLatin1StringView(row.code), Text::tr(row.what), Text::tr(row.advice)};
}

bool isCutEnd(const base::Error &problem)
{
    return problem.code == "base64url-length"_L1 || problem.code == "base64url-trailing-bits"_L1;
}

QByteArray repairedSegment(QByteArrayView segment)
{
    if (startsWithBearer(segment))
        segment = segment.sliced(bearer.size());
    const QByteArray decoded =
        segment.contains('%') ? encoding::percentDecode(segment) : segment.toByteArray();
    QByteArray out;
    out.reserve(decoded.size());
    for (qsizetype i = 0; i < decoded.size();) {
        const QByteArrayView rest = QByteArrayView(decoded).sliced(i);
        auto [character, length] = numericReference(rest);
        if (length == 0)
            std::tie(character, length) = backslashEscape(rest);
        appendRepaired(out, length > 0 ? character : rest.front());
        i += qMax<qsizetype>(length, 1);
    }
    return out;
}

} // namespace claimcheck::jose
