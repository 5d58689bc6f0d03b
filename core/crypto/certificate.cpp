#include "core/crypto/certificate.h"

#include "core/crypto/key_data.h"
#include "core/crypto/text.h"

#include <openssl/asn1.h>
#include <openssl/pem.h>

#include <ctime>

namespace claimcheck::crypto {

using namespace Qt::StringLiterals;

namespace {

/// RFC 2253 order with UTF-8, as tools show names: "CN=…,O=…".
QString nameText(const X509_NAME *name)
{
    const BioPtr bio(BIO_new(BIO_s_mem()));
    X509_NAME_print_ex(bio.get(), name, 0, XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB);
    char *text = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &text);
    return QString::fromUtf8(text, size);
}

QDateTime timeOf(const ASN1_TIME *time)
{
    std::tm parts{};
    if (ASN1_TIME_to_tm(time, &parts) != 1)
        return {};
    return QDateTime(QDate(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday),
                     QTime(parts.tm_hour, parts.tm_min, parts.tm_sec), Qt::UTC);
}

QString serialText(const ASN1_INTEGER *serial)
{
    const BnPtr number(ASN1_INTEGER_to_BN(serial, nullptr));
    char *hex = number ? BN_bn2hex(number.get()) : nullptr;
    const QString text = QString::fromLatin1(hex).toLower();
    OPENSSL_free(hex);
    return text;
}

} // namespace

base::Result<Certificate> Certificate::fromDer(QByteArrayView der)
{
    const unsigned char *cursor = bytesOf(der);
    const X509Ptr x509(d2i_X509(nullptr, &cursor, static_cast<long>(der.size())));
    if (!x509 || cursor != bytesOf(der) + der.size())
        return opensslError("certificate-unreadable"_L1,
                            Text::tr("This is not an X.509 certificate, or it is damaged."));
    Certificate result;
    result.m_subject = nameText(X509_get_subject_name(x509.get()));
    result.m_issuer = nameText(X509_get_issuer_name(x509.get()));
    result.m_serialNumber = serialText(X509_get0_serialNumber(x509.get()));
    result.m_notBefore = timeOf(X509_get0_notBefore(x509.get()));
    result.m_notAfter = timeOf(X509_get0_notAfter(x509.get()));
    result.m_der = der.toByteArray();
    if (PkeyPtr pkey{X509_get_pubkey(x509.get())})
        result.m_key = keyFromPkey(std::move(pkey)).valueOr({});
    ERR_clear_error();
    return result;
}

QByteArray Certificate::toPem() const
{
    const QByteArray text = m_der.toBase64();
    QByteArray pem = "-----BEGIN CERTIFICATE-----\n";
    for (qsizetype at = 0; at < text.size(); at += 64) // RFC 7468 §2
        pem += text.mid(at, 64) + '\n';
    return pem + "-----END CERTIFICATE-----\n";
}

base::Result<Certificate> Certificate::fromPem(QByteArrayView pem)
{
    const BioPtr bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    const X509Ptr x509(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
    unsigned char *bytes = nullptr;
    const int size = x509 ? i2d_X509(x509.get(), &bytes) : 0;
    if (size <= 0)
        return opensslError("certificate-unreadable"_L1,
                            Text::tr("This is not an X.509 certificate, or it is damaged."));
    const QByteArray der(reinterpret_cast<const char *>(bytes), size);
    OPENSSL_free(bytes);
    return fromDer(der);
}

} // namespace claimcheck::crypto
