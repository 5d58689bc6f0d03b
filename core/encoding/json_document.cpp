#include "core/encoding/json_document.h"

#include "core/encoding/json_duplicates.h"
#include "core/encoding/json_pointer.h"
#include "core/encoding/json_reader.h"

#include <algorithm>
#include <limits>

namespace claimcheck::encoding {

namespace {

/// Offsets are kept in 32 bits.
constexpr qsizetype largestText = std::numeric_limits<qint32>::max();

} // namespace

base::Result<JsonDocument> JsonDocument::parse(QByteArray text, JsonLimits limits)
{
    if (text.size() > std::min(limits.maxBytes, largestText))
        return jsonError(JsonFault::Size, text, std::min(limits.maxBytes, largestText));
    auto data = std::make_shared<JsonData>();
    data->text = std::move(text);
    JsonReader reader(*data, limits);
    if (const auto failure = reader.read())
        return jsonError(failure->fault, data->text, failure->where);
    JsonDocument document;
    document.m_data = std::move(data);
    return document;
}

const QByteArray &JsonDocument::text() const
{
    static const QByteArray none;
    return m_data ? m_data->text : none;
}

JsonValue JsonDocument::root() const
{
    return m_data ? JsonValue(m_data.get(), 0) : JsonValue();
}

std::vector<JsonDuplicate> JsonDocument::duplicates() const
{
    return findDuplicates(root());
}

QString JsonDocument::pointerAt(qsizetype offset) const
{
    QString pointer;
    JsonValue current = root();
    for (;;) {
        JsonValue next;
        QString step;
        for (const JsonMember &member : current.members()) {
            if (offset >= member.keyRange().begin && offset < member.value().range().end) {
                next = member.value();
                step = pointerStep(member.name());
            }
        }
        qsizetype index = 0;
        for (const JsonValue &element : current.elements()) {
            if (element.range().contains(offset)) {
                next = element;
                step = pointerStep(index);
            }
            ++index;
        }
        if (next.isAbsent())
            return pointer;
        pointer += step;
        current = next;
    }
}

} // namespace claimcheck::encoding
