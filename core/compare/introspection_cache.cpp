#include "core/compare/introspection_cache.h"

#include <QCryptographicHash>

#include <algorithm>

namespace claimcheck::compare {

namespace {

constexpr qsizetype mostEntries = 10'000;

QByteArray cacheName(const QByteArray &token)
{
    return QCryptographicHash::hash(token, QCryptographicHash::Sha256);
}

} // namespace

std::optional<QByteArray> IntrospectionCache::find(const QByteArray &token) const
{
    const auto found = m_entries.constFind(cacheName(token));
    if (found == m_entries.constEnd() || found->until <= m_clock.nowMilliseconds())
        return std::nullopt;
    return found->answer;
}

void IntrospectionCache::keep(const QByteArray &token, const QByteArray &answer,
                              std::optional<qint64> expiresAt)
{
    const qint64 now = m_clock.nowMilliseconds();
    qint64 until = now + qint64(m_seconds) * 1000;
    if (expiresAt)
        until = std::min(until, *expiresAt * 1000);
    m_entries.removeIf([now](const auto &entry) { return entry.value().until <= now; });
    if (m_entries.size() < mostEntries)
        m_entries.insert(cacheName(token), {answer, until});
}

} // namespace claimcheck::compare
