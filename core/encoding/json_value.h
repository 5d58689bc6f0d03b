#pragma once

#include "core/base/byte_range.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringView>

#include <iterator>
#include <optional>

namespace claimcheck::encoding {

enum class JsonKind : quint8 { Absent, Null, Bool, Number, String, Array, Object };

/// "object", "array", "string", "number", "true or false", "null", "nothing": for messages.
[[nodiscard]] QString jsonKindName(JsonKind kind);

struct JsonData;
struct JsonNode;
class JsonMembers;
class JsonElements;

/// A light view of one value of a JsonDocument: copy it freely, use it while the document (or a copy of it)
/// lives. A default-constructed value is Absent; every query of an Absent or unfitting value is safe and
/// answers empty.
class JsonValue
{
public:
    JsonValue() = default;

    [[nodiscard]] JsonKind kind() const;
    [[nodiscard]] bool isAbsent() const { return kind() == JsonKind::Absent; }
    [[nodiscard]] bool isNull() const { return kind() == JsonKind::Null; }
    [[nodiscard]] bool isBool() const { return kind() == JsonKind::Bool; }
    [[nodiscard]] bool isNumber() const { return kind() == JsonKind::Number; }
    [[nodiscard]] bool isString() const { return kind() == JsonKind::String; }
    [[nodiscard]] bool isArray() const { return kind() == JsonKind::Array; }
    [[nodiscard]] bool isObject() const { return kind() == JsonKind::Object; }

    /// The bytes of the value in the document's text, quotes and brackets included.
    [[nodiscard]] base::ByteRange range() const;
    /// The exact source bytes of the value: a number's digits as they were written.
    [[nodiscard]] QByteArrayView raw() const;

    [[nodiscard]] bool toBool(bool otherwise = false) const;
    /// A string's text; a lone surrogate (\uD800 without its pair) becomes U+FFFD. Empty for other kinds.
    [[nodiscard]] QString toString() const;
    /// The same as UTF-8 bytes.
    [[nodiscard]] QByteArray toUtf8() const;
    [[nodiscard]] bool hasLoneSurrogate() const;
    /// Compares a string with UTF-8 text without making a copy where it has no escapes. False for other
    /// kinds.
    [[nodiscard]] bool equals(QByteArrayView utf8) const;

    /// The exact integer: "3.0" and "1e3" count, "3.5" and what is beyond 64 bits does not.
    [[nodiscard]] std::optional<qint64> toInteger() const;
    /// The nearest double; infinite where it is too large. Empty for what is not a number.
    [[nodiscard]] std::optional<double> toDouble() const;

    /// Members of an object, elements of an array, else 0.
    [[nodiscard]] qsizetype size() const;
    /// The i-th element of an array, or value of the i-th member of an object, in source order. Takes time
    /// with i.
    [[nodiscard]] JsonValue at(qsizetype i) const;
    /// The member of that name; of duplicates the last one, as most readers have it. Absent if there is none.
    [[nodiscard]] JsonValue operator[](QLatin1StringView name) const;
    [[nodiscard]] JsonValue operator[](QStringView name) const;
    [[nodiscard]] JsonValue member(QByteArrayView utf8Name) const;
    [[nodiscard]] bool has(QLatin1StringView name) const { return !(*this)[name].isAbsent(); }

    /// In source order; empty for what is not an object.
    [[nodiscard]] JsonMembers members() const;
    /// In source order; empty for what is not an array.
    [[nodiscard]] JsonElements elements() const;

private:
    friend class JsonDocument;
    friend class JsonMember;
    friend class JsonMembers;
    friend class JsonElements;
    JsonValue(const JsonData *data, quint32 index) : m_data(data), m_index(index) {}
    [[nodiscard]] const JsonNode &node() const;

    const JsonData *m_data = nullptr;
    quint32 m_index = 0;
};

/// A name and its value.
class JsonMember
{
public:
    /// The bytes of the name in the document's text, quotes included.
    [[nodiscard]] base::ByteRange keyRange() const;
    /// The name between its quotes as written, escapes and all.
    [[nodiscard]] QByteArrayView rawKey() const;
    [[nodiscard]] QString name() const;
    [[nodiscard]] QByteArray nameUtf8() const;
    [[nodiscard]] bool nameEquals(QByteArrayView utf8) const;
    [[nodiscard]] bool nameHasLoneSurrogate() const;
    [[nodiscard]] JsonValue value() const { return m_value; }

private:
    friend class JsonMembers;
    explicit JsonMember(JsonValue value) : m_value(value) {}
    JsonValue m_value;
};

/// What a range-based for sees of an object: JsonMember after JsonMember.
class JsonMembers
{
public:
    class Iterator
    {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = JsonMember;
        using difference_type = std::ptrdiff_t;
        using pointer = void;
        using reference = JsonMember;
        Iterator(const JsonData *data, quint32 index) : m_data(data), m_index(index) {}
        JsonMember operator*() const { return JsonMember(JsonValue(m_data, m_index)); }
        Iterator &operator++();
        bool operator==(const Iterator &other) const { return m_index == other.m_index; }

    private:
        const JsonData *m_data;
        quint32 m_index;
    };
    JsonMembers(const JsonData *data, quint32 first, quint32 end) : m_data(data), m_first(first), m_end(end)
    {
    }
    [[nodiscard]] Iterator begin() const { return {m_data, m_first}; }
    [[nodiscard]] Iterator end() const { return {m_data, m_end}; }

private:
    const JsonData *m_data;
    quint32 m_first;
    quint32 m_end;
};

/// What a range-based for sees of an array: JsonValue after JsonValue.
class JsonElements
{
public:
    class Iterator
    {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = JsonValue;
        using difference_type = std::ptrdiff_t;
        using pointer = void;
        using reference = JsonValue;
        Iterator(const JsonData *data, quint32 index) : m_data(data), m_index(index) {}
        JsonValue operator*() const { return JsonValue(m_data, m_index); }
        Iterator &operator++();
        bool operator==(const Iterator &other) const { return m_index == other.m_index; }

    private:
        const JsonData *m_data;
        quint32 m_index;
    };
    JsonElements(const JsonData *data, quint32 first, quint32 end) : m_data(data), m_first(first), m_end(end)
    {
    }
    [[nodiscard]] Iterator begin() const { return {m_data, m_first}; }
    [[nodiscard]] Iterator end() const { return {m_data, m_end}; }

private:
    const JsonData *m_data;
    quint32 m_first;
    quint32 m_end;
};

} // namespace claimcheck::encoding
