#include "core/provider/request_objects.h"

#include "core/claims/typed.h"
#include "core/encoding/json.h"
#include "core/jose/decrypt.h"
#include "core/jose/jws.h"
#include "core/provider/client_assertions.h"
#include "core/provider/parameters.h"

namespace claimcheck::provider {

using namespace Qt::StringLiterals;
using encoding::FormPairs;

namespace {

ExpandedRequest invalidObject(QLatin1StringView why)
{
    return {{}, Refusal{"invalid_request_object"_L1, why}};
}

QByteArray decrypted(AuthorizationServer &server, const QByteArray &text)
{
    const jose::Jwk *key = server.keys.encryptionKey();
    if (text.count('.') != 4 || !key)
        return text;
    const auto jwe = jose::parseJwe(text);
    jose::KeySet keys;
    keys.keys.push_back(*key);
    return jwe ? jose::decrypt(*jwe, keys).plaintext : QByteArray();
}

FormPairs parametersOf(const encoding::JsonDocument &claims)
{
    constexpr QByteArrayView ofTheJwt[] = {"iss", "aud", "exp", "iat", "nbf", "jti", "sub"};
    FormPairs pairs;
    for (const encoding::JsonMember member : claims.root().members()) {
        const encoding::JsonValue value = member.value();
        const QByteArray name = member.nameUtf8();
        if (std::ranges::find(ofTheJwt, QByteArrayView(name)) != std::end(ofTheJwt))
            continue;
        if (value.isArray() && name == "resource") {
            for (const encoding::JsonValue each : value.elements())
                pairs.push_back({name, each.toUtf8()});
        } else {
            pairs.push_back({name, value.isString() ? value.toUtf8() : value.raw().toByteArray()});
        }
    }
    return pairs;
}

ExpandedRequest fromObject(AuthorizationServer &server, const FormPairs &parameters)
{
    const Client *client = server.client(parameter(parameters, "client_id"));
    const QByteArray text = decrypted(server, parameter(parameters, "request"));
    const auto jws = jose::parseJws(text);
    const auto claims = jws ? encoding::JsonDocument::parse(jws->payload) : jws.error();
    const bool any = server.lets(Leniency::AnyRequestObject);
    if (!client || !claims || !claims->root().isObject() || (!any && !isSignedBy(*client, text)))
        return invalidObject("the request object is not a JWT signed by this client"_L1);
    if ((*claims)["client_id"_L1].toUtf8() != client->id)
        return invalidObject("client_id differs in the request object"_L1);
    if (claims->root().has("request"_L1) || claims->root().has("request_uri"_L1))
        return invalidObject("a request object has no other inside"_L1);
    if (!any && !claims::audience((*claims)["aud"_L1]).contains(server.issuer))
        return invalidObject("aud is not this server"_L1);
    const claims::NumericDate exp = claims::numericDate((*claims)["exp"_L1]);
    if (exp.isKnown() && exp.seconds() <= server.now())
        return invalidObject("the request object is expired"_L1);
    return {parametersOf(*claims), std::nullopt};
}

ExpandedRequest fromPushed(AuthorizationServer &server, const FormPairs &parameters)
{
    const QByteArray uri = parameter(parameters, "request_uri");
    const PushedRequest *pushed = server.state.pushed.find(uri, server.now());
    if (!pushed || pushed->clientId != parameter(parameters, "client_id"))
        return {{}, Refusal{"invalid_request_uri"_L1, "request_uri is unknown, expired or was used"_L1}};
    ExpandedRequest expanded{pushed->parameters, std::nullopt};
    if (!server.lets(Leniency::ReusedPushedRequest))
        server.state.pushed.remove(uri); // RFC 9126 §7.3: good once
    return expanded;
}

} // namespace

ExpandedRequest expandRequest(AuthorizationServer &server, const FormPairs &parameters)
{
    const bool hasObject = occurrences(parameters, "request") > 0;
    const bool hasUri = occurrences(parameters, "request_uri") > 0;
    if (hasObject && hasUri)
        return {{}, Refusal{"invalid_request"_L1, "both request and request_uri were sent"_L1}};
    if (hasUri)
        return fromPushed(server, parameters);
    return hasObject ? fromObject(server, parameters) : ExpandedRequest{parameters, std::nullopt};
}

} // namespace claimcheck::provider
