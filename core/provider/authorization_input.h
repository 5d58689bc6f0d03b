#pragma once

#include "core/provider/responses.h"

namespace claimcheck::provider {

/// Whom an error of an authorization request is told: the client by redirect, or, where the redirect URI
/// cannot be trusted, the person at the browser only (RFC 6749 §4.1.2.1).
enum class TellWhom : quint8 { Client, Person };

struct CheckedInput
{
    AuthorizationInput input;
    std::optional<Refusal> refusal;
    TellWhom tell = TellWhom::Person; ///< of the refusal
};

/// Checks the parameters of an authorization request, in an order that finds the redirect URI first.
[[nodiscard]] CheckedInput checkInput(const AuthorizationServer &server,
                                      const encoding::FormPairs &parameters);

} // namespace claimcheck::provider
