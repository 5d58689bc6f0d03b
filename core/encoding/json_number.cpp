#include "core/encoding/json_compare.h"
#include "core/encoding/json_data.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace claimcheck::encoding {

namespace {

/// A number's text taken apart: sign, digits without the point, and the power of ten they are multiplied
/// with.
struct Decimal
{
    bool negative = false;
    QByteArray digits; ///< without zeros in front or behind; empty for zero
    qint64 exponent = 0;
};

/// Values of exponents stop mattering far below this.
constexpr qint64 exponentLimit = 1'000'000'000;

qint64 readExponent(QByteArrayView text)
{
    const bool negative = text.startsWith('-');
    if (negative || text.startsWith('+'))
        text = text.sliced(1);
    qint64 value = 0;
    for (const char c : text)
        value = std::min(value * 10 + (c - '0'), exponentLimit);
    return negative ? -value : value;
}

Decimal readDecimal(QByteArrayView text)
{
    Decimal out;
    out.negative = text.startsWith('-');
    bool afterPoint = false;
    for (qsizetype i = out.negative ? 1 : 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '.') {
            afterPoint = true;
        } else if ((c | 0x20) == 'e') {
            out.exponent += readExponent(text.sliced(i + 1));
            break;
        } else {
            out.exponent -= afterPoint ? 1 : 0;
            if (c != '0' || !out.digits.isEmpty())
                out.digits.append(c);
        }
    }
    while (out.digits.endsWith('0')) {
        out.digits.chop(1);
        ++out.exponent;
    }
    return out;
}

std::optional<qint64> plainInteger(QByteArrayView text)
{
    qint64 value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

} // namespace

std::optional<qint64> JsonValue::toInteger() const
{
    if (!isNumber())
        return {};
    if (node().has(JsonNode::PlainInteger))
        return plainInteger(raw());
    Decimal decimal = readDecimal(raw());
    if (decimal.digits.isEmpty())
        return 0;
    // 2^63 has 19 digits.
    if (decimal.exponent < 0 || decimal.exponent > 19 || decimal.digits.size() > 19)
        return {};
    decimal.digits.append(decimal.exponent, '0');
    if (decimal.negative)
        decimal.digits.prepend('-');
    return plainInteger(decimal.digits);
}

std::optional<double> JsonValue::toDouble() const
{
    if (!isNumber())
        return {};
    const QByteArrayView text = raw();
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc::result_out_of_range)
        return value;
    // Too large or too small for a double: the value of the leading digit's power of ten says which.
    const Decimal decimal = readDecimal(text);
    const bool large = decimal.exponent + decimal.digits.size() > 0;
    const double magnitude = large ? std::numeric_limits<double>::infinity() : 0.0;
    return decimal.negative ? -magnitude : magnitude;
}

bool isSameNumber(const JsonValue &a, const JsonValue &b)
{
    if (!a.isNumber() || !b.isNumber())
        return false;
    const Decimal left = readDecimal(a.raw()), right = readDecimal(b.raw());
    if (left.digits.isEmpty() || right.digits.isEmpty()) // zero, whatever its sign and exponent
        return left.digits == right.digits;
    return left.negative == right.negative && left.digits == right.digits && left.exponent == right.exponent;
}

} // namespace claimcheck::encoding
