#pragma once

// Internal to core/crypto: what a Key shares, and contexts that are kept because setting one up costs as much
// as a verify.
#include "core/base/result.h"
#include "core/base/secret_bytes.h"
#include "core/crypto/openssl_handles.h"
#include "core/crypto/signature.h"

#include <mutex>
#include <utility>
#include <vector>

namespace claimcheck::crypto {

/// Contexts that are ready for a method; each is used by one thread at a time.
template <typename Context>
class ContextPool
{
public:
    Context take(const SignatureMethod &method)
    {
        const std::scoped_lock lock(m_mutex);
        for (auto entry = m_free.begin(); entry != m_free.end(); ++entry) {
            if (entry->first != method)
                continue;
            Context context = std::move(entry->second);
            m_free.erase(entry);
            return context;
        }
        return {};
    }
    void give(const SignatureMethod &method, Context context)
    {
        const std::scoped_lock lock(m_mutex);
        if (m_free.size() < maxFree)
            m_free.emplace_back(method, std::move(context));
    }

private:
    static constexpr std::size_t maxFree = 64;
    std::mutex m_mutex;
    std::vector<std::pair<SignatureMethod, Context>> m_free;
};

struct KeyData
{
    KeyKind kind = KeyKind::Secret;
    Curve curve = Curve::None;
    int bits = 0;
    bool hasPrivate = false;
    base::SecretBytes secret;
    PkeyPtr pkey;
    mutable ContextPool<PkeyCtxPtr> verifiers;
    mutable ContextPool<MdCtxPtr> messageVerifiers; ///< of what signs the message itself
    mutable ContextPool<PkeyCtxPtr> decrypters; ///< OAEP by its digest, else Digest::None; key agreement
    mutable ContextPool<MacCtxPtr> macs;
};

/// Recognizes kind, curve and private half. Codes: "key-kind-unknown".
[[nodiscard]] base::Result<Key> keyFromPkey(PkeyPtr pkey);

/// The fetched digest; null for Digest::None. Fetching at each use is what makes OpenSSL 3.0 slow.
[[nodiscard]] const EVP_MD *evpDigest(Digest digest);
[[nodiscard]] const char *digestName(Digest digest);
/// An HMAC context that has its digest, but no key yet.
[[nodiscard]] MacCtxPtr newMac(Digest digest);

[[nodiscard]] base::Error opensslError(QLatin1StringView code, const QString &message);

} // namespace claimcheck::crypto
