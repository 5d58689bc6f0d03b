#pragma once

#include "core/jose/key_set.h"

#include <QCache>
#include <QMutex>

#include <memory>

namespace claimcheck::app {

/// Keys that were read before: many lines carry the same one, and reading a key costs more than using it.
/// Thread-safe.
class KeyCache
{
public:
    using Reader = base::Result<jose::KeySet> (*)(QByteArrayView text);

    /// The keys of a text, by its reader; a text without usable keys gives an empty set that says why in
    /// skipped.
    [[nodiscard]] std::shared_ptr<const jose::KeySet> keys(QByteArrayView text, Reader reader);

private:
    static constexpr int maxBytes = 16 * 1024 * 1024; ///< of all texts, each with what a key costs beside it

    QMutex m_mutex;
    /// By SHA-256, so that no secret is kept a second time.
    QCache<QByteArray, std::shared_ptr<const jose::KeySet>> m_sets{maxBytes};
};

} // namespace claimcheck::app
