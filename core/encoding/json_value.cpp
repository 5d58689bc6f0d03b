#include "core/encoding/json_value.h"

#include "core/encoding/json_data.h"
#include "core/encoding/text.h"
#include "core/encoding/utf8.h"

#include <algorithm>

namespace claimcheck::encoding {

QString jsonKindName(JsonKind kind)
{
    switch (kind) {
    case JsonKind::Absent: return Text::tr("nothing");
    case JsonKind::Null: return Text::tr("null");
    case JsonKind::Bool: return Text::tr("true or false");
    case JsonKind::Number: return Text::tr("a number");
    case JsonKind::String: return Text::tr("a string");
    case JsonKind::Array: return Text::tr("an array");
    case JsonKind::Object: return Text::tr("an object");
    }
    return {};
}

const JsonNode &JsonValue::node() const
{
    return m_data->node(m_index);
}

JsonKind JsonValue::kind() const
{
    return m_data ? node().kind() : JsonKind::Absent;
}

base::ByteRange JsonValue::range() const
{
    return m_data ? base::ByteRange{node().begin, node().end} : base::ByteRange{};
}

QByteArrayView JsonValue::raw() const
{
    return m_data ? m_data->slice(node().begin, node().end) : QByteArrayView();
}

bool JsonValue::toBool(bool otherwise) const
{
    return isBool() ? node().has(JsonNode::True) : otherwise;
}

QString JsonValue::toString() const
{
    if (!isString())
        return {};
    const QByteArrayView text = raw().sliced(1).chopped(1);
    return node().has(JsonNode::Escaped) ? stringFromUtf8(unescapeJson(text)) : stringFromUtf8(text);
}

QByteArray JsonValue::toUtf8() const
{
    if (!isString())
        return {};
    const QByteArrayView text = raw().sliced(1).chopped(1);
    return node().has(JsonNode::Escaped) ? unescapeJson(text) : text.toByteArray();
}

bool JsonValue::hasLoneSurrogate() const
{
    return isString() && node().has(JsonNode::LoneSurrogate);
}

bool JsonValue::equals(QByteArrayView utf8) const
{
    return isString() && jsonTextEquals(raw().sliced(1).chopped(1), node().has(JsonNode::Escaped), utf8);
}

qsizetype JsonValue::size() const
{
    return isObject() || isArray() ? node().count() : 0;
}

JsonValue JsonValue::at(qsizetype i) const
{
    if (i < 0 || i >= size())
        return {};
    quint32 index = m_index + 1;
    while (i-- > 0)
        index = m_data->node(index).next;
    return {m_data, index};
}

JsonValue JsonValue::member(QByteArrayView utf8Name) const
{
    JsonValue found;
    for (const JsonMember &each : members())
        if (each.nameEquals(utf8Name))
            found = each.value();
    return found;
}

JsonValue JsonValue::operator[](QLatin1StringView name) const
{
    const bool ascii =
        std::all_of(name.begin(), name.end(), [](char c) { return static_cast<uchar>(c) < 0x80; });
    return ascii ? member(QByteArrayView(name.data(), name.size())) : member(QString(name).toUtf8());
}

JsonValue JsonValue::operator[](QStringView name) const
{
    return member(name.toUtf8());
}

JsonMembers JsonValue::members() const
{
    return isObject() ? JsonMembers(m_data, m_index + 1, node().next) : JsonMembers(nullptr, 0, 0);
}

JsonElements JsonValue::elements() const
{
    return isArray() ? JsonElements(m_data, m_index + 1, node().next) : JsonElements(nullptr, 0, 0);
}

base::ByteRange JsonMember::keyRange() const
{
    const JsonNode &node = m_value.node();
    return {node.keyBegin, node.keyEnd};
}

QByteArrayView JsonMember::rawKey() const
{
    return m_value.m_data->key(m_value.node());
}

QString JsonMember::name() const
{
    return stringFromUtf8(nameUtf8());
}

QByteArray JsonMember::nameUtf8() const
{
    return m_value.node().has(JsonNode::KeyEscaped) ? unescapeJson(rawKey()) : rawKey().toByteArray();
}

bool JsonMember::nameEquals(QByteArrayView utf8) const
{
    return jsonTextEquals(rawKey(), m_value.node().has(JsonNode::KeyEscaped), utf8);
}

bool JsonMember::nameHasLoneSurrogate() const
{
    return m_value.node().has(JsonNode::KeyLoneSurrogate);
}

JsonMembers::Iterator &JsonMembers::Iterator::operator++()
{
    m_index = m_data->node(m_index).next;
    return *this;
}

JsonElements::Iterator &JsonElements::Iterator::operator++()
{
    m_index = m_data->node(m_index).next;
    return *this;
}

} // namespace claimcheck::encoding
