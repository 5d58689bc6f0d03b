#include "core/jose/key_collection.h"

#include <algorithm>

namespace claimcheck::jose {

using namespace Qt::StringLiterals;

QLatin1StringView keyPlaceName(KeyPlace place)
{
    switch (place) {
    case KeyPlace::File: return "file"_L1;
    case KeyPlace::JwksUrl: return "jwks-url"_L1;
    case KeyPlace::Issuer: return "issuer"_L1;
    case KeyPlace::Pasted: return "pasted"_L1;
    case KeyPlace::Made: break;
    }
    return "made"_L1;
}

KeySet CollectedSet::usable() const
{
    KeySet set;
    for (const KeyEntry &entry : keys) {
        if (entry.isUsable())
            set.keys.push_back(entry.jwk);
    }
    return set;
}

bool CollectedSet::isNew(const KeyEntry &entry) const
{
    const QByteArray thumbprint = entry.isUsable() ? entry.jwk.thumbprint() : QByteArray();
    return !thumbprint.isEmpty() && std::ranges::any_of(difference.added, [&](const Jwk &added) {
        return added.thumbprint() == thumbprint;
    });
}

bool CollectedSet::isChanged(const KeyEntry &entry) const
{
    const QByteArray thumbprint = entry.isUsable() ? entry.jwk.thumbprint() : QByteArray();
    return !thumbprint.isEmpty() && std::ranges::any_of(difference.changed, [&](const ChangedKey &changed) {
        return changed.after.thumbprint() == thumbprint;
    });
}

std::size_t KeyCollection::keyCount() const
{
    std::size_t count = 0;
    for (const CollectedSet &set : m_sets)
        count += set.keys.size();
    return count;
}

std::size_t KeyCollection::put(CollectedSet set)
{
    const auto same = std::ranges::find_if(m_sets, [&](const CollectedSet &old) {
        return set.place != KeyPlace::Pasted && old.place == set.place && old.name == set.name;
    });
    if (same != m_sets.end()) {
        set.before = same->readAt;
        set.difference = keySetDifference(same->usable(), set.usable());
        *same = std::move(set);
        return std::size_t(same - m_sets.begin());
    }
    if (m_sets.size() >= maxSets)
        m_sets.erase(m_sets.begin());
    m_sets.push_back(std::move(set));
    return m_sets.size() - 1;
}

void KeyCollection::addMade(Jwk jwk, qint64 now)
{
    KeyEntry entry = entryOf(std::move(jwk));
    entry.madeAt = now;
    auto made = std::ranges::find(m_sets, KeyPlace::Made, &CollectedSet::place);
    if (made == m_sets.end()) {
        CollectedSet set;
        set.place = KeyPlace::Made;
        set.readAt = now;
        made = m_sets.begin() + std::ptrdiff_t(put(std::move(set)));
    }
    made->keys.push_back(std::move(entry));
}

void KeyCollection::certify(const QByteArray &thumbprint,
                            const std::vector<crypto::Certificate> &certificates)
{
    for (CollectedSet &set : m_sets) {
        for (KeyEntry &entry : set.keys) {
            if (entry.isUsable() && entry.jwk.thumbprint() == thumbprint)
                entry.jwk.certificates = certificates;
        }
    }
}

void KeyCollection::remove(std::size_t set)
{
    m_sets.erase(m_sets.begin() + std::ptrdiff_t(set));
}

} // namespace claimcheck::jose
