#include "core/oauth/pushed_request.h"

#include "core/oauth/endpoint_answer.h"
#include "core/oauth/form_parameters.h"
#include "core/oauth/text.h"

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;

base::Result<http::Request> buildPushedRequest(const QUrl &endpoint, const encoding::FormPairs &parameters,
                                               const ClientCredentials &client)
{
    if (endpoint.isEmpty())
        return base::Error{"par-endpoint-missing"_L1,
                           Text::tr("The server's metadata names no endpoint for pushed requests."),
                           -1,
                           {base::Spec::Rfc9126, "5"}};
    encoding::FormPairs pairs = parameters;
    // It is one of the client's own parameters already; a repeated one would be refused.
    std::erase_if(pairs, [](const encoding::FormPair &pair) { return pair.name == "client_id"; });
    const encoding::FormPairs clientId{{"client_id", client.id}};
    return buildFormPost(endpoint, std::move(pairs), client, clientId);
}

base::Result<PushedResponse> readPushedResponse(const http::Response &response)
{
    const auto answer = readAnswer(
        response, {"request_uri"_L1, "par-refused"_L1, "par-unreadable"_L1, {base::Spec::Rfc9126, "2.2"}});
    if (!answer)
        return answer.error();
    return PushedResponse{(*answer)["request_uri"_L1].toUtf8(), (*answer)["expires_in"_L1].toInteger()};
}

} // namespace claimcheck::oauth
