#pragma once

#include "core/jose/verify.h"
#include "core/token/token_document.h"

namespace claimcheck::token {

enum class KeyBindingStatus : quint8 {
    NotPresent,
    Verified,   ///< in a payload whose issuer's signature is verified
    Invalid,    ///< one of the checks failed
    NotChecked, ///< the checks that could be made passed: the reason says what is missing
};

/// "not-present", "verified", "invalid", "not-checked": the words of the command line's JSON.
[[nodiscard]] QLatin1StringView keyBindingStatusName(KeyBindingStatus status);

/// What the verifier knows beforehand; empty members are not compared. Times are NumericDate seconds.
struct KeyBindingExpectations
{
    QString nonce;
    QString audience;
    qint64 now = 0;
    qint64 leeway = 0;
};

/// What the key binding JWT proves: that the holder's key signed this presentation (RFC 9901 §7.3).
struct KeyBindingVerdict
{
    KeyBindingStatus status = KeyBindingStatus::NotPresent;
    QByteArray alg;
    std::optional<jose::KeyUsed> key; ///< the key of the payload's cnf, where it is readable
    /// Invalid: the first of the problems. NotChecked: "issuer-not-verified" (it fits the key in a payload
    /// that nobody vouches for), "key-binding-key-elsewhere" (cnf names a key without giving it),
    /// "sd-jwt-alg-unknown" (sd_hash cannot be computed), "not-supported-by-openssl".
    std::optional<jose::Reason> reason;
    std::vector<base::Finding> problems; ///< every check that failed; see key_binding_checks.cpp
};

/// Checks the key binding JWT of an SD-JWT with the key of its processed payload. issuer are the verdicts of
/// the issuer's signatures: without a verified one the binding is never Verified.
[[nodiscard]] KeyBindingVerdict verifyKeyBinding(const TokenDocument &document,
                                                 const std::vector<jose::SignatureVerdict> &issuer,
                                                 const KeyBindingExpectations &expected);

} // namespace claimcheck::token
