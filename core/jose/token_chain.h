#pragma once

#include "core/crypto/certificate_chain.h"
#include "core/jose/jws.h"

namespace claimcheck::jose {

/// Which CAs the certificates inside a token may lead to; none by default.
struct CertificateTrust
{
    std::optional<crypto::TrustAnchors> chosen; ///< by the user: a chain to one makes its leaf a trusted key
    std::optional<crypto::TrustAnchors> system; ///< says who owns the name in a certificate, and no more
    qint64 now = 0;                             ///< NumericDate seconds
};

enum class ChainEnd : quint8 { Untrusted, SystemCa, ChosenCa };

/// "untrusted", "system-ca", "chosen-ca": the words of the command line's JSON.
[[nodiscard]] QLatin1StringView chainEndName(ChainEnd end);

/// The certificates of a signature's x5c, checked.
struct TokenChain
{
    ChainEnd end = ChainEnd::Untrusted;
    crypto::ChainVerdict verdict;
};

/// The x5c of a signature, checked against the chosen CAs or, where none were, the system's. Null where there
/// is no x5c, or nothing to check it against. Fault codes: those of crypto::validateChain and "x5c-malformed"
/// (RFC 7515 §4.1.6: an array of certificates in standard base64).
[[nodiscard]] std::shared_ptr<const TokenChain> tokenChain(const JwsSignature &signature,
                                                           const CertificateTrust &trust);

} // namespace claimcheck::jose
