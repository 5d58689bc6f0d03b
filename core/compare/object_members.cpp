#include "core/compare/object_members.h"

namespace claimcheck::compare {

ObjectMembers::ObjectMembers(const encoding::JsonValue &object)
{
    m_members.reserve(std::size_t(object.size()));
    for (const encoding::JsonMember member : object.members()) {
        const QByteArray key =
            member.nameHasLoneSurrogate() ? member.rawKey().toByteArray() : member.nameUtf8();
        const auto known = m_places.constFind(key);
        if (known != m_places.constEnd()) {
            m_members[*known].value = member.value();
            continue;
        }
        m_places.insert(key, m_members.size());
        m_members.push_back({key, member.name(), member.value()});
    }
}

encoding::JsonValue ObjectMembers::value(const QByteArray &key) const
{
    const auto found = m_places.constFind(key);
    return found == m_places.constEnd() ? encoding::JsonValue() : m_members[*found].value;
}

} // namespace claimcheck::compare
