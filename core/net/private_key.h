#pragma once

// Internal to core/net.
#include <QSslKey>

namespace claimcheck::net {

/// The key of a PEM text; null where it is none. Qt wants to be told of which kind it is, so all are tried.
[[nodiscard]] inline QSslKey privateKeyOf(const QByteArray &pem)
{
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Ec, QSsl::Rsa}) {
        const QSslKey key(pem, algorithm);
        if (!key.isNull())
            return key;
    }
    return {};
}

} // namespace claimcheck::net
