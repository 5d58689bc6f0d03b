#include "app/key_cache.h"

namespace claimcheck::app {

namespace {

/// About what a text's keys take: more than the text itself, whether it was understood or not.
qsizetype costOf(QByteArrayView text, const jose::KeySet &set)
{
    constexpr qsizetype bytesAKey = 8 * 1024; // OpenSSL's handle and its contexts
    return text.size() + bytesAKey * qsizetype(1 + set.keys.size() + set.skipped.size());
}

} // namespace

std::shared_ptr<const jose::KeySet> KeyCache::keys(QByteArrayView text, Reader reader)
{
    QByteArray name = crypto::digestOf(crypto::Digest::Sha256, text);
    name.append(reinterpret_cast<const char *>(&reader), sizeof reader);
    {
        const QMutexLocker lock(&m_mutex);
        if (const auto *known = m_sets.object(name))
            return *known;
    }
    auto read = reader(text);
    jose::KeySet set;
    if (read)
        set = std::move(read).value();
    else
        set.skipped.push_back(read.error());
    const qsizetype cost = costOf(text, set);
    auto shared = std::make_shared<const jose::KeySet>(std::move(set));
    const QMutexLocker lock(&m_mutex);
    m_sets.insert(name, new std::shared_ptr<const jose::KeySet>(shared), cost);
    return shared;
}

} // namespace claimcheck::app
