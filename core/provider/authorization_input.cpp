#include "core/provider/authorization_input.h"

#include "core/encoding/json.h"
#include "core/oauth/grant_types.h"
#include "core/provider/parameters.h"
#include "core/provider/resources.h"

#include <algorithm>

namespace claimcheck::provider {

using namespace Qt::StringLiterals;
using encoding::FormPairs;

namespace {

using Check = std::optional<Refusal> (*)(const AuthorizationServer &, const FormPairs &,
                                         AuthorizationInput &);

std::optional<Refusal> checkClient(const AuthorizationServer &server, const FormPairs &pairs,
                                   AuthorizationInput &input)
{
    if (occurrences(pairs, "client_id") > 1 || occurrences(pairs, "redirect_uri") > 1)
        return Refusal{"invalid_request"_L1, "client_id or redirect_uri is repeated"_L1};
    input.clientId = parameter(pairs, "client_id");
    input.redirectUri = parameter(pairs, "redirect_uri");
    const Client *client = server.client(input.clientId);
    if (!client || client->redirectUris.isEmpty())
        return Refusal{"invalid_client"_L1,
                       "client_id is not that of a registered client with a redirect URI"_L1};
    if (input.redirectUri.isEmpty())
        return Refusal{"invalid_request"_L1, "redirect_uri is missing; the client has registered several"_L1};
    if (!hasRedirectUri(*client, input.redirectUri) && !server.lets(Leniency::AnyRedirectUri))
        return Refusal{"invalid_request"_L1, "redirect_uri is not one that the client has registered"_L1};
    return std::nullopt;
}

std::optional<Refusal> checkRepeats(const AuthorizationServer &, const FormPairs &pairs, AuthorizationInput &)
{
    for (const encoding::FormPair &pair : pairs) {
        if (pair.name != "resource" && occurrences(pairs, pair.name) > 1) // RFC 8707 §2: resource may repeat
            return Refusal{"invalid_request"_L1, "a parameter is repeated"_L1};
    }
    return std::nullopt;
}

/// The response types in the order of the alphabet, and the grant that they are.
struct ResponseTypeRow
{
    QByteArrayView type;
    oauth::Grant grant;
};
constexpr ResponseTypeRow responseTypes[] = {
    {"code", oauth::Grant::AuthorizationCode},     {"token", oauth::Grant::Implicit},
    {"id_token", oauth::Grant::Implicit},          {"id_token token", oauth::Grant::Implicit},
    {"code id_token", oauth::Grant::Hybrid},       {"code token", oauth::Grant::Hybrid},
    {"code id_token token", oauth::Grant::Hybrid},
};

QByteArray sortedWords(const QByteArray &text)
{
    QByteArrayList words = text.split(' ');
    words.removeAll(QByteArray());
    std::ranges::sort(words);
    return words.join(' ');
}

std::optional<Refusal> checkMode(QByteArray mode, AuthorizationInput &input)
{
    const bool isCode = input.responseType == "code";
    const QByteArray usual = isCode ? "query" : "fragment";
    if (mode.isEmpty() || mode == "jwt")
        mode = mode.isEmpty() ? usual : usual + ".jwt";
    constexpr QByteArrayView modes[] = {"query",     "fragment",     "form_post",
                                        "query.jwt", "fragment.jwt", "form_post.jwt"};
    if (std::ranges::find(modes, QByteArrayView(mode)) == std::end(modes))
        return Refusal{"invalid_request"_L1, "response_mode is not known"_L1};
    if (mode.startsWith("query") && !isCode) // OAuth 2.0 Multiple Response Types §5, JARM §2.3.1
        return Refusal{"invalid_request"_L1, "tokens are not sent in the query"_L1};
    input.responseMode = mode;
    return std::nullopt;
}

std::optional<Refusal> checkResponse(const AuthorizationServer &server, const FormPairs &pairs,
                                     AuthorizationInput &input)
{
    const QByteArray type = sortedWords(parameter(pairs, "response_type"));
    if (type.isEmpty())
        return Refusal{"invalid_request"_L1, "response_type is missing"_L1};
    const auto row = std::ranges::find(responseTypes, QByteArrayView(type), &ResponseTypeRow::type);
    if (row == std::end(responseTypes))
        return Refusal{"unsupported_response_type"_L1, "the response type is not supported"_L1};
    input.responseType = type;
    if (const auto refusal = checkMode(parameter(pairs, "response_mode"), input))
        return refusal;
    if (!hasGrant(*server.client(input.clientId), row->grant))
        return Refusal{"unauthorized_client"_L1, "the client may not use this response type"_L1};
    return std::nullopt;
}

bool isS256Challenge(const QByteArray &challenge)
{
    return challenge.size() == 43 && std::ranges::all_of(challenge, [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                      c == '-' || c == '_';
           });
}

std::optional<Refusal> checkPkce(const AuthorizationServer &server, const FormPairs &pairs,
                                 AuthorizationInput &input)
{
    if (!oauth::promises(input.responseType, "code"))
        return std::nullopt;
    input.challenge = parameter(pairs, "code_challenge");
    const QByteArray method = parameter(pairs, "code_challenge_method");
    if (input.challenge.isEmpty() && method.isEmpty()) {
        if (server.client(input.clientId)->kind == ClientKind::Public &&
            !server.lets(Leniency::NoChallenge)) // RFC 9700 §2.1.1
            return Refusal{"invalid_request"_L1, "code_challenge is required of a public client"_L1};
        return std::nullopt;
    }
    const bool isPlain = method == "plain" && server.lets(Leniency::PlainChallenge);
    if (method != "S256" && !isPlain) // absent means plain, RFC 7636 §4.3
        return Refusal{"invalid_request"_L1,
                       "transform algorithm not supported, use code_challenge_method=S256"_L1};
    if (!isS256Challenge(input.challenge))
        return Refusal{"invalid_request"_L1, "code_challenge is not 43 characters of base64url"_L1};
    return std::nullopt;
}

std::optional<Refusal> checkScope(const AuthorizationServer &server, const FormPairs &pairs,
                                  AuthorizationInput &input)
{
    const std::optional<QStringList> scope = grantableScope(parameter(pairs, "scope"));
    if (!scope)
        return Refusal{"invalid_scope"_L1, "none of the requested scopes is known"_L1};
    input.scope = *scope;
    const std::optional<QStringList> resource = requestedResources(server.issuer, pairs);
    if (!resource)
        return Refusal{"invalid_target"_L1, "resource is not one that this server issues tokens for"_L1};
    input.resource = *resource;
    return std::nullopt;
}

/// RFC 9396 §2.
bool isDetails(const QByteArray &json)
{
    const auto details = encoding::JsonDocument::parse(json);
    if (!details || !details->root().isArray())
        return false;
    const auto elements = details->root().elements();
    return std::all_of(elements.begin(), elements.end(),
                       [](encoding::JsonValue each) { return each["type"_L1].isString(); });
}

std::optional<Refusal> checkLogin(const AuthorizationServer &, const FormPairs &pairs,
                                  AuthorizationInput &input)
{
    input.nonce = parameter(pairs, "nonce");
    if (input.nonce.isEmpty() && oauth::promises(input.responseType, "id_token"))
        return Refusal{"invalid_request"_L1, "nonce is missing"_L1}; // OIDC Core 1.0 §3.2.2.1
    input.acrValues = parameter(pairs, "acr_values");
    input.details = parameter(pairs, "authorization_details");
    if (!input.details.isEmpty() && !isDetails(input.details))
        return Refusal{"invalid_authorization_details"_L1, "it is not an array of objects with a type"_L1};
    input.proofKey = parameter(pairs, "dpop_jkt");
    input.loginHint = QString::fromUtf8(parameter(pairs, "login_hint"));
    for (const QByteArray &word : parameter(pairs, "prompt").split(' ')) {
        if (!word.isEmpty())
            input.prompt.insert(word);
    }
    if (input.prompt.contains("none") && input.prompt.size() > 1)
        return Refusal{"invalid_request"_L1, "prompt=none stands alone"_L1}; // OIDC Core 1.0 §3.1.2.1
    const QByteArray maxAge = parameter(pairs, "max_age");
    bool isNumber = false;
    const qint64 seconds = maxAge.toLongLong(&isNumber);
    if (!maxAge.isEmpty() && (!isNumber || seconds < 0))
        return Refusal{"invalid_request"_L1, "max_age is not a number of seconds"_L1};
    if (isNumber)
        input.maxAge = seconds;
    return std::nullopt;
}

} // namespace

CheckedInput checkInput(const AuthorizationServer &server, const FormPairs &parameters)
{
    CheckedInput checked;
    checked.input.responseMode = "query";
    checked.input.state = encoding::firstValue(parameters, "state");
    checked.refusal = checkClient(server, parameters, checked.input);
    if (checked.refusal)
        return checked;
    checked.tell = TellWhom::Client;
    for (const Check check : {checkRepeats, checkResponse, checkPkce, checkScope, checkLogin}) {
        checked.refusal = check(server, parameters, checked.input);
        if (checked.refusal)
            break;
    }
    return checked;
}

} // namespace claimcheck::provider
