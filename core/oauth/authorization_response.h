#pragma once

#include "core/base/result.h"
#include "core/encoding/form.h"
#include "core/oauth/endpoint_error.h"
#include "core/oauth/reading.h"

#include <optional>

namespace claimcheck::oauth {

/// What came back to the redirect URI; decoded bytes. nullopt: the parameter was not there.
struct AuthorizationResponse
{
    encoding::FormPairs parameters; ///< all, in order, duplicates kept
    std::optional<QByteArray> code;
    std::optional<QByteArray> state;
    std::optional<QByteArray> iss;
    std::optional<QByteArray> accessToken;
    std::optional<QByteArray> idToken;
    EndpointError error;

    [[nodiscard]] bool isError() const { return !error.isEmpty(); }
};

/// RFC 6749 §4.1.2, §4.1.2.1. Findings: "response-duplicate-parameter", "response-code-and-error",
/// "response-empty", "error-characters". With duplicates the first value is taken.
[[nodiscard]] Reading<AuthorizationResponse> readAuthorizationResponse(const encoding::FormPairs &parameters);

enum class IssParameter : quint8 { Unknown, Announced };

struct ExpectedResponse
{
    QByteArray state;
    QString issuer;
    IssParameter iss = IssParameter::Unknown; ///< Announced: its absence is an error (RFC 9207 §2.4)
    QByteArray responseType = "code";         ///< what has to come
};

/// Whether what came may be used. Errors, in the order of the checks: "response-duplicate-parameter",
/// "state-missing", "state-mismatch", "issuer-mismatch", "issuer-missing", "authorization-error" (the message
/// has the server's error code), "code-missing", "token-missing" (a token that the response type promises).
[[nodiscard]] base::Result<void> checkAuthorizationResponse(const AuthorizationResponse &response,
                                                            const ExpectedResponse &expected);

} // namespace claimcheck::oauth
