#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace claimcheck::crypto {

struct PemBlock
{
    QByteArray label; ///< "PUBLIC KEY", "CERTIFICATE" …
    QByteArray text;  ///< the whole block, lines put right, as crypto/key_file.h reads it
};

/// The blocks of a text (RFC 7468), whatever stands between them. Forgives what copying does to PEM: "\n"
/// written out, all on one line, indentation.
[[nodiscard]] std::vector<PemBlock> splitPem(QByteArrayView text);

} // namespace claimcheck::crypto
