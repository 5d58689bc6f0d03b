#include "core/provider/client_assertions.h"

#include "core/jose/verify.h"
#include "core/oauth/client_assertion.h"
#include "core/provider/parameters.h"

namespace claimcheck::provider {

using namespace Qt::StringLiterals;

namespace {

Authenticated invalidClient(QLatin1StringView why)
{
    return {nullptr, Refusal{"invalid_client"_L1, why}};
}

} // namespace

bool isSignedBy(const Client &client, const QByteArray &text)
{
    const auto jws = jose::parseJws(text);
    jose::KeySet keys;
    if (client.key)
        keys.keys.push_back(*client.key);
    if (!client.secret.isEmpty())
        keys.keys.push_back(jose::keyFromSecret(base::SecretBytes(client.secret)));
    return jws && jose::VerifiedJws::verify(*jws, keys).has_value();
}

Authenticated checkAssertion(AuthorizationServer &server, const encoding::FormPairs &form)
{
    if (parameter(form, "client_assertion_type") != oauth::jwtBearerAssertion)
        return {nullptr, Refusal{"invalid_request"_L1, "client_assertion_type is missing or unknown"_L1}};
    const QByteArray text = parameter(form, "client_assertion");
    const auto assertion = oauth::readClientAssertion(text);
    const Client *client = assertion ? server.client(assertion->subject) : nullptr;
    const QByteArray id = parameter(form, "client_id");
    if (!client || (!id.isEmpty() && id != client->id)) // RFC 7521 §4.2: both name the same client
        return invalidClient("the assertion does not name a known client, or another than client_id"_L1);
    if (!isSignedBy(*client, text) && !server.lets(Leniency::AnyAuthentication))
        return invalidClient("the assertion's signature is not valid"_L1);
    const QStringList audiences{server.issuer, server.issuer + "/token"_L1};
    if (!oauth::checkClientAssertion(*assertion, client->id, audiences, server.now()))
        return invalidClient("the assertion is expired, or not for this server"_L1);
    const bool wasUsed =
        server.state.usedIds.find(assertion->jti, server.now()) && !server.lets(Leniency::ReusedAssertion);
    if (assertion->jti.isEmpty() || wasUsed)
        return invalidClient("the assertion has no jti, or was used before"_L1);
    server.state.usedIds.insert(assertion->jti, true, *assertion->expiresAt);
    return {client, std::nullopt};
}

} // namespace claimcheck::provider
