#include "core/encoding/json_document.h"

#include "core/encoding/json_pointer.h"
#include "core/encoding/json_reader.h"
#include "core/encoding/utf8.h"

#include <algorithm>
#include <limits>

namespace claimcheck::encoding {

namespace {

/// Offsets are kept in 32 bits.
constexpr qsizetype largestText = std::numeric_limits<qint32>::max();

/// Sorted by name, then by place, so that equal names stand together in a time of n log n.
void findDuplicates(const JsonValue &object, const QString &pointer, std::vector<JsonDuplicate> &found)
{
    struct Entry
    {
        QByteArray name;
        base::ByteRange range;
    };
    std::vector<Entry> entries;
    for (const JsonMember &member : object.members())
        entries.push_back({member.nameUtf8(), member.keyRange()});
    std::stable_sort(entries.begin(), entries.end(),
                     [](const Entry &a, const Entry &b) { return a.name < b.name; });
    const Entry *first = nullptr;
    for (const Entry &entry : entries) {
        if (first && first->name == entry.name)
            found.push_back({pointer + pointerStep(stringFromUtf8(entry.name)), entry.range, first->range});
        else
            first = &entry;
    }
}

struct Pending
{
    JsonValue value;
    QString pointer;
};

void pushChildren(const Pending &parent, std::vector<Pending> &pending)
{
    for (const JsonMember &member : parent.value.members())
        if (member.value().size() > 0)
            pending.push_back({member.value(), parent.pointer + pointerStep(member.name())});
    qsizetype index = 0;
    for (const JsonValue &element : parent.value.elements()) {
        if (element.size() > 0)
            pending.push_back({element, parent.pointer + pointerStep(index)});
        ++index;
    }
}

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
    std::vector<JsonDuplicate> found;
    std::vector<Pending> pending = {{root(), QString()}};
    while (!pending.empty()) {
        const Pending current = std::move(pending.back());
        pending.pop_back();
        findDuplicates(current.value, current.pointer, found);
        pushChildren(current, pending);
    }
    std::sort(found.begin(), found.end(),
              [](const JsonDuplicate &a, const JsonDuplicate &b) { return a.range.begin < b.range.begin; });
    return found;
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
