#pragma once

#include "core/base/result.h"
#include "core/crypto/certificate.h"
#include "core/crypto/key.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace claimcheck::encoding {
class JsonValue;
}

namespace claimcheck::jose {

enum class JwkPart : quint8 { Public, Private };

/// A key with what RFC 7517 says about it, from whatever it was read (JWK, PEM, DER, certificate, secret).
struct Jwk
{
    crypto::Key key;
    QString kid, use, alg;
    QStringList keyOps;
    QString source; ///< where it came from, for people: a file name, a URL, "secret"
    std::vector<crypto::Certificate> certificates; ///< x5c, or the certificate that it was read from

    /// RFC 7638 with SHA-256, base64url (43 characters).
    [[nodiscard]] QByteArray thumbprint() const;
    /// "oct", "RSA", "EC", "OKP", "AKP".
    [[nodiscard]] QByteArray kty() const;
    /// One line for people: "RSA, 2048 bits", "EC, P-256", "secret, 256 bits".
    [[nodiscard]] QString description() const;
    /// One JWK object. Part Public of a secret leaves k out.
    [[nodiscard]] QByteArray toJson(JwkPart part = JwkPart::Public) const;

    /// Computes thumbprint and description now, so that each verification need not. Readers of keys call it.
    void remember();

private:
    QByteArray m_thumbprint;
    QString m_description;
};

/// A Jwk around a key, with its thumbprint remembered.
[[nodiscard]] Jwk makeJwk(crypto::Key key, const QString &source = {}, const QString &kid = {});

/// RFC 7517 §4, RFC 7518 §6, RFC 8037, RFC 8812, RFC 9964 (AKP). Codes: "jwk-not-object", "jwk-kty-missing",
/// "jwk-kty-unknown", "jwk-crv-unknown", "jwk-member" (missing, not a string, not base64url; the message
/// names it), "jwk-members-duplicate", "jwk-oth" (RSA of more than two primes), and those of
/// crypto/key_components.h.
[[nodiscard]] base::Result<Jwk> readJwk(const encoding::JsonValue &value, const QString &source = {});

/// A secret as HMAC key (its bytes as they are).
[[nodiscard]] Jwk keyFromSecret(base::SecretBytes secret, const QString &source = {});

/// A new key for a signature algorithm: RSA 2048 bits, the curve of the row, a secret of the digest's length.
/// Codes: "algorithm-unknown", "not-supported-by-openssl".
[[nodiscard]] base::Result<Jwk> generateJwk(QByteArrayView alg, const QString &kid = {});

} // namespace claimcheck::jose
