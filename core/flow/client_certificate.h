#pragma once

#include "core/base/result.h"
#include "core/base/secret_bytes.h"
#include "core/oauth/profile.h"

namespace claimcheck::flow {

/// What the client shows in TLS, RFC 8705 §2. All empty where the profile has none.
struct ClientCertificate
{
    QByteArray pem; ///< of the file: the certificate, and those that it is issued by
    base::SecretBytes keyPem;
    QByteArray hash; ///< x5t#S256 of the certificate, RFC 8705 §3.1
};

/// Reads the profile's certificate and its key. Errors: "client-certificate-unreadable", those of
/// readPrivateKey and of crypto::Certificate.
[[nodiscard]] base::Result<ClientCertificate> clientCertificateOf(const oauth::Profile &profile);

} // namespace claimcheck::flow
