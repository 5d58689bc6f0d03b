#include "core/claims/typed.h"

#include <QTimeZone>

#include <algorithm>
#include <charconv>
#include <cmath>

using namespace Qt::StringLiterals;
using claimcheck::encoding::JsonKind;
using claimcheck::encoding::JsonValue;

namespace claimcheck::claims {

namespace {

/// From here on a number of seconds would be after the year 5138, and one of milliseconds after March 1973.
constexpr double firstMilliseconds = 1e11;
/// The end of the year 9999 in milliseconds: the last that RFC 3339 can write.
constexpr double lastMilliseconds = 253402300799999.0;
/// The beginning of the year 1 in milliseconds.
constexpr double firstDate = -62135596800000.0;

NumericDate fromNumber(double value, NumericDateForm form)
{
    if (value >= firstMilliseconds && value <= lastMilliseconds)
        return {form == NumericDateForm::TextNumber ? form : NumericDateForm::Milliseconds,
                static_cast<qint64>(value)};
    const double milliseconds = value * 1000;
    if (!(milliseconds >= firstDate && milliseconds <= lastMilliseconds))
        return {NumericDateForm::NotADate, 0};
    return {form, static_cast<qint64>(std::floor(milliseconds))};
}

NumericDate fromText(const QByteArray &text)
{
    double number = 0;
    const char *end = text.constData() + text.size();
    const auto [stop, error] = std::from_chars(text.constData(), end, number);
    if (error == std::errc() && stop == end && !text.isEmpty())
        return fromNumber(number, NumericDateForm::TextNumber);
    const QDateTime date = QDateTime::fromString(QString::fromUtf8(text), Qt::ISODateWithMs);
    if (!date.isValid())
        return {NumericDateForm::NotADate, 0};
    return {NumericDateForm::TextDate, date.toMSecsSinceEpoch()};
}

QStringList strings(const JsonValue &array)
{
    QStringList list;
    for (const JsonValue &element : array.elements())
        if (element.isString())
            list.append(element.toString());
    return list;
}

} // namespace

qint64 NumericDate::seconds() const
{
    return milliseconds >= 0 ? milliseconds / 1000 : -((-milliseconds + 999) / 1000);
}

QDateTime NumericDate::dateTime() const
{
    return isKnown() ? QDateTime::fromMSecsSinceEpoch(milliseconds, QTimeZone::utc()) : QDateTime();
}

NumericDate numericDate(const JsonValue &value)
{
    switch (value.kind()) {
    case JsonKind::Absent: return {};
    case JsonKind::Number: {
        const bool whole = value.toInteger().has_value();
        return fromNumber(value.toDouble().value_or(NAN),
                          whole ? NumericDateForm::Integer : NumericDateForm::Fraction);
    }
    case JsonKind::String: return fromText(value.toUtf8());
    default: return {NumericDateForm::NotADate, 0};
    }
}

QStringList audience(const JsonValue &value)
{
    return value.isString() ? QStringList(value.toString()) : strings(value);
}

QStringList scopeList(const JsonValue &value)
{
    return value.isString() ? scopeList(value.toString()) : strings(value);
}

QStringList scopeList(QStringView text)
{
    QStringList list;
    for (const QStringView word : text.split(u' ', Qt::SkipEmptyParts))
        list.append(word.toString());
    return list;
}

bool isScopeToken(QStringView word)
{
    const auto allowed = [](QChar c) { return c >= u'!' && c <= u'~' && c != u'"' && c != u'\\'; };
    return !word.isEmpty() && std::all_of(word.begin(), word.end(), allowed);
}

} // namespace claimcheck::claims
