#include "core/crypto/key_forms.h"

#include "core/crypto/key_data.h"
#include "core/crypto/text.h"

#include <openssl/encoder.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>

namespace claimcheck::crypto {

using namespace Qt::StringLiterals;

namespace {

using FormEncoderPtr = std::unique_ptr<OSSL_ENCODER_CTX, Freer<OSSL_ENCODER_CTX_free>>;
using PrivateInfoPtr = std::unique_ptr<PKCS8_PRIV_KEY_INFO, Freer<PKCS8_PRIV_KEY_INFO_free>>;
using EncryptedInfoPtr = std::unique_ptr<X509_SIG, Freer<X509_SIG_free>>;
using AlgorithmPtr = std::unique_ptr<X509_ALGOR, Freer<X509_ALGOR_free>>;

/// OWASP's number for PBKDF2 with SHA-256; a third of a second to open.
constexpr int encryptionRounds = 600'000;

base::Error notExportable()
{
    return opensslError("key-not-exportable"_L1, Text::tr("OpenSSL cannot write this key."));
}

base::Result<void> check(const Key &key, const KeyFileForm &form)
{
    if (!key.isValid() || key.kind() == KeyKind::Secret)
        return base::Error{"key-kind"_L1, Text::tr("A secret has no such form.")};
    if (form.part == KeyPart::Private && !key.hasPrivate())
        return base::Error{"key-not-private"_L1, Text::tr("This is the public half only.")};
    const bool open = form.part == KeyPart::Public;
    if (!form.passphrase.isEmpty() && (open || form.style == KeyStyle::Traditional))
        return base::Error{"key-form"_L1,
                           Text::tr("Only a private key in PKCS#8 is encrypted."),
                           -1,
                           {base::Spec::Rfc5958, "3"}};
    const bool hasTraditional = key.kind() == KeyKind::Rsa || (key.kind() == KeyKind::Ec && !open);
    if (form.style == KeyStyle::Traditional && !hasTraditional)
        return base::Error{"key-kind"_L1, Text::tr("Only RSA keys and private EC keys have the older form.")};
    return {};
}

base::Result<base::SecretBytes> encode(const Key &key, const KeyFileForm &form)
{
    const bool open = form.part == KeyPart::Public;
    const bool older = form.style == KeyStyle::Traditional;
    const char *structure = older ? "type-specific" : open ? "SubjectPublicKeyInfo" : "PrivateKeyInfo";
    const FormEncoderPtr encoder(
        OSSL_ENCODER_CTX_new_for_pkey(key.data()->pkey.get(), open ? EVP_PKEY_PUBLIC_KEY : EVP_PKEY_KEYPAIR,
                                      form.encoding == KeyEncoding::Pem ? "PEM" : "DER", structure, nullptr));
    unsigned char *bytes = nullptr;
    std::size_t size = 0;
    if (!encoder || OSSL_ENCODER_to_data(encoder.get(), &bytes, &size) != 1)
        return notExportable();
    base::SecretBytes result(QByteArrayView(bytes, static_cast<qsizetype>(size)));
    OPENSSL_clear_free(bytes, size);
    return result;
}

base::Result<base::SecretBytes> encrypt(const Key &key, const KeyFileForm &form)
{
    const PrivateInfoPtr info(EVP_PKEY2PKCS8(key.data()->pkey.get()));
    AlgorithmPtr method(
        PKCS5_pbe2_set_iv(EVP_aes_256_cbc(), encryptionRounds, nullptr, 0, nullptr, NID_hmacWithSHA256));
    if (!info || !method)
        return notExportable();
    const QByteArrayView phrase = form.passphrase.view();
    const EncryptedInfoPtr encrypted(
        PKCS8_set0_pbe(phrase.data(), static_cast<int>(phrase.size()), info.get(), method.get()));
    if (!encrypted)
        return notExportable();
    method.release(); // the encrypted key has it now
    const BioPtr bio(BIO_new(BIO_s_mem()));
    const bool pem = form.encoding == KeyEncoding::Pem;
    if ((pem ? PEM_write_bio_PKCS8(bio.get(), encrypted.get()) : i2d_PKCS8_bio(bio.get(), encrypted.get())) !=
        1)
        return notExportable();
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &bytes);
    return base::SecretBytes(QByteArrayView(bytes, size));
}

} // namespace

base::Result<base::SecretBytes> writeKeyFile(const Key &key, const KeyFileForm &form)
{
    if (const auto checked = check(key, form); !checked)
        return checked.error();
    return form.passphrase.isEmpty() ? encode(key, form) : encrypt(key, form);
}

} // namespace claimcheck::crypto
