#pragma once

#include "core/crypto/certificate_issuer.h"
#include "core/provider/client_authentication.h"

#include <map>

namespace claimcheck::provider {

/// The certificates of a provider that listens over TLS too: a CA of its own, its own, and those of the demo
/// clients.
struct MutualTls
{
    crypto::IssuedCertificate authority;
    crypto::IssuedCertificate server;
    std::map<QByteArray, crypto::IssuedCertificate> clients; ///< by client id
};

/// Makes them, and registers in clients what each demo client shows. Codes: those of
/// crypto::issueCertificate.
[[nodiscard]] base::Result<MutualTls> makeMutualTls(std::vector<Client> &clients);

/// RFC 8705 §2.1, §2.2: the certificate that the sender showed is the client's: by its name, issued by the
/// server's CA, or as the very one that is registered.
[[nodiscard]] Authenticated checkCertificate(const AuthorizationServer &server, const Client &client);

/// The files of a demo client and of the CA, for profiles: "ca.pem", "CLIENT.pem", "CLIENT.key" in that
/// folder. Codes: "file-not-written".
[[nodiscard]] base::Result<void> writeCertificates(const MutualTls &certificates, const QString &folder);

} // namespace claimcheck::provider
