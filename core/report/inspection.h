#pragma once

#include "core/jose/decrypt.h"
#include "core/jose/verify.h"
#include "core/lint/token_subject.h"
#include "core/token/key_binding.h"
#include "core/token/token_document.h"

#include <memory>
#include <optional>

namespace claimcheck::report {

/// What a token is inspected with. Times are NumericDate seconds.
struct InspectionOptions
{
    jose::KeySet keys;
    std::optional<lint::TokenType> type; ///< validate as this type; else it is detected
    lint::TokenExpectations expected;
    qint64 now = 0;
    qint64 leeway = 0;
    jose::CertificateTrust trust = {}; ///< for x5c; its now is not used, the one above is
    jose::DecryptionLimits decryption = {};
    QByteArray implicitAssertion = {}; ///< PASETO v3 and v4: what the token does not carry
};

enum class TimeStatus : quint8 { Valid, Expired, NotYetValid, NoExpiry };

struct TimeVerdict
{
    TimeStatus status = TimeStatus::NoExpiry;
    QDateTime expiresAt; ///< UTC; invalid where there is no expiry
};

/// All that Claimcheck says about one token: what the window, the command line and a flow's result show.
struct Inspection
{
    token::TokenDocument document;
    lint::TokenType type = lint::TokenType::Jwt;
    std::vector<jose::SignatureVerdict> signatures;
    /// Of what is encrypted. Where it was decrypted, document has the plaintext as payload or nested.
    std::optional<jose::Decryption> decryption;
    std::optional<token::KeyBindingVerdict> keyBinding; ///< of an SD-JWT; its problems are among the findings
    std::optional<jose::KeyUsed> boundTo;               ///< the key given that cnf means, see bound_key.h
    std::optional<TimeVerdict> time;                    ///< only where the payload is a JSON object
    std::vector<base::Finding> findings;                ///< the reader's and the rules'
    std::shared_ptr<const Inspection> nested; ///< the token in the payload, inspected with the same keys
    jose::KeySet content; ///< the keys of a JWK, JWK Set or PEM that was pasted as the token

    /// A signature that is not valid, a decryption that failed or a finding of level error, here or in the
    /// nested token.
    [[nodiscard]] bool hasErrors() const;
    [[nodiscard]] bool isDecrypted() const;
};

/// "valid", "expired", "not-yet-valid", "no-expiry".
[[nodiscard]] QLatin1StringView timeStatusName(TimeStatus status);

/// Verifies, judges and looks at the clock. Pure: no network.
[[nodiscard]] Inspection inspect(const token::TokenDocument &document, const InspectionOptions &options);

/// exp and nbf against now (RFC 7519 §4.1.4, §4.1.5); nullopt where payload is not an object.
[[nodiscard]] std::optional<TimeVerdict> timeVerdict(const encoding::JsonDocument &payload, qint64 now,
                                                     qint64 leeway);

} // namespace claimcheck::report
