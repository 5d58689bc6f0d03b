#pragma once

#include "core/provider/responses.h"

namespace claimcheck::provider {

/// Either a client or a refusal.
struct Authenticated
{
    const Client *client = nullptr;
    std::optional<Refusal> refusal;
};

/// RFC 6749 §2.3.1: none (public clients), client_secret_basic, client_secret_post or an assertion
/// (client_assertions.h); exactly one of them.
[[nodiscard]] Authenticated authenticateClient(AuthorizationServer &server, const http::Request &request,
                                               const encoding::FormPairs &form);

/// A request to an endpoint that takes a form from a client: the form, and who sent it.
struct ClientRequest
{
    encoding::FormPairs form;
    Authenticated sender;
};
/// The form must be one (checkForm) and its sender known (authenticateClient); sender.refusal says what is
/// not.
[[nodiscard]] ClientRequest readClientRequest(AuthorizationServer &server, const http::Request &request);

/// Reads the form of a POST: refuses other content types and repeated parameters ("resource" may repeat).
[[nodiscard]] std::optional<Refusal> checkForm(const http::Request &request, const encoding::FormPairs &form);

} // namespace claimcheck::provider
