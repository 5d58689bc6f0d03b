#include "core/crypto/key_pkcs1.h"

#include "core/crypto/key_data.h"
#include "core/crypto/text.h"

#include <openssl/encoder.h>

namespace claimcheck::crypto {

using namespace Qt::StringLiterals;

namespace {

using EncoderPtr = std::unique_ptr<OSSL_ENCODER_CTX, Freer<OSSL_ENCODER_CTX_free>>;

} // namespace

base::Result<QByteArray> publicKeyToPkcs1Pem(const Key &key)
{
    if (!key.isValid() || key.kind() != KeyKind::Rsa)
        return base::Error{"key-kind"_L1, Text::tr("Only RSA keys have this form.")};
    const EncoderPtr encoder(OSSL_ENCODER_CTX_new_for_pkey(
        key.data()->pkey.get(), OSSL_KEYMGMT_SELECT_PUBLIC_KEY, "PEM", "type-specific", nullptr));
    unsigned char *bytes = nullptr;
    std::size_t size = 0;
    if (!encoder || OSSL_ENCODER_to_data(encoder.get(), &bytes, &size) != 1)
        return opensslError("key-not-exportable"_L1, Text::tr("OpenSSL cannot write this key."));
    const QByteArray pem(reinterpret_cast<const char *>(bytes), static_cast<qsizetype>(size));
    OPENSSL_free(bytes);
    return pem;
}

} // namespace claimcheck::crypto
