#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace claimcheck::http {

/// What TLS agreed on, for display; empty for plain http.
struct TlsFacts
{
    QString protocol;                          ///< e.g. "TLSv1.3"
    QString cipher;                            ///< e.g. "TLS_AES_256_GCM_SHA384"
    std::vector<QByteArray> certificates = {}; ///< the peer's chain as DER, its own first
    std::vector<QString> problems = {};        ///< what Qt said about the chain

    [[nodiscard]] bool isEmpty() const { return protocol.isEmpty() && problems.empty(); }
    friend bool operator==(const TlsFacts &, const TlsFacts &) = default;
};

} // namespace claimcheck::http
