#pragma once

#include "core/jose/key_set.h"

namespace claimcheck::jose {

/// A kid that stands for another key than before.
struct ChangedKey
{
    Jwk before, after;
};

/// What a rotation did to a key set. Keys are the same where their RFC 7638 thumbprints are, whatever their
/// kid.
struct KeySetDifference
{
    std::vector<Jwk> added, removed;
    std::vector<ChangedKey> changed; ///< the same kid, another thumbprint: verifiers that cache by kid fail
    std::vector<ChangedKey> renamed; ///< the same thumbprint, another kid
    int unchanged = 0;

    [[nodiscard]] bool isEmpty() const
    {
        return added.empty() && removed.empty() && changed.empty() && renamed.empty();
    }
};

/// In the order of the sets. A kid that stands twice in a set is matched in order.
[[nodiscard]] KeySetDifference keySetDifference(const KeySet &before, const KeySet &after);

} // namespace claimcheck::jose
