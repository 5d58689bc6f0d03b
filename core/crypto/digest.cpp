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

QByteArray hmac(Digest digest, QByteArrayView key, QByteArrayView data)
{
    QByteArray result(digestSize(digest), Qt::Uninitialized);
    std::size_t size = 0;
    if (!EVP_Q_mac(nullptr, "HMAC", nullptr, digestName(digest), nullptr, bytesOf(key), sizeOf(key),
                   bytesOf(data), sizeOf(data), bytesOf(result), sizeOf(result), &size))
        return {};
    result.resize(static_cast<qsizetype>(size));
    return result;
}

} // namespace claimcheck::crypto
