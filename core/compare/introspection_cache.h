#pragma once

#include "core/base/clock.h"

#include <QByteArray>
#include <QHash>

#include <optional>

namespace claimcheck::compare {

/// What an API keeps of introspection answers, so as not to ask at each call (RFC 7662 §4). Knows tokens by
/// their SHA-256 only. An answer is kept for some seconds, and never past the token's own expiry.
class IntrospectionCache
{
public:
    /// clock outlives the cache.
    IntrospectionCache(int seconds, const base::Clock &clock) : m_seconds(seconds), m_clock(clock) {}

    /// The answer's JSON; nullopt where there is none, or none any more.
    [[nodiscard]] std::optional<QByteArray> find(const QByteArray &token) const;
    /// expiresAt: NumericDate, where the answer says one. Of 10,000 the rest is not kept.
    void keep(const QByteArray &token, const QByteArray &answer, std::optional<qint64> expiresAt);

private:
    struct Entry
    {
        QByteArray answer;
        qint64 until = 0; ///< milliseconds since 1970-01-01T00:00:00Z
    };
    int m_seconds;
    const base::Clock &m_clock;
    QHash<QByteArray, Entry> m_entries;
};

} // namespace claimcheck::compare
