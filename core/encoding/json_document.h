#pragma once

#include "core/base/result.h"
#include "core/encoding/json_value.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <vector>

namespace claimcheck::encoding {

/// What a document may cost. A reader of foreign text needs all three (RFC 8259 §9).
struct JsonLimits
{
    qsizetype maxBytes = 64 * 1024 * 1024;
    int maxDepth = 128;
    qsizetype maxNodes = 2'000'000;
};

/// A member whose name stands earlier in the same object (RFC 8259 §4, RFC 7519 §4).
struct JsonDuplicate
{
    QString pointer;       ///< JSON pointer of the member, e.g. "/aud"
    base::ByteRange range; ///< the name of the later member in the document's text, quotes included
    base::ByteRange first; ///< the name of the first such member
};

/// JSON text, kept byte by byte, with the place and kind of each value in it. Cheap to copy; immutable.
class JsonDocument
{
public:
    /// No text; root() is Absent.
    JsonDocument() = default;

    /// Strict RFC 8259 over strict UTF-8 (RFC 3629). Error.where is the offset of the first bad byte (the
    /// size of the text where it ends too early). Codes: json-empty, json-byte-order-mark, json-utf8,
    /// json-control-character, json-escape, json-number, json-literal, json-unexpected, json-truncated,
    /// json-trailing, json-depth, json-nodes, json-size. Duplicate members are accepted, see duplicates().
    [[nodiscard]] static base::Result<JsonDocument> parse(QByteArray text, JsonLimits limits = {});

    [[nodiscard]] bool isEmpty() const { return !m_data; }
    [[nodiscard]] const QByteArray &text() const;
    [[nodiscard]] JsonValue root() const;
    /// The root's member (see JsonValue).
    [[nodiscard]] JsonValue operator[](QLatin1StringView name) const { return root()[name]; }

    /// Members whose unescaped names stand earlier in their object; the first thousand. Computed anew.
    [[nodiscard]] std::vector<JsonDuplicate> duplicates() const;
    /// The innermost value or member name whose bytes contain offset, as a JSON pointer; empty for the root.
    [[nodiscard]] QString pointerAt(qsizetype offset) const;

private:
    std::shared_ptr<const JsonData> m_data;
};

} // namespace claimcheck::encoding
