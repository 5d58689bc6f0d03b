#pragma once

// Private to core/compare.

#include "core/encoding/json_value.h"

#include <QHash>

#include <vector>

namespace claimcheck::compare {

/// The members of an object by name: of a name that stands twice the last, at the place of the first.
class ObjectMembers
{
public:
    struct Member
    {
        QByteArray key; ///< the name, unescaped; as written where it has half a surrogate pair
        QString name;
        encoding::JsonValue value;
    };

    explicit ObjectMembers(const encoding::JsonValue &object);

    [[nodiscard]] const std::vector<Member> &all() const { return m_members; }
    [[nodiscard]] std::size_t count() const { return m_members.size(); }
    /// Absent if there is none.
    [[nodiscard]] encoding::JsonValue value(const QByteArray &key) const;

private:
    std::vector<Member> m_members;
    QHash<QByteArray, std::size_t> m_places;
};

} // namespace claimcheck::compare
