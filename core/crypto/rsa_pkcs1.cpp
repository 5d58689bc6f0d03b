#include "core/crypto/rsa_pkcs1.h"

#include "core/crypto/key_data.h"
#include "core/crypto/text.h"

namespace claimcheck::crypto {

using namespace Qt::StringLiterals;

base::Result<QByteArray> rsaKeyToPkcs1(const Key &key)
{
    if (!key.isValid() || key.kind() != KeyKind::Rsa)
        return base::Error{"key-kind"_L1, Text::tr("This is not an RSA key.")};
    if (!key.hasPrivate())
        return base::Error{"key-not-private"_L1, Text::tr("This is the public half of a key.")};
    const EVP_PKEY *pkey = key.data()->pkey.get();
    const int size = i2d_PrivateKey(pkey, nullptr);
    QByteArray der(std::max(size, 0), '\0');
    unsigned char *end = bytesOf(der);
    if (size <= 0 || i2d_PrivateKey(pkey, &end) != size)
        return opensslError("key-kind"_L1, Text::tr("This RSA key cannot be written."));
    return der;
}

} // namespace claimcheck::crypto
