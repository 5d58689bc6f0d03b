#include "core/provider/authorization_input.h"
#include "core/provider/client_authentication.h"
#include "core/provider/endpoints.h"
#include "core/provider/parameters.h"
#include "core/provider/request_objects.h"

namespace claimcheck::provider {

using namespace Qt::StringLiterals;
using encoding::FormPairs;

namespace {

constexpr qint64 pushedLifetime = 90; // seconds

/// What authenticated the client is not part of the request that it pushed.
FormPairs withoutCredentials(FormPairs pairs)
{
    std::erase_if(pairs, [](const encoding::FormPair &pair) {
        return pair.name == "client_secret" || pair.name == "client_assertion" ||
               pair.name == "client_assertion_type";
    });
    return pairs;
}

} // namespace

http::Response pushedRequestEndpoint(AuthorizationServer &server, const http::Request &request)
{
    const auto [form, sender] = readClientRequest(server, request);
    if (sender.refusal)
        return errorResponse(server, *sender.refusal);
    if (occurrences(form, "request_uri") > 0) // RFC 9126 §2.1
        return errorResponse(server, {"invalid_request"_L1, "request_uri is not pushed"_L1});
    FormPairs pairs = withoutCredentials(form);
    if (occurrences(pairs, "client_id") == 0)
        pairs.push_back({"client_id", sender.client->id});
    const ExpandedRequest expanded = expandRequest(server, pairs);
    if (expanded.refusal)
        return errorResponse(server, *expanded.refusal);
    const CheckedInput checked = checkInput(server, expanded.parameters);
    if (checked.refusal)
        return errorResponse(server, *checked.refusal);
    const QByteArray uri = "urn:ietf:params:oauth:request_uri:" + server.freshText();
    server.state.pushed.insert(uri, {sender.client->id, expanded.parameters}, server.now() + pushedLifetime);
    Members members;
    members.set("request_uri"_L1, uri);
    members.set("expires_in"_L1, pushedLifetime);
    http::Response response = jsonResponse(server, Part::PushedRequest, members);
    response.status = 201; // RFC 9126 §2.2
    response.reason = http::reasonPhrase(201);
    return response;
}

} // namespace claimcheck::provider
