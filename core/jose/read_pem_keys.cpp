#include "core/crypto/openssh.h"
#include "core/crypto/pem.h"
#include "core/jose/key_reading.h"
#include "core/jose/text.h"

#include <algorithm>

namespace claimcheck::jose {

using namespace Qt::StringLiterals;

namespace {

struct OtherBlock
{
    const char *label; ///< how it ends
    const char *text;
};

#define TEXT(text) QT_TRANSLATE_NOOP("claimcheck_jose", text)

/// Blocks that people take for keys.
constexpr OtherBlock otherBlocks[] = {
    {"CERTIFICATE REQUEST",
     TEXT("This is a certificate request. Give the certificate that was issued for it.")},
    {"X509 CRL", TEXT("This is a list of revoked certificates, not a key.")},
    {"PKCS7",
     TEXT("This is a PKCS#7 bundle. Take its certificates out: openssl pkcs7 -print_certs -in FILE.")},
    {"CMS", TEXT("This is a PKCS#7 bundle. Take its certificates out: openssl pkcs7 -print_certs -in FILE.")},
    {"PGP PUBLIC KEY BLOCK", TEXT("This is an OpenPGP key, which JOSE does not use.")},
    {"PGP PRIVATE KEY BLOCK", TEXT("This is an OpenPGP key, which JOSE does not use.")},
};

#undef TEXT

base::Result<Jwk> jwkOf(base::Result<crypto::Key> key, const QString &source)
{
    return key ? base::Result<Jwk>(makeJwk(std::move(key).value(), source)) : key.error();
}

base::Result<Jwk> readBlock(const crypto::PemBlock &block, const QString &source,
                            const crypto::PassphraseSource &passphrase)
{
    for (const OtherBlock &other : otherBlocks) {
        if (block.label.endsWith(other.label))
            return base::Error{"keys-other-kind"_L1, Text::tr(other.text)};
    }
    if (block.label.endsWith("CERTIFICATE"))
        return jwkOfCertificate(crypto::Certificate::fromPem(block.text), source);
    if (block.label == "OPENSSH PRIVATE KEY")
        return jwkOf(crypto::keyFromOpenSshPem(block.text), source);
    return jwkOf(crypto::keyFromPem(block.text, passphrase), source);
}

/// A certificate of a key that is there already says who the key belongs to; it is not one more key.
bool joinsKey(KeySet &set, const Jwk &certified)
{
    if (certified.certificates.empty())
        return false;
    const auto isSame = [&](const Jwk &jwk) {
        return jwk.certificates.empty() && jwk.thumbprint() == certified.thumbprint();
    };
    const auto found = std::ranges::find_if(set.keys, isSame);
    if (found == set.keys.end())
        return false;
    found->certificates = certified.certificates;
    return true;
}

base::Error numbered(base::Error error, std::size_t number, const QByteArray &label)
{
    error.message =
        Text::tr("Block %1 (%2): %3").arg(number).arg(QString::fromUtf8(label.left(60)), error.message);
    return error;
}

} // namespace

base::Result<Jwk> jwkOfCertificate(base::Result<crypto::Certificate> certificate, const QString &source)
{
    if (!certificate)
        return certificate.error();
    if (!certificate->key().isValid())
        return base::Error{"key-kind-unknown"_L1,
                           Text::tr("The certificate's kind of key is not used by JOSE.")};
    Jwk jwk = makeJwk(certificate->key(), source);
    jwk.certificates.push_back(std::move(certificate).value());
    return jwk;
}

KeySet readPemKeys(QByteArrayView pem, const QString &source, const crypto::PassphraseSource &passphrase)
{
    KeySet set;
    const std::vector<crypto::PemBlock> blocks = crypto::splitPem(pem);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const crypto::PemBlock &block = blocks[i];
        if (block.label.endsWith("PARAMETERS")) // written in front of keys by "openssl ecparam -genkey"
            continue;
        auto jwk = readBlock(block, source, passphrase);
        if (jwk && joinsKey(set, *jwk))
            continue;
        if (!jwk && blocks.size() > 1)
            jwk = numbered(jwk.error(), i + 1, block.label);
        if (!addKey(set, std::move(jwk)))
            break;
    }
    if (set.keys.empty() && set.skipped.empty())
        set.skipped.push_back(
            {"key-unreadable"_L1, Text::tr("The PEM text is cut short."), -1, {base::Spec::Rfc7468, "2"}});
    return set;
}

} // namespace claimcheck::jose
