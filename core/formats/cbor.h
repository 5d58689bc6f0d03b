#pragma once

// Private to core/formats: CBOR, as far as COSE and CWT need it.

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <vector>

namespace claimcheck::formats {

enum class CborKind : quint8 { Unsigned, Negative, Bytes, Text, Array, Map, Tag, Simple, Float };

struct CborValue
{
    CborKind kind = CborKind::Simple;
    quint64 number =
        0; ///< of Unsigned; -1 minus it for Negative; of a Tag or Simple (20 false, 21 true, 22 null)
    double real = 0;
    QByteArray bytes;             ///< of Bytes and Text (UTF-8)
    std::vector<CborValue> items; ///< of Array; key, value, key … of Map; the one of a Tag

    /// Of a Map whose keys are integers, as COSE's are; null if there is none.
    [[nodiscard]] const CborValue *member(qint64 key) const;
    /// Of Unsigned and Negative in the range of qint64.
    [[nodiscard]] std::optional<qint64> toInteger() const;
};

/// One value. Codes: "cbor-cut-short" (value is what there is), "cbor-malformed", "cbor-depth" (more than
/// 16), "cbor-items" (more than 10,000), "cbor-trailing" (more behind the value).
struct CborReading
{
    CborValue value;
    std::optional<base::Error> problem; ///< where: a byte of the input
};
[[nodiscard]] CborReading readCbor(QByteArrayView bytes);

/// As JSON text: bytes in base64url, tags left out, keys of maps as text; a claim of a CWT by its name
/// where names says so.
enum class CborNames : quint8 { Numbers, Claims };
[[nodiscard]] QByteArray cborToJson(const CborValue &value, CborNames names);

} // namespace claimcheck::formats
