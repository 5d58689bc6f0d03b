#pragma once

#include "core/encoding/json_value.h"

#include <QDateTime>
#include <QStringList>

namespace claimcheck::claims {

enum class NumericDateForm : quint8 {
    Absent,
    Integer,
    Fraction,     ///< allowed (RFC 7519 §2), and rare enough that some readers refuse it
    Milliseconds, ///< a number so large that milliseconds were meant: 1e11 (year 5138 in seconds) and up
    TextNumber,   ///< a string of digits
    TextDate,     ///< a string as in RFC 3339
    NotADate,     ///< another kind, or a number that no calendar holds
};

/// A NumericDate (RFC 7519 §2) as written, and what was probably meant.
struct NumericDate
{
    NumericDateForm form = NumericDateForm::Absent;
    /// As the issuer probably meant it, in milliseconds since 1970-01-01T00:00:00Z; 0 for Absent and
    /// NotADate.
    qint64 milliseconds = 0;

    /// Integer or Fraction: what RFC 7519 allows, in a sensible range.
    [[nodiscard]] bool isProper() const
    {
        return form == NumericDateForm::Integer || form == NumericDateForm::Fraction;
    }
    /// There is a point in time, written properly or not.
    [[nodiscard]] bool isKnown() const
    {
        return form != NumericDateForm::Absent && form != NumericDateForm::NotADate;
    }
    /// Whole seconds, rounded down.
    [[nodiscard]] qint64 seconds() const;
    /// In UTC; invalid where not known.
    [[nodiscard]] QDateTime dateTime() const;
};

[[nodiscard]] NumericDate numericDate(const encoding::JsonValue &value);

/// aud: a string or an array of strings (RFC 7519 §4.1.3); other elements are left out.
[[nodiscard]] QStringList audience(const encoding::JsonValue &value);

/// scope: a string of words between spaces (RFC 6749 §3.3); an array of strings, as some servers send it, is
/// read too.
[[nodiscard]] QStringList scopeList(const encoding::JsonValue &value);
[[nodiscard]] QStringList scopeList(QStringView text);

/// RFC 6749 §3.3 scope-token = 1*( %x21 / %x23-5B / %x5D-7E ).
[[nodiscard]] bool isScopeToken(QStringView word);

} // namespace claimcheck::claims
