#pragma once

#include "core/encoding/json_value.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <vector>

namespace claimcheck::encoding {

enum class JsonIndent : quint8 { None, TwoSpaces };

/// Writes JSON in the order of the calls. Text is UTF-8; only what must be escaped is (RFC 8259 §7).
/// Calls that do not nest properly are programming errors (asserts).
class JsonWriter
{
public:
    explicit JsonWriter(JsonIndent indent = JsonIndent::None) : m_indent(indent) {}

    void beginObject();
    void endObject();
    void beginArray();
    void endArray();
    /// The name of the next value; the name is escaped.
    void key(QByteArrayView utf8Name);

    /// A string of UTF-8 bytes; malformed sequences become U+FFFD.
    void value(QByteArrayView utf8);
    void value(QStringView text);
    void value(QLatin1StringView text) { value(QByteArrayView(text.data(), text.size())); }
    void value(const QString &text) { value(QStringView(text)); }
    void value(const QByteArray &utf8) { value(QByteArrayView(utf8)); }
    void value(qint64 number);
    void value(int number) { value(qint64(number)); }
    void value(double number);
    void value(bool flag);
    void value(std::nullptr_t);
    void value(const char *utf8) { value(QByteArrayView(utf8)); }
    /// JSON text that is copied as it stands; the caller answers for it.
    void rawValue(QByteArrayView json);
    /// The exact source text of a value read before; null where it is Absent.
    void value(const JsonValue &json) { json.isAbsent() ? value(nullptr) : rawValue(json.raw()); }

    template <typename T>
    void member(QByteArrayView utf8Name, const T &memberValue)
    {
        key(utf8Name);
        value(memberValue);
    }
    template <typename T>
    void member(QLatin1StringView name, const T &memberValue)
    {
        member(QByteArrayView(name.data(), name.size()), memberValue);
    }
    void memberRaw(QByteArrayView utf8Name, QByteArrayView json)
    {
        key(utf8Name);
        rawValue(json);
    }

    /// What has been written; the writer is empty again.
    [[nodiscard]] QByteArray take();

private:
    void beforeValue();
    void open(char bracket);
    void close(char bracket);
    void newLine();
    void quoted(QByteArrayView utf8);

    enum class Place : quint8 { First, Later, AfterKey };
    QByteArray m_out;
    std::vector<Place> m_places;
    JsonIndent m_indent;
};

} // namespace claimcheck::encoding
