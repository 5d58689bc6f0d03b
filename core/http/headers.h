#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <initializer_list>
#include <vector>

namespace claimcheck::http {

struct Header
{
    QByteArray name;  ///< as it was written
    QByteArray value; ///< without white space around it
    friend bool operator==(const Header &, const Header &) = default;
};

/// Header fields in their order, duplicates kept; names compare without regard to case. RFC 9110 §5.1, §5.3.
class Headers
{
public:
    Headers() = default;
    Headers(std::initializer_list<Header> fields) : m_fields(fields) {}

    [[nodiscard]] bool contains(QByteArrayView name) const { return find(name) != nullptr; }
    /// The first field of that name; empty where there is none.
    [[nodiscard]] QByteArray value(QByteArrayView name) const;
    [[nodiscard]] std::vector<QByteArray> values(QByteArrayView name) const;
    [[nodiscard]] qsizetype count(QByteArrayView name) const;

    void append(QByteArray name, QByteArray value);
    /// One field of that name with this value: the first one's place is kept, further ones go.
    void set(const QByteArray &name, QByteArray value);
    /// Sets it only where no field of that name is there.
    void setDefault(const QByteArray &name, QByteArray value);
    void remove(QByteArrayView name);

    [[nodiscard]] const std::vector<Header> &fields() const { return m_fields; }
    [[nodiscard]] bool isEmpty() const { return m_fields.empty(); }
    [[nodiscard]] auto begin() const { return m_fields.begin(); }
    [[nodiscard]] auto end() const { return m_fields.end(); }
    friend bool operator==(const Headers &, const Headers &) = default;

private:
    [[nodiscard]] const Header *find(QByteArrayView name) const;

    std::vector<Header> m_fields;
};

[[nodiscard]] bool sameName(QByteArrayView a, QByteArrayView b);

} // namespace claimcheck::http
