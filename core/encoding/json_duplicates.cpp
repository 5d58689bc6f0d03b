#include "core/encoding/json_duplicates.h"

#include "core/encoding/json_data.h"
#include "core/encoding/json_pointer.h"
#include "core/encoding/utf8.h"

#include <algorithm>

namespace claimcheck::encoding {

namespace {

/// A container, and how it is reached: names are put together only where a duplicate is found, since text can
/// be made in which all pointers together are far longer than itself.
struct Visited
{
    JsonValue value;
    std::size_t parent;
    QByteArrayView rawName;
    qsizetype index;
};

constexpr std::size_t maxDuplicates = 1000;
constexpr qsizetype maxPointerText = 1'000'000;

class DuplicateFinder
{
public:
    std::vector<JsonDuplicate> find(const JsonValue &root)
    {
        m_visited.push_back({root, 0, {}, -1});
        for (std::size_t i = 0; i < m_visited.size() && hasRoom(); ++i) {
            findIn(i);
            addChildren(i);
        }
        std::sort(m_found.begin(), m_found.end(), [](const JsonDuplicate &a, const JsonDuplicate &b) {
            return a.range.begin < b.range.begin;
        });
        return std::move(m_found);
    }

private:
    [[nodiscard]] bool hasRoom() const
    {
        return m_found.size() < maxDuplicates && m_pointerText < maxPointerText;
    }

    /// Sorted by name, then by place, so that equal names stand together in a time of n log n.
    void findIn(std::size_t container)
    {
        struct Entry
        {
            QByteArray name;
            base::ByteRange range;
        };
        std::vector<Entry> entries;
        for (const JsonMember &member : m_visited[container].value.members())
            entries.push_back({member.nameUtf8(), member.keyRange()});
        std::stable_sort(entries.begin(), entries.end(),
                         [](const Entry &a, const Entry &b) { return a.name < b.name; });
        for (std::size_t i = 1, first = 0; i < entries.size() && hasRoom(); ++i) {
            if (entries[i].name != entries[first].name) {
                first = i;
                continue;
            }
            const QString pointer = pointerOf(container) + pointerStep(stringFromUtf8(entries[i].name));
            m_pointerText += pointer.size();
            m_found.push_back({pointer, entries[i].range, entries[first].range});
        }
    }

    void addChildren(std::size_t container)
    {
        const JsonValue value = m_visited[container].value;
        for (const JsonMember &member : value.members())
            if (member.value().size() > 0)
                m_visited.push_back({member.value(), container, member.rawKey(), -1});
        qsizetype index = 0;
        for (const JsonValue &element : value.elements()) {
            if (element.size() > 0)
                m_visited.push_back({element, container, {}, index});
            ++index;
        }
    }

    [[nodiscard]] QString pointerOf(std::size_t container) const
    {
        QString pointer;
        for (; container != 0; container = m_visited[container].parent) {
            const Visited &step = m_visited[container];
            pointer.prepend(step.index >= 0 ? pointerStep(step.index)
                                            : pointerStep(stringFromUtf8(unescapeJson(step.rawName))));
        }
        return pointer;
    }

    std::vector<Visited> m_visited;
    std::vector<JsonDuplicate> m_found;
    qsizetype m_pointerText = 0;
};

} // namespace

std::vector<JsonDuplicate> findDuplicates(const JsonValue &root)
{
    return DuplicateFinder().find(root);
}

} // namespace claimcheck::encoding
