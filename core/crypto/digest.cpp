#include "core/crypto/digest.h"

#include "core/crypto/key_data.h"

#include <array>

namespace claimcheck::crypto {

namespace {

struct DigestRow
{
    Digest digest;
    const char *name; ///< OpenSSL's
    qsizetype size;
};

constexpr DigestRow digestRows[] = {
    {Digest::None, "", 0},
    {Digest::Sha1, "SHA1", 20},
    {Digest::Sha256, "SHA2-256", 32},
    {Digest::Sha384, "SHA2-384", 48},
    {Digest::Sha512, "SHA2-512", 64},
    {Digest::Shake256, "SHAKE256", 114},
};

const DigestRow &rowOf(Digest digest)
{
    return digestRows[static_cast<std::size_t>(digest)];
}

std::array<EVP_MD *, std::size(digestRows)> fetchAll()
{
    std::array<EVP_MD *, std::size(digestRows)> fetched{};
    for (std::size_t i = 1; i < std::size(digestRows); ++i)
        fetched[i] = EVP_MD_fetch(nullptr, digestRows[i].name, nullptr);
    return fetched;
}

EVP_MD_CTX *threadContext()
{
    thread_local const MdCtxPtr context(EVP_MD_CTX_new());
    return context.get();
}

} // namespace

const EVP_MD *evpDigest(Digest digest)
{
    static const auto fetched = fetchAll(); // kept until the process ends, like OpenSSL's own tables
    return fetched[static_cast<std::size_t>(digest)];
}

const char *digestName(Digest digest)
{
    return rowOf(digest).name;
}

qsizetype digestSize(Digest digest)
{
    return rowOf(digest).size;
}

QByteArray digestOf(Digest digest, QByteArrayView data)
{
    const EVP_MD *md = evpDigest(digest);
    if (!md)
        return {};
    EVP_MD_CTX *context = threadContext();
    QByteArray result(digestSize(digest), Qt::Uninitialized);
    bool ok = EVP_DigestInit_ex2(context, md, nullptr) == 1 &&
              EVP_DigestUpdate(context, bytesOf(data), sizeOf(data)) == 1;
    ok = ok && (digest == Digest::Shake256 ? EVP_DigestFinalXOF(context, bytesOf(result), sizeOf(result))
                                           : EVP_DigestFinal_ex(context, bytesOf(result), nullptr)) == 1;
    return ok ? result : QByteArray();
}

MacCtxPtr newMac(Digest digest)
{
    static EVP_MAC *const mac = EVP_MAC_fetch(nullptr, "HMAC", nullptr); // kept until the process ends
    MacCtxPtr context(EVP_MAC_CTX_new(mac));
    std::array<char, 16> name{};
    qstrncpy(name.data(), digestName(digest), name.size());
    const OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, name.data(), 0),
                                     OSSL_PARAM_construct_end()};
    return EVP_MAC_CTX_set_params(context.get(), parameters) == 1 ? std::move(context) : MacCtxPtr();
}

QByteArray hmac(Digest digest, QByteArrayView key, std::initializer_list<QByteArrayView> parts)
{
    // One that is ready but for its key is copied for each use, so that no key stays behind.
    thread_local std::array<MacCtxPtr, std::size(digestRows)> models;
    MacCtxPtr &model = models[static_cast<std::size_t>(digest)];
    if (!model) {
        model = newMac(digest);
        EVP_MAC_init(model.get(), bytesOf(QByteArrayView()), 0, nullptr); // OpenSSL copies none without a key
    }
    const MacCtxPtr context(EVP_MAC_CTX_dup(model.get()));
    if (!context || EVP_MAC_init(context.get(), bytesOf(key), sizeOf(key), nullptr) != 1)
        return {};
    for (const QByteArrayView part : parts)
        EVP_MAC_update(context.get(), bytesOf(part), sizeOf(part));
    QByteArray result(digestSize(digest), Qt::Uninitialized);
    std::size_t size = 0;
    return EVP_MAC_final(context.get(), bytesOf(result), &size, sizeOf(result)) == 1 ? result : QByteArray();
}

QByteArray hmac(Digest digest, QByteArrayView key, QByteArrayView data)
{
    return hmac(digest, key, {data});
}

} // namespace claimcheck::crypto
