#include "core/crypto/rsa_raw.h"

#include "core/crypto/key_data.h"
#include "core/crypto/text.h"

#include <openssl/rsa.h>

namespace claimcheck::crypto {

using namespace Qt::StringLiterals;

base::Result<base::SecretBytes> decryptRsaRaw(const Key &key, QByteArrayView encrypted)
{
    if (!key.isValid() || key.kind() != KeyKind::Rsa)
        return base::Error{"key-kind"_L1, Text::tr("This is not an RSA key.")};
    if (!key.hasPrivate())
        return base::Error{"key-not-private"_L1,
                           Text::tr("Decrypting needs the private key; this is the public half.")};
    const PkeyCtxPtr context(EVP_PKEY_CTX_new_from_pkey(nullptr, key.data()->pkey.get(), nullptr));
    QByteArray number((key.bits() + 7) / 8, '\0');
    std::size_t size = sizeOf(number);
    const bool ok =
        context && encrypted.size() == number.size() && EVP_PKEY_decrypt_init(context.get()) > 0 &&
        EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_NO_PADDING) > 0 &&
        EVP_PKEY_decrypt(context.get(), bytesOf(number), &size, bytesOf(encrypted), sizeOf(encrypted)) > 0;
    ERR_clear_error();
    if (!ok)
        return base::Error{"encrypted-key-length"_L1,
                           Text::tr("The encrypted number does not go with the modulus of this RSA key."),
                           -1,
                           {base::Spec::Rfc8017, "5.1.2"}};
    return base::SecretBytes::take(std::move(number));
}

} // namespace claimcheck::crypto
