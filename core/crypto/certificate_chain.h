#pragma once

#include "core/crypto/certificate.h"

#include <memory>
#include <optional>
#include <vector>

namespace claimcheck::crypto {

/// The certificates that a chain may end in. Cheap to copy; any number of threads may use one.
class TrustAnchors
{
public:
    /// Those that OpenSSL finds where the system keeps them. Read when they are first needed.
    [[nodiscard]] static TrustAnchors ofSystem();
    /// Each of them ends a chain, a root or not.
    [[nodiscard]] static TrustAnchors of(const std::vector<Certificate> &certificates);

    struct Store;
    /// For certificate_chain.cpp only.
    [[nodiscard]] const Store &store() const { return *m_store; }

private:
    explicit TrustAnchors(std::shared_ptr<const Store> store);

    std::shared_ptr<const Store> m_store;
};

struct ChainFault
{
    QLatin1StringView code;
    QString message;
    int index = -1; ///< the certificate at fault: 0 is the leaf, counted along the path; -1 for none
};

struct ChainVerdict
{
    std::vector<Certificate>
        path; ///< leaf first, as far as it could be built; its anchor last where it is valid
    std::optional<ChainFault> fault;

    [[nodiscard]] bool isValid() const { return !fault; }
    /// The subject of the certificate that the path ends in; empty where it is not valid.
    [[nodiscard]] QString anchor() const;
};

/// RFC 5280 §6 by OpenSSL, at a time of NumericDate seconds: signatures, validity, basic constraints, key
/// usage, name constraints. Revocation is not asked for: nothing is sent. presented: the leaf first, each
/// next one certifies the one before it (RFC 7515 §4.1.6). Fault codes: "chain-empty", "chain-too-long",
/// "chain-order" (valid, but not in the order that RFC 7515 demands), "chain-incomplete" (an issuer is
/// missing, or not trusted), "certificate-self-signed", "certificate-untrusted-root", "certificate-expired",
/// "certificate-not-yet-valid", "certificate-not-ca", "certificate-path-length", "certificate-key-usage",
/// "certificate-names", "certificate-signature", "certificate-weak", "certificate-not-valid".
[[nodiscard]] ChainVerdict validateChain(const std::vector<Certificate> &presented,
                                         const TrustAnchors &anchors, qint64 now);

} // namespace claimcheck::crypto
