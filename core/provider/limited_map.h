#pragma once

#include <QByteArray>
#include <QHash>

#include <deque>

namespace claimcheck::provider {

/// Values that expire, at most capacity of them: the oldest goes when there is no room. Times are seconds
/// since 1970.
template <typename T>
class LimitedMap
{
public:
    explicit LimitedMap(std::size_t capacity) : m_capacity(capacity) {}

    T &insert(const QByteArray &key, T value, qint64 expiresAt)
    {
        while (m_order.size() >= m_capacity) {
            m_entries.remove(m_order.front());
            m_order.pop_front();
        }
        m_order.push_back(key);
        return m_entries.insert(key, Entry{std::move(value), expiresAt})->value;
    }

    /// nullptr: unknown, or expired at now. The pointer is valid until the next insert.
    [[nodiscard]] T *find(const QByteArray &key, qint64 now)
    {
        const auto entry = m_entries.find(key);
        return entry == m_entries.end() || entry->expiresAt <= now ? nullptr : &entry->value;
    }

    void remove(const QByteArray &key)
    {
        if (m_entries.remove(key))
            std::erase(m_order, key);
    }

    template <typename F>
    void forEach(F visit)
    {
        for (Entry &entry : m_entries)
            visit(entry.value);
    }

    [[nodiscard]] qsizetype size() const { return m_entries.size(); }

private:
    struct Entry
    {
        T value;
        qint64 expiresAt;
    };
    std::size_t m_capacity;
    QHash<QByteArray, Entry> m_entries;
    std::deque<QByteArray> m_order; ///< keys, oldest first
};

} // namespace claimcheck::provider
