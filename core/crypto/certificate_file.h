#pragma once

#include "core/crypto/certificate.h"

#include <vector>

namespace claimcheck::crypto {

/// All certificates of a PEM text, or the one of a DER file. Codes: "certificate-unreadable",
/// "certificates-none".
[[nodiscard]] base::Result<std::vector<Certificate>> readCertificates(QByteArrayView bytes);

} // namespace claimcheck::crypto
