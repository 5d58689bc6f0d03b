#pragma once

#include "core/base/random.h"
#include "core/crypto/certificate.h"

namespace claimcheck::crypto {

struct CertificateWish
{
    QString subject;      ///< "CN=id.example.org,O=Example"; text without "=" is the common name
    qint64 notBefore = 0; ///< NumericDate seconds
    qint64 notAfter = 0;
};

/// A self-signed certificate (RFC 5280) for a private key that signs, of version 3 and not a CA's; its serial
/// number is random. Codes: "key-not-private", "key-cannot-sign" (secrets, X25519, X448),
/// "certificate-subject", "certificate-validity" (ends before it begins, or after the year 9999),
/// "certificate-not-made".
[[nodiscard]] base::Result<Certificate> selfSignedCertificate(const Key &key, const CertificateWish &wish,
                                                              base::Random &random);

} // namespace claimcheck::crypto
