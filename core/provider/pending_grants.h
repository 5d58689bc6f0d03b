#pragma once

#include "core/provider/responses.h"

namespace claimcheck::provider {

/// A request for tokens that begins without a redirect (RFC 8628 §3.1, CIBA Core 1.0 §7.1): its scope,
/// resources and details, checked.
struct PendingResult
{
    std::shared_ptr<PendingGrant> grant;
    std::optional<Refusal> refusal;
};
[[nodiscard]] PendingResult newPending(AuthorizationServer &server, const Client &client, oauth::Grant grant,
                                       const encoding::FormPairs &form);

/// The user said yes, or will have said so by then where the server signs in by itself.
void approve(AuthorizationServer &server, PendingGrant &pending, const QString &user);

} // namespace claimcheck::provider
