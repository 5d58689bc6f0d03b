#include "core/crypto/hkdf.h"

#include "core/crypto/key_data.h"

#include <openssl/kdf.h>

namespace claimcheck::crypto {

namespace {

using HkdfMethodPtr = std::unique_ptr<EVP_KDF, Freer<EVP_KDF_free>>;
using HkdfContextPtr = std::unique_ptr<EVP_KDF_CTX, Freer<EVP_KDF_CTX_free>>;

/// OpenSSL's parameters are not const, and it does not write to these.
OSSL_PARAM octets(const char *name, QByteArrayView bytes)
{
    return OSSL_PARAM_construct_octet_string(name, const_cast<unsigned char *>(bytesOf(bytes)),
                                             sizeOf(bytes));
}

} // namespace

base::SecretBytes hkdf(Digest digest, QByteArrayView secret, QByteArrayView salt, QByteArrayView info,
                       qsizetype size)
{
    const HkdfMethodPtr method(EVP_KDF_fetch(nullptr, "HKDF", nullptr));
    const HkdfContextPtr context(EVP_KDF_CTX_new(method.get()));
    QByteArray name(digestName(digest));
    const OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, name.data(), 0),
                                     octets(OSSL_KDF_PARAM_KEY, secret), octets(OSSL_KDF_PARAM_SALT, salt),
                                     octets(OSSL_KDF_PARAM_INFO, info), OSSL_PARAM_construct_end()};
    QByteArray derived(size, '\0');
    const bool ok =
        context && EVP_KDF_derive(context.get(), bytesOf(derived), sizeOf(derived), parameters) == 1;
    ERR_clear_error();
    return ok ? base::SecretBytes::take(std::move(derived)) : base::SecretBytes();
}

} // namespace claimcheck::crypto
