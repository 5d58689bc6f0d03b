#pragma once

#include "core/provider/responses.h"

namespace claimcheck::provider {

/// The client metadata of a registration or an update: what the server makes of them, or why it does not.
struct ReadMetadata
{
    Client client;    ///< without id and secret
    Members metadata; ///< as they are registered: known members only, defaults filled in
    std::optional<Refusal> refusal;
};

/// RFC 7591 §2. Errors (§3.2.2): invalid_redirect_uri, invalid_client_metadata, invalid_software_statement,
/// unapproved_software_statement (this server approves of none).
[[nodiscard]] ReadMetadata readClientMetadata(const AuthorizationServer &server,
                                              const http::Request &request);

/// client_secret_basic, client_secret_post, client_secret_jwt.
[[nodiscard]] bool needsSecret(const ReadMetadata &read);

} // namespace claimcheck::provider
