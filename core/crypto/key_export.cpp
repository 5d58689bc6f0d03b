#include "core/crypto/key_export.h"

#include <algorithm>

namespace claimcheck::crypto {

QByteArray exportNumber(const EVP_PKEY *pkey, const char *name, int width)
{
    BIGNUM *number = nullptr;
    const bool found = EVP_PKEY_get_bn_param(pkey, name, &number) == 1;
    const BnPtr owner(number);
    if (!found)
        return {};
    QByteArray bytes(std::max(width, BN_num_bytes(number)), '\0');
    BN_bn2binpad(number, bytesOf(bytes), static_cast<int>(bytes.size()));
    return bytes;
}

base::SecretBytes exportSecretNumber(const EVP_PKEY *pkey, const char *name, int width)
{
    return base::SecretBytes::take(exportNumber(pkey, name, width));
}

QByteArray exportOctets(const EVP_PKEY *pkey, const char *name)
{
    std::size_t size = 0;
    if (EVP_PKEY_get_octet_string_param(pkey, name, nullptr, 0, &size) != 1)
        return {};
    QByteArray bytes(static_cast<qsizetype>(size), '\0');
    if (EVP_PKEY_get_octet_string_param(pkey, name, bytesOf(bytes), size, &size) != 1)
        return {};
    return bytes;
}

} // namespace claimcheck::crypto
