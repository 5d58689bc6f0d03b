#include "core/jose/key_difference.h"

#include <QHash>

namespace claimcheck::jose {

namespace {

/// What two keys must share to be a pair; empty: never one.
using Name = QByteArray (*)(const Jwk &);

QByteArray kidAndThumbprint(const Jwk &jwk)
{
    return jwk.thumbprint() + ' ' + jwk.kid.toUtf8();
}

QByteArray thumbprintOnly(const Jwk &jwk)
{
    return jwk.thumbprint();
}

QByteArray kidOnly(const Jwk &jwk)
{
    return jwk.kid.toUtf8();
}

/// Moves the pairs of a name out of both lists, which keep their order.
std::vector<ChangedKey> takePairs(std::vector<Jwk> &before, std::vector<Jwk> &after, Name name)
{
    QHash<QByteArray, QList<std::size_t>> places;
    for (std::size_t i = 0; i < after.size(); ++i) {
        if (const QByteArray key = name(after[i]); !key.isEmpty())
            places[key].append(i);
    }
    std::vector<bool> taken(after.size(), false);
    std::vector<ChangedKey> pairs;
    std::vector<Jwk> leftBefore, leftAfter;
    for (Jwk &old : before) {
        const auto found = places.find(name(old));
        if (found == places.end() || found->isEmpty()) {
            leftBefore.push_back(std::move(old));
            continue;
        }
        const std::size_t at = found->takeFirst();
        taken[at] = true;
        pairs.push_back({std::move(old), std::move(after[at])});
    }
    for (std::size_t i = 0; i < after.size(); ++i) {
        if (!taken[i])
            leftAfter.push_back(std::move(after[i]));
    }
    before = std::move(leftBefore);
    after = std::move(leftAfter);
    return pairs;
}

} // namespace

KeySetDifference keySetDifference(const KeySet &before, const KeySet &after)
{
    std::vector<Jwk> removed = before.keys, added = after.keys;
    KeySetDifference difference;
    difference.unchanged = int(takePairs(removed, added, kidAndThumbprint).size());
    difference.renamed = takePairs(removed, added, thumbprintOnly);
    difference.changed = takePairs(removed, added, kidOnly);
    difference.added = std::move(added);
    difference.removed = std::move(removed);
    return difference;
}

} // namespace claimcheck::jose
