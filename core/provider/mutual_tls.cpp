#include "core/provider/mutual_tls.h"

#include "core/crypto/certificate_chain.h"
#include "core/encoding/base64url.h"
#include "core/provider/text.h"

#include <QDir>
#include <QFile>

namespace claimcheck::provider {

using namespace Qt::StringLiterals;
using crypto::CertificateUse;
using crypto::IssuedCertificate;

namespace {

constexpr qint64 certificateLifetime = 30 * 86'400; // seconds

QByteArray hashOf(const QByteArray &pem)
{
    const auto certificate = crypto::Certificate::fromPem(pem);
    return certificate ? encoding::encodeBase64Url(certificate->fingerprint(crypto::Digest::Sha256))
                       : QByteArray();
}

/// By the CA for tls_client_auth, by itself for self_signed_tls_client_auth.
base::Result<IssuedCertificate> certificateFor(Client &client, const IssuedCertificate &authority)
{
    const bool byName = !client.certificateSubject.isEmpty();
    auto made = crypto::issueCertificate(QString::fromUtf8(client.id), CertificateUse::Client,
                                         certificateLifetime, byName ? &authority : nullptr);
    if (made && !byName)
        client.certificateHash = hashOf(made->certificate);
    return made;
}

base::Result<void> write(const QString &path, QByteArrayView content, QFile::Permissions permissions)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(permissions) ||
        file.write(content.data(), content.size()) != content.size())
        return base::Error{"file-not-written"_L1,
                           Text::tr("\u201c%1\u201d cannot be written: %2").arg(path, file.errorString())};
    return {};
}

} // namespace

base::Result<MutualTls> makeMutualTls(std::vector<Client> &clients)
{
    auto authority =
        crypto::issueCertificate(u"Claimcheck demo CA"_s, CertificateUse::Authority, certificateLifetime);
    if (!authority)
        return authority.error();
    auto server = crypto::issueCertificate(u"127.0.0.1"_s, CertificateUse::LoopbackServer,
                                           certificateLifetime, &*authority);
    if (!server)
        return server.error();
    MutualTls made{*authority, *server, {}};
    for (Client &client : clients) {
        if (!client.showsCertificate())
            continue;
        auto own = certificateFor(client, *authority);
        if (!own)
            return own.error();
        made.clients.emplace(client.id, *std::move(own));
    }
    return made;
}

Authenticated checkCertificate(const AuthorizationServer &server, const Client &client)
{
    const auto refused = [](QLatin1StringView why) {
        return Authenticated{nullptr, Refusal{"invalid_client"_L1, why}};
    };
    const auto shown = crypto::Certificate::fromDer(server.peerCertificate);
    if (server.peerCertificate.isEmpty() || !shown)
        return refused("the client showed no certificate"_L1);
    if (client.certificateSubject.isEmpty())
        return server.certificateHash() == client.certificateHash
                   ? Authenticated{&client, std::nullopt}
                   : refused("the certificate is not the one that is registered"_L1);
    const auto authority = crypto::Certificate::fromPem(server.mutualTlsAuthority);
    if (shown->subject() != client.certificateSubject || !authority)
        return refused("the certificate has another name than the registered one"_L1);
    const auto chain = crypto::validateChain({*shown}, crypto::TrustAnchors::of({*authority}), server.now());
    return chain.isValid() ? Authenticated{&client, std::nullopt}
                           : refused("the certificate is not issued by a CA that is trusted here"_L1);
}

base::Result<void> writeCertificates(const MutualTls &certificates, const QString &folder)
{
    const QDir dir(folder);
    const auto readable = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther;
    const auto secret = QFile::ReadOwner | QFile::WriteOwner;
    auto done = write(dir.filePath(u"ca.pem"_s), certificates.authority.certificate, readable);
    for (const auto &[id, own] : certificates.clients) {
        const QString name = QString::fromUtf8(id);
        if (done)
            done = write(dir.filePath(name + u".pem"_s), own.certificate, readable);
        if (done)
            done = write(dir.filePath(name + u".key"_s), own.key.view(), secret);
    }
    return done;
}

} // namespace claimcheck::provider
