#include "core/provider/members.h"

#include "core/encoding/json.h"

#include <algorithm>

namespace claimcheck::provider {

namespace {

auto named(QLatin1StringView name)
{
    return [name](const Member &member) { return QLatin1StringView(member.name) == name; };
}

template <typename T>
QByteArray jsonOf(const T &value)
{
    encoding::JsonWriter writer;
    writer.value(value);
    return writer.take();
}

} // namespace

void Members::set(QLatin1StringView name, const QString &text)
{
    setRaw(name, jsonOf(text));
}

void Members::set(QLatin1StringView name, const QByteArray &utf8)
{
    setRaw(name, jsonOf(utf8));
}

void Members::set(QLatin1StringView name, const QStringList &texts)
{
    encoding::JsonWriter writer;
    writer.beginArray();
    for (const QString &text : texts)
        writer.value(text);
    writer.endArray();
    setRaw(name, writer.take());
}

void Members::set(QLatin1StringView name, qint64 number)
{
    setRaw(name, jsonOf(number));
}

void Members::set(QLatin1StringView name, bool flag)
{
    setRaw(name, jsonOf(flag));
}

void Members::setRaw(QLatin1StringView name, QByteArray rawJson)
{
    const auto member = std::ranges::find_if(m_members, named(name));
    if (member != m_members.end())
        member->rawJson = std::move(rawJson);
    else
        m_members.push_back({QByteArray(name.data(), name.size()), std::move(rawJson)});
}

void Members::remove(QLatin1StringView name)
{
    std::erase_if(m_members, named(name));
}

bool Members::contains(QLatin1StringView name) const
{
    return std::ranges::any_of(m_members, named(name));
}

QByteArray Members::raw(QLatin1StringView name) const
{
    const auto member = std::ranges::find_if(m_members, named(name));
    return member == m_members.end() ? QByteArray() : member->rawJson;
}

QByteArray Members::toJson() const
{
    encoding::JsonWriter writer;
    writer.beginObject();
    for (const Member &member : m_members)
        writer.memberRaw(member.name, member.rawJson);
    writer.endObject();
    return writer.take();
}

} // namespace claimcheck::provider
