#include "core/crypto/certificate_issuer.h"

#include "core/crypto/key_data.h"
#include "core/crypto/text.h"

#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

namespace claimcheck::crypto {

using namespace Qt::StringLiterals;

namespace {

using IssuedExtensionPtr = std::unique_ptr<X509_EXTENSION, Freer<X509_EXTENSION_free>>;

constexpr long dayBefore = 86'400; // seconds
constexpr int issuedSerialBytes = 16;

struct IssuedExtensionRow
{
    CertificateUse use;
    int nid;
    const char *value;
};

/// RFC 5280 §4.2.1.3, §4.2.1.6, §4.2.1.9, §4.2.1.12.
constexpr IssuedExtensionRow issuedExtensionRows[] = {
    {CertificateUse::Authority, NID_basic_constraints, "critical,CA:TRUE"},
    {CertificateUse::Authority, NID_key_usage, "critical,keyCertSign,cRLSign"},
    {CertificateUse::LoopbackServer, NID_basic_constraints, "critical,CA:FALSE"},
    {CertificateUse::LoopbackServer, NID_key_usage, "critical,digitalSignature"},
    {CertificateUse::LoopbackServer, NID_ext_key_usage, "serverAuth"},
    {CertificateUse::LoopbackServer, NID_subject_alt_name, "IP:127.0.0.1,IP:::1,DNS:localhost"},
    {CertificateUse::Client, NID_basic_constraints, "critical,CA:FALSE"},
    {CertificateUse::Client, NID_key_usage, "critical,digitalSignature"},
    {CertificateUse::Client, NID_ext_key_usage, "clientAuth"},
};

/// What a certificate is issued with: the issuer's, or its own.
struct Issuing
{
    X509Ptr certificate;
    PkeyPtr key;
};

Issuing readIssuing(const IssuedCertificate &made)
{
    const QByteArrayView keyText = made.key.view();
    const BioPtr certificate(BIO_new_mem_buf(made.certificate.constData(), int(made.certificate.size())));
    const BioPtr key(BIO_new_mem_buf(keyText.data(), int(keyText.size())));
    return {X509Ptr(PEM_read_bio_X509(certificate.get(), nullptr, nullptr, nullptr)),
            PkeyPtr(PEM_read_bio_PrivateKey(key.get(), nullptr, nullptr, nullptr))};
}

bool setIssuedName(X509 *x509, const QString &commonName)
{
    const QByteArray utf8 = commonName.toUtf8();
    return X509_NAME_add_entry_by_NID(X509_get_subject_name(x509), NID_commonName, MBSTRING_UTF8,
                                      bytesOf(QByteArrayView(utf8)), int(utf8.size()), -1, 0) == 1;
}

bool setIssuedSerial(X509 *x509)
{
    unsigned char bytes[issuedSerialBytes];
    if (RAND_bytes(bytes, issuedSerialBytes) != 1)
        return false;
    const BnPtr number(BN_bin2bn(bytes, issuedSerialBytes, nullptr));
    return number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(x509));
}

bool addIssuedExtensions(X509 *x509, CertificateUse use)
{
    for (const IssuedExtensionRow &row : issuedExtensionRows) {
        if (row.use != use)
            continue;
        const IssuedExtensionPtr extension(X509V3_EXT_conf_nid(nullptr, nullptr, row.nid, row.value));
        if (!extension || X509_add_ext(x509, extension.get(), -1) != 1)
            return false;
    }
    return true;
}

QByteArray textOfBio(BIO *bio)
{
    char *text = nullptr;
    const long size = BIO_get_mem_data(bio, &text);
    return QByteArray(text, size);
}

bool fillIssued(X509 *x509, EVP_PKEY *key, const QString &commonName, CertificateUse use, qint64 validSeconds)
{
    return X509_set_version(x509, X509_VERSION_3) == 1 && setIssuedSerial(x509) &&
           setIssuedName(x509, commonName) && X509_gmtime_adj(X509_getm_notBefore(x509), -dayBefore) &&
           X509_gmtime_adj(X509_getm_notAfter(x509), long(validSeconds)) && X509_set_pubkey(x509, key) == 1 &&
           addIssuedExtensions(x509, use);
}

} // namespace

base::Result<IssuedCertificate> issueCertificate(const QString &commonName, CertificateUse use,
                                                 qint64 validSeconds, const IssuedCertificate *issuer)
{
    const auto failed = [] {
        return opensslError("certificate-not-made"_L1, Text::tr("The certificate could not be made."));
    };
    const PkeyPtr key(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"));
    const X509Ptr x509(X509_new());
    const Issuing by = issuer ? readIssuing(*issuer) : Issuing{};
    if (!key || !x509 || !fillIssued(x509.get(), key.get(), commonName, use, validSeconds))
        return failed();
    const X509 *issuing = by.certificate ? by.certificate.get() : x509.get();
    EVP_PKEY *signing = by.key ? by.key.get() : key.get();
    if ((issuer && (!by.certificate || !by.key)) ||
        X509_set_issuer_name(x509.get(), X509_get_subject_name(issuing)) != 1 ||
        X509_sign(x509.get(), signing, EVP_sha256()) <= 0)
        return failed();
    const BioPtr certificateText(BIO_new(BIO_s_mem()));
    const BioPtr keyText(BIO_new(BIO_s_secmem()));
    if (PEM_write_bio_X509(certificateText.get(), x509.get()) != 1 ||
        PEM_write_bio_PKCS8PrivateKey(keyText.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return failed();
    return IssuedCertificate{textOfBio(certificateText.get()),
                             base::SecretBytes::take(textOfBio(keyText.get()))};
}

} // namespace claimcheck::crypto
