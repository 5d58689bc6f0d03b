#pragma once

#include <QByteArray>
#include <QLatin1StringView>
#include <QString>
#include <QStringList>

#include <vector>

namespace claimcheck::provider {

struct Member
{
    QByteArray name;
    QByteArray rawJson;
};

/// A JSON object under construction, in order, every member of which can still be replaced or removed: what a
/// fault changes before it is written or signed.
class Members
{
public:
    void set(QLatin1StringView name, const QString &text);
    void set(QLatin1StringView name, const QByteArray &utf8);
    void set(QLatin1StringView name, QLatin1StringView text)
    {
        set(name, QByteArray(text.data(), text.size()));
    }
    void set(QLatin1StringView name, const QStringList &texts);
    void set(QLatin1StringView name, qint64 number);
    void set(QLatin1StringView name, bool flag);
    void set(QLatin1StringView name, const char *) = delete;
    void setRaw(QLatin1StringView name, QByteArray rawJson);
    void remove(QLatin1StringView name);
    [[nodiscard]] bool contains(QLatin1StringView name) const;
    /// The JSON text of a member's value; empty where there is none.
    [[nodiscard]] QByteArray raw(QLatin1StringView name) const;
    [[nodiscard]] const std::vector<Member> &all() const { return m_members; }
    [[nodiscard]] QByteArray toJson() const;

private:
    std::vector<Member> m_members;
};

} // namespace claimcheck::provider
