#include "core/encoding/form.h"

#include <algorithm>

namespace claimcheck::encoding {

namespace {

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// WHATWG URL, application/x-www-form-urlencoded percent-encode set: what stays as it is.
bool staysInForm(char c)
{
    const char lower = static_cast<char>(c | 0x20);
    return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '*' || c == '-' || c == '.' ||
           c == '_';
}

QByteArray decodeFormText(QByteArrayView text)
{
    if (!text.contains('+'))
        return percentDecode(text);
    QByteArray spaced = text.toByteArray();
    spaced.replace('+', ' ');
    return percentDecode(spaced);
}

} // namespace

QByteArray percentDecode(QByteArrayView text)
{
    if (!text.contains('%'))
        return text.toByteArray();
    QByteArray out(text.size(), Qt::Uninitialized);
    char *end = out.data();
    for (qsizetype i = 0; i < text.size(); ++i) {
        const int high = text[i] == '%' && i + 2 < text.size() ? hexDigit(text[i + 1]) : -1;
        const int low = high >= 0 ? hexDigit(text[i + 2]) : -1;
        *end++ = low >= 0 ? static_cast<char>(high * 16 + low) : text[i];
        i += low >= 0 ? 2 : 0;
    }
    out.truncate(end - out.constData());
    return out;
}

FormPairs parseForm(QByteArrayView text)
{
    FormPairs pairs;
    while (!text.isEmpty()) {
        const qsizetype end = text.indexOf('&');
        const QByteArrayView piece = end < 0 ? text : text.first(end);
        text = end < 0 ? QByteArrayView() : text.sliced(end + 1);
        if (piece.isEmpty())
            continue;
        const qsizetype equals = piece.indexOf('=');
        if (equals < 0)
            pairs.push_back({decodeFormText(piece), {}});
        else
            pairs.push_back({decodeFormText(piece.first(equals)), decodeFormText(piece.sliced(equals + 1))});
    }
    return pairs;
}

QByteArray encodeFormComponent(QByteArrayView text)
{
    constexpr char digits[] = "0123456789ABCDEF";
    QByteArray out;
    out.reserve(text.size());
    for (const char c : text) {
        if (staysInForm(c)) {
            out.append(c);
        } else if (c == ' ') {
            out.append('+');
        } else {
            out.append('%');
            out.append(digits[static_cast<uchar>(c) >> 4]);
            out.append(digits[static_cast<uchar>(c) & 15]);
        }
    }
    return out;
}

QByteArray encodeForm(const FormPairs &pairs)
{
    QByteArray out;
    for (const FormPair &pair : pairs) {
        if (!out.isEmpty())
            out.append('&');
        out.append(encodeFormComponent(pair.name) + '=' + encodeFormComponent(pair.value));
    }
    return out;
}

std::optional<QByteArray> firstValue(const FormPairs &pairs, QByteArrayView name)
{
    const auto found =
        std::find_if(pairs.begin(), pairs.end(), [&](const FormPair &pair) { return pair.name == name; });
    return found == pairs.end() ? std::nullopt : std::optional(found->value);
}

} // namespace claimcheck::encoding
