#pragma once

// Internal to core/crypto: OpenSSL's objects with owners.
#include <QByteArray>

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/x509.h>

#include <memory>

namespace claimcheck::crypto {

template <auto Free>
struct Freer
{
    template <typename T>
    void operator()(T *pointer) const
    {
        Free(pointer);
    }
};

using PkeyPtr = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY_free>>;
using PkeyCtxPtr = std::unique_ptr<EVP_PKEY_CTX, Freer<EVP_PKEY_CTX_free>>;
using MdCtxPtr = std::unique_ptr<EVP_MD_CTX, Freer<EVP_MD_CTX_free>>;
using CipherCtxPtr = std::unique_ptr<EVP_CIPHER_CTX, Freer<EVP_CIPHER_CTX_free>>;
using MacCtxPtr = std::unique_ptr<EVP_MAC_CTX, Freer<EVP_MAC_CTX_free>>;
using CipherCtxPtr = std::unique_ptr<EVP_CIPHER_CTX, Freer<EVP_CIPHER_CTX_free>>;
using BnPtr = std::unique_ptr<BIGNUM, Freer<BN_clear_free>>;
using BioPtr = std::unique_ptr<BIO, Freer<BIO_free>>;
using X509Ptr = std::unique_ptr<X509, Freer<X509_free>>;
using ParamBuilderPtr = std::unique_ptr<OSSL_PARAM_BLD, Freer<OSSL_PARAM_BLD_free>>;
using ParamsPtr = std::unique_ptr<OSSL_PARAM, Freer<OSSL_PARAM_free>>;

inline const unsigned char *bytesOf(QByteArrayView view)
{
    // Some OpenSSL functions take a null pointer for "no argument" even when the length is zero.
    static constexpr unsigned char nothing = 0;
    return view.isEmpty() ? &nothing : reinterpret_cast<const unsigned char *>(view.data());
}

inline unsigned char *bytesOf(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

inline std::size_t sizeOf(QByteArrayView view)
{
    return static_cast<std::size_t>(view.size());
}

} // namespace claimcheck::crypto
