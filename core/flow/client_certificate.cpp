#include "core/flow/client_certificate.h"

#include "core/crypto/certificate.h"
#include "core/encoding/base64url.h"
#include "core/flow/text.h"

#include <QFile>

namespace claimcheck::flow {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 longestPemFile = 1024 * 1024; // bytes

base::Result<QByteArray> pemFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::Error{"client-certificate-unreadable"_L1,
                           Text::tr("“%1” cannot be read: %2").arg(path, file.errorString())};
    return file.read(longestPemFile);
}

} // namespace

base::Result<ClientCertificate> clientCertificateOf(const oauth::Profile &profile)
{
    if (profile.client.certificatePath.isEmpty())
        return ClientCertificate{};
    auto pem = pemFile(profile.client.certificatePath);
    auto key = pem ? pemFile(profile.client.keyPath) : pem.error();
    if (!key)
        return key.error();
    const auto certificate = crypto::Certificate::fromPem(*pem);
    if (!certificate)
        return certificate.error();
    return ClientCertificate{*pem, base::SecretBytes::take(std::move(key).value()),
                             encoding::encodeBase64Url(certificate->fingerprint(crypto::Digest::Sha256))};
}

} // namespace claimcheck::flow
