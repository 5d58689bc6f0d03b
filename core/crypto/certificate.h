#pragma once

#include "core/crypto/digest.h"
#include "core/crypto/key.h"

#include <QDateTime>
#include <QString>

namespace claimcheck::crypto {

/// An X.509 certificate, shown and used for its key; no path is validated here.
class Certificate
{
public:
    /// Codes: "certificate-unreadable".
    [[nodiscard]] static base::Result<Certificate> fromDer(QByteArrayView der);
    /// The first certificate of a PEM text.
    [[nodiscard]] static base::Result<Certificate> fromPem(QByteArrayView pem);

    [[nodiscard]] const QString &subject() const { return m_subject; }
    [[nodiscard]] const QString &issuer() const { return m_issuer; }
    [[nodiscard]] const QString &serialNumber() const { return m_serialNumber; } ///< hexadecimal
    [[nodiscard]] const QDateTime &notBefore() const { return m_notBefore; }
    [[nodiscard]] const QDateTime &notAfter() const { return m_notAfter; }
    [[nodiscard]] const QByteArray &der() const { return m_der; }
    [[nodiscard]] QByteArray toPem() const;
    /// x5t is Sha1, x5t#S256 is Sha256 of the DER (RFC 7515 §4.1.7).
    [[nodiscard]] QByteArray fingerprint(Digest digest) const { return digestOf(digest, m_der); }
    /// The public key; invalid where this build knows no such key kind.
    [[nodiscard]] const Key &key() const { return m_key; }

private:
    Certificate() = default;

    QString m_subject, m_issuer, m_serialNumber;
    QDateTime m_notBefore, m_notAfter;
    QByteArray m_der;
    Key m_key;
};

} // namespace claimcheck::crypto
