#include "core/crypto/certificate_maker.h"

#include "core/crypto/key_data.h"
#include "core/crypto/text.h"

#include <openssl/x509v3.h>

#include <array>

namespace claimcheck::crypto {

using namespace Qt::StringLiterals;

namespace {

using ExtensionPtr = std::unique_ptr<X509_EXTENSION, Freer<X509_EXTENSION_free>>;

constexpr qint64 endOfTime = 253402300799; ///< 9999-12-31T23:59:59Z, RFC 5280 §4.1.2.5
constexpr int serialBytes = 16;            ///< RFC 5280 §4.1.2.2: at most 20

base::Error notMade()
{
    return opensslError("certificate-not-made"_L1, Text::tr("OpenSSL cannot make this certificate."));
}

/// The digest that goes with the key's strength; None where the signature brings its own.
Digest digestFor(const Key &key)
{
    switch (key.curve()) {
    case Curve::P384: return Digest::Sha384;
    case Curve::P521: return Digest::Sha512;
    default: break;
    }
    return key.kind() == KeyKind::Rsa || key.kind() == KeyKind::Ec ? Digest::Sha256 : Digest::None;
}

base::Result<void> check(const Key &key, const CertificateWish &wish)
{
    const bool signs = key.kind() == KeyKind::Rsa || curveRow(key.curve()).signatureBytes > 0;
    if (!key.isValid() || !signs)
        return base::Error{"key-cannot-sign"_L1,
                           Text::tr("A certificate is signed by its own key, and this kind does not sign.")};
    if (!key.hasPrivate())
        return base::Error{"key-not-private"_L1,
                           Text::tr("A certificate is signed with the private part of its "
                                    "key, which is not known.")};
    if (wish.notAfter <= wish.notBefore || wish.notAfter > endOfTime || wish.notBefore < 0)
        return base::Error{"certificate-validity"_L1,
                           Text::tr("A certificate ends after it begins, and before the year 10000."),
                           -1,
                           {base::Spec::Rfc5280, "4.1.2.5"}};
    return {};
}

bool addPart(X509_NAME *name, const QString &type, const QString &value)
{
    const QByteArray utf8 = value.trimmed().toUtf8();
    return !utf8.isEmpty() && X509_NAME_add_entry_by_txt(
                                  name, type.trimmed().toUpper().toLatin1().constData(), MBSTRING_UTF8,
                                  bytesOf(QByteArrayView(utf8)), static_cast<int>(utf8.size()), -1, 0) == 1;
}

bool setSubject(X509 *x509, const QString &subject)
{
    X509_NAME *name = X509_get_subject_name(x509);
    if (!subject.contains(u'='))
        return addPart(name, u"CN"_s, subject) && X509_set_issuer_name(x509, name) == 1;
    const QStringList parts = subject.split(u',');
    // RFC 2253 §2.1: text has the last part first.
    for (auto part = parts.crbegin(); part != parts.crend(); ++part) {
        if (!addPart(name, part->section(u'=', 0, 0), part->section(u'=', 1)))
            return false;
    }
    return X509_set_issuer_name(x509, name) == 1;
}

bool setSerial(X509 *x509, base::Random &random)
{
    QByteArray bytes = random.bytes(serialBytes);
    bytes[0] = static_cast<char>((bytes[0] & 0x7f) | 0x40); // positive, and never zero
    const BnPtr number(BN_bin2bn(bytesOf(bytes), serialBytes, nullptr));
    return number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(x509)) != nullptr;
}

bool addExtensions(X509 *x509)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, x509, x509, nullptr, nullptr, 0);
    constexpr std::array<std::pair<int, const char *>, 3> extensions{{
        {NID_basic_constraints, "critical,CA:FALSE"},
        {NID_key_usage, "critical,digitalSignature"},
        {NID_subject_key_identifier, "hash"},
    }};
    for (const auto &[nid, value] : extensions) {
        const ExtensionPtr extension(X509V3_EXT_nconf_nid(nullptr, &context, nid, value));
        if (!extension || X509_add_ext(x509, extension.get(), -1) != 1)
            return false;
    }
    return true;
}

} // namespace

base::Result<Certificate> selfSignedCertificate(const Key &key, const CertificateWish &wish,
                                                base::Random &random)
{
    if (const auto checked = check(key, wish); !checked)
        return checked.error();
    const X509Ptr x509(X509_new());
    EVP_PKEY *pkey = key.data()->pkey.get();
    if (!x509 || X509_set_version(x509.get(), X509_VERSION_3) != 1 || !setSerial(x509.get(), random) ||
        X509_set_pubkey(x509.get(), pkey) != 1)
        return notMade();
    if (!setSubject(x509.get(), wish.subject))
        return opensslError("certificate-subject"_L1,
                            Text::tr("The subject cannot be read. Write a name, or parts such as "
                                     "CN=id.example.org,O=Example."));
    ASN1_TIME_set(X509_getm_notBefore(x509.get()), static_cast<std::time_t>(wish.notBefore));
    ASN1_TIME_set(X509_getm_notAfter(x509.get()), static_cast<std::time_t>(wish.notAfter));
    if (!addExtensions(x509.get()) || X509_sign(x509.get(), pkey, evpDigest(digestFor(key))) <= 0)
        return notMade();
    unsigned char *bytes = nullptr;
    const int size = i2d_X509(x509.get(), &bytes);
    if (size <= 0)
        return notMade();
    const QByteArray der(reinterpret_cast<const char *>(bytes), size);
    OPENSSL_free(bytes);
    return Certificate::fromDer(der);
}

} // namespace claimcheck::crypto
