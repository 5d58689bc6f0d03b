#include "core/provider/bearer.h"
#include "core/provider/endpoints.h"
#include "core/provider/parameters.h"
#include "core/provider/registered_clients.h"
#include "core/provider/registration_metadata.h"

#include "core/encoding/json.h"

// Dynamic registration of clients and its management. RFC 7591, RFC 7592.
namespace claimcheck::provider {

using namespace Qt::StringLiterals;

namespace {

constexpr Refusal wrongToken{"invalid_token"_L1, "the token is missing, wrong or not for this client"_L1};

/// RFC 7591 §3.2.1 with the members of RFC 7592 §3.
http::Response clientAnswer(const AuthorizationServer &server, Part part, const RegisteredClient &registered)
{
    const Client &client = registered.client;
    Members members;
    members.set("client_id"_L1, client.id);
    members.set("client_id_issued_at"_L1, registered.issuedAt);
    if (!client.secret.isEmpty()) {
        members.set("client_secret"_L1, client.secret);
        members.set("client_secret_expires_at"_L1, qint64(0));
    }
    members.set("registration_access_token"_L1, registered.accessToken);
    members.set("registration_client_uri"_L1,
                server.issuer + "/register/client?client_id="_L1 + QString::fromLatin1(client.id));
    for (const Member &member : registered.metadata.all())
        members.setRaw(QLatin1StringView(member.name), member.rawJson);
    return jsonResponse(server, part, members);
}

/// RFC 7592 §2.2: an update names its client, and has nothing of what only the server writes.
std::optional<Refusal> checkUpdate(const RegisteredClient &registered, const QByteArray &body)
{
    const auto document = encoding::JsonDocument::parse(body);
    const encoding::JsonValue sent = document ? document->root() : encoding::JsonValue();
    if (!sent["client_id"_L1].equals(registered.client.id))
        return Refusal{"invalid_client_metadata"_L1, "client_id is missing or another's"_L1};
    for (QLatin1StringView name : {"registration_access_token"_L1, "registration_client_uri"_L1,
                                   "client_secret_expires_at"_L1, "client_id_issued_at"_L1}) {
        if (sent.has(name))
            return Refusal{"invalid_client_metadata"_L1, "a member is there that only the server writes"_L1};
    }
    const QByteArray secret = sent["client_secret"_L1].toUtf8();
    if (sent.has("client_secret"_L1) && !base::constantTimeEquals(secret, registered.client.secret))
        return Refusal{"invalid_client_metadata"_L1, "client_secret is not the client's"_L1};
    return std::nullopt;
}

std::optional<Refusal> update(AuthorizationServer &server, RegisteredClient &registered,
                              const http::Request &request)
{
    if (const auto refusal = checkUpdate(registered, request.body))
        return refusal;
    ReadMetadata read = readClientMetadata(server, request);
    if (read.refusal)
        return read.refusal;
    read.client.id = registered.client.id;
    if (needsSecret(read))
        read.client.secret =
            registered.client.secret.isEmpty() ? server.freshText() : registered.client.secret;
    registered.client = std::move(read.client);
    registered.metadata = std::move(read.metadata);
    return std::nullopt;
}

} // namespace

http::Response registrationEndpoint(AuthorizationServer &server, const http::Request &request)
{
    const QByteArray &wanted = server.options.initialAccessToken;
    if (!wanted.isEmpty() &&
        !base::constantTimeEquals(presentedToken(request, BodyToken::Refused).token, wanted))
        return tokenRefusal(server, request, wrongToken);
    ReadMetadata read = readClientMetadata(server, request);
    if (read.refusal)
        return errorResponse(server, *read.refusal);
    read.client.id = "client-" + server.options.random->urlSafeText(16);
    if (needsSecret(read))
        read.client.secret = server.freshText();
    const RegisteredClient &registered = keepClient(
        server, {std::move(read.client), std::move(read.metadata), server.freshText(), server.now()});
    http::Response response = clientAnswer(server, Part::Registration, registered);
    response.status = 201;
    response.reason = http::reasonPhrase(201);
    return response;
}

http::Response clientConfigurationEndpoint(AuthorizationServer &server, const http::Request &request)
{
    const QByteArray id = parameter(encoding::parseForm(request.query()), "client_id");
    RegisteredClient *registered = registeredClient(server, id);
    const QByteArray token = presentedToken(request, BodyToken::Refused).token;
    if (!registered || !base::constantTimeEquals(token, registered->accessToken))
        return tokenRefusal(server, request, wrongToken);
    if (request.method == "DELETE") {
        forgetClient(server, id);
        http::Response response{204, http::reasonPhrase(204), {}, {}};
        forbidStoring(response);
        return response;
    }
    if (request.method == "PUT") {
        if (const auto refusal = update(server, *registered, request))
            return errorResponse(server, *refusal);
    }
    if (server.options.registrationTokens == RegistrationTokens::Rotated)
        registered->accessToken = server.freshText();
    return clientAnswer(server, Part::ClientConfiguration, *registered);
}

} // namespace claimcheck::provider
