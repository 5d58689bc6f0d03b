#pragma once

#include "core/base/result.h"
#include "core/base/secret_bytes.h"

#include <QByteArray>
#include <QString>

namespace claimcheck::crypto {

enum class CertificateUse : quint8 {
    Authority,
    LoopbackServer, ///< for 127.0.0.1, ::1 and localhost
    Client,
};

/// A certificate and its key, both PEM.
struct IssuedCertificate
{
    QByteArray certificate;
    base::SecretBytes key;
};

/// A new key on P-256 and a certificate for it, RFC 5280 §4: issued by issuer, or by itself where that is
/// nullptr. validSeconds: from now on, beside a day before that for clocks that differ. Codes:
/// "certificate-not-made".
[[nodiscard]] base::Result<IssuedCertificate> issueCertificate(const QString &commonName, CertificateUse use,
                                                               qint64 validSeconds,
                                                               const IssuedCertificate *issuer = nullptr);

} // namespace claimcheck::crypto
