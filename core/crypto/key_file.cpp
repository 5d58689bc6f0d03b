#include "core/crypto/key_file.h"

#include "core/crypto/certificate.h"
#include "core/crypto/key_data.h"
#include "core/crypto/pbe_limits.h"
#include "core/crypto/text.h"

#include <openssl/decoder.h>
#include <openssl/pem.h>

#include <algorithm>

namespace claimcheck::crypto {

using namespace Qt::StringLiterals;

namespace {

using DecoderPtr = std::unique_ptr<OSSL_DECODER_CTX, Freer<OSSL_DECODER_CTX_free>>;

struct PassphraseState
{
    const PassphraseSource &source;
    bool asked = false;
    bool given = false;
};

int answerPassphrase(char *buffer, int size, int, void *user)
{
    auto &state = *static_cast<PassphraseState *>(user);
    const bool again = state.asked;
    state.asked = true;
    if (again || !state.source)
        return -1;
    const std::optional<base::SecretBytes> secret = state.source();
    if (!secret || secret->size() > size)
        return -1;
    state.given = true;
    std::copy(secret->view().begin(), secret->view().end(), buffer);
    return static_cast<int>(secret->size());
}

base::Error decodingError(const PassphraseState &state)
{
    if (state.given)
        return opensslError("key-passphrase-wrong"_L1, Text::tr("The pass phrase does not open this key."));
    if (state.asked)
        return opensslError("key-needs-passphrase"_L1,
                            Text::tr("The key is encrypted and needs its pass phrase."));
    return opensslError("key-unreadable"_L1,
                        Text::tr("This is not a key that can be read, or it is damaged."));
}

using SigPtr = std::unique_ptr<X509_SIG, Freer<X509_SIG_free>>;

/// An encrypted PKCS#8 (RFC 5958 §3) whose pass phrase would take too long to try.
bool isTooCostly(QByteArrayView der)
{
    const unsigned char *cursor = bytesOf(der);
    const SigPtr encrypted(d2i_X509_SIG(nullptr, &cursor, static_cast<long>(der.size())));
    const X509_ALGOR *algorithm = nullptr;
    if (encrypted)
        X509_SIG_get0(encrypted.get(), &algorithm, nullptr);
    ERR_clear_error();
    return algorithm && !isAffordable(*algorithm);
}

QByteArray derOfPem(QByteArrayView pem)
{
    const BioPtr bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    char *name = nullptr, *header = nullptr;
    unsigned char *bytes = nullptr;
    long size = 0;
    PEM_read_bio(bio.get(), &name, &header, &bytes, &size);
    const QByteArray der(reinterpret_cast<const char *>(bytes), size);
    OPENSSL_free(name);
    OPENSSL_free(header);
    OPENSSL_free(bytes);
    return der;
}

base::Result<Key> decode(QByteArrayView input, const char *format, const PassphraseSource &passphrase)
{
    EVP_PKEY *pkey = nullptr;
    PassphraseState state{passphrase};
    const DecoderPtr decoder(
        OSSL_DECODER_CTX_new_for_pkey(&pkey, format, nullptr, nullptr, 0, nullptr, nullptr));
    OSSL_DECODER_CTX_set_pem_password_cb(decoder.get(), answerPassphrase, &state);
    const unsigned char *cursor = bytesOf(input);
    std::size_t left = sizeOf(input);
    const bool ok = OSSL_DECODER_from_data(decoder.get(), &cursor, &left) == 1;
    PkeyPtr owner(pkey);
    if (!ok || !owner)
        return decodingError(state);
    return keyFromPkey(std::move(owner));
}

base::Result<Key> certificateKey(const base::Result<Certificate> &certificate)
{
    if (!certificate)
        return certificate.error();
    if (!certificate->key().isValid())
        return base::Error{"key-kind-unknown"_L1,
                           Text::tr("The certificate's kind of key is not used by JOSE.")};
    return certificate->key();
}

base::Result<QByteArray> written(const Key &key, KeyPart part, int (*writePublic)(BIO *, const EVP_PKEY *),
                                 int (*writePrivate)(BIO *, const EVP_PKEY *))
{
    if (!key.isValid() || key.kind() == KeyKind::Secret)
        return base::Error{"key-kind"_L1, Text::tr("A secret has no such form.")};
    if (part == KeyPart::Private && !key.hasPrivate())
        return base::Error{"key-not-private"_L1, Text::tr("This is the public half only.")};
    const BioPtr bio(BIO_new(part == KeyPart::Private ? BIO_s_secmem() : BIO_s_mem()));
    const auto write = part == KeyPart::Private ? writePrivate : writePublic;
    if (write(bio.get(), key.data()->pkey.get()) != 1)
        return opensslError("key-not-exportable"_L1, Text::tr("OpenSSL cannot write this key."));
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &bytes);
    return QByteArray(bytes, size);
}

} // namespace

base::Result<Key> keyFromPem(QByteArrayView pem, const PassphraseSource &passphrase)
{
    if (pem.contains("-----BEGIN CERTIFICATE-----"))
        return certificateKey(Certificate::fromPem(pem));
    if (pem.contains("BEGIN ENCRYPTED PRIVATE KEY") && isTooCostly(derOfPem(pem)))
        return roundsError();
    return decode(pem, "PEM", passphrase);
}

base::Result<Key> keyFromDer(QByteArrayView der, const PassphraseSource &passphrase)
{
    if (isTooCostly(der))
        return roundsError();
    const auto key = decode(der, "DER", passphrase);
    if (key || key.error().code != "key-unreadable"_L1)
        return key;
    const auto certificate = Certificate::fromDer(der);
    return certificate ? certificateKey(certificate) : key;
}

base::Result<QByteArray> keyToPem(const Key &key, KeyPart part)
{
    return written(key, part, PEM_write_bio_PUBKEY, [](BIO *bio, const EVP_PKEY *pkey) {
        return PEM_write_bio_PKCS8PrivateKey(bio, pkey, nullptr, nullptr, 0, nullptr, nullptr);
    });
}

base::Result<QByteArray> keyToDer(const Key &key, KeyPart part)
{
    return written(key, part, i2d_PUBKEY_bio, [](BIO *bio, const EVP_PKEY *pkey) {
        return i2d_PKCS8PrivateKey_bio(bio, pkey, nullptr, nullptr, 0, nullptr, nullptr);
    });
}

} // namespace claimcheck::crypto
