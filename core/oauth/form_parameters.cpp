#include "core/oauth/form_parameters.h"

#include <algorithm>

namespace claimcheck::oauth {

using encoding::FormPair;
using encoding::FormPairs;

void overlay(FormPairs &pairs, const FormPairs &extra)
{
    for (auto pair = extra.begin(); pair != extra.end(); ++pair) {
        const auto sameName = [&pair](const FormPair &other) { return other.name == pair->name; };
        const bool first = std::find_if(extra.begin(), pair, sameName) == pair;
        const auto ours = std::find_if(pairs.begin(), pairs.end(), sameName);
        if (!first || ours == pairs.end()) {
            pairs.push_back(*pair);
            continue;
        }
        ours->value = pair->value;
        pairs.erase(std::remove_if(ours + 1, pairs.end(), sameName), pairs.end());
    }
}

void applyExtras(http::Request &request, const LegExtras &extras)
{
    for (const FormPair &field : extras.headers)
        request.headers.set(field.name, field.value);
    if (extras.parameters.empty())
        return;
    const bool inBody = request.method == "POST" && !request.body.isEmpty();
    FormPairs pairs = encoding::parseForm(inBody ? request.body : request.query());
    overlay(pairs, extras.parameters);
    const QByteArray text = encoding::encodeForm(pairs);
    if (inBody)
        request.body = text;
    else
        request.url = request.url.split('?').first() + '?' + text;
}

base::Result<http::Request> buildFormPost(const QUrl &endpoint, FormPairs parameters,
                                          const ClientCredentials &client, const FormPairs &extra)
{
    const base::Result<ClientAuthParts> auth = clientAuthParts(client);
    if (!auth)
        return auth.error();
    parameters.insert(parameters.end(), auth->parameters.begin(), auth->parameters.end());
    overlay(parameters, extra);

    http::Request request{"POST", endpoint.toEncoded(), {}, encoding::encodeForm(parameters)};
    if (auth->header)
        request.headers.append(auth->header->name, auth->header->value);
    request.headers.append("Content-Type", "application/x-www-form-urlencoded");
    request.headers.append("Accept", "application/json");
    return request;
}

base::Result<http::Request> buildTokenPost(const QUrl &endpoint, QByteArrayView token,
                                           QByteArrayView typeHint, const ClientCredentials &client,
                                           const base::Error &missing)
{
    if (endpoint.isEmpty())
        return missing;
    FormPairs pairs{{"token", token.toByteArray()}};
    if (!typeHint.isEmpty())
        pairs.push_back({"token_type_hint", typeHint.toByteArray()});
    return buildFormPost(endpoint, std::move(pairs), client);
}

} // namespace claimcheck::oauth
