#pragma once

#include "core/encoding/form.h"
#include "core/provider/responses.h"

namespace claimcheck::provider {

struct ExpandedRequest
{
    encoding::FormPairs parameters;
    std::optional<Refusal> refusal;
};

/// The parameters that an authorization request stands for: those of the pushed request that its request_uri
/// names (RFC 9126 §4; once), or of its request object (RFC 9101 §6.2: signed by the client, perhaps
/// encrypted for this server, and nothing beside it counts), or its own. Errors: invalid_request_uri,
/// invalid_request_object, invalid_request.
[[nodiscard]] ExpandedRequest expandRequest(AuthorizationServer &server,
                                            const encoding::FormPairs &parameters);

} // namespace claimcheck::provider
