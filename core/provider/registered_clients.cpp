#include "core/provider/registered_clients.h"

#include <algorithm>

namespace claimcheck::provider {

RegisteredClient *registeredClient(AuthorizationServer &server, QByteArrayView id)
{
    const auto found = std::ranges::find_if(
        server.state.registered, [&id](const RegisteredClient &row) { return row.client.id == id; });
    return found == server.state.registered.end() ? nullptr : &*found;
}

RegisteredClient &keepClient(AuthorizationServer &server, RegisteredClient registered)
{
    auto &all = server.state.registered;
    while (all.size() >= maximumRegisteredClients)
        forgetClient(server, QByteArray(all.front().client.id));
    return all.emplace_back(std::move(registered));
}

void forgetClient(AuthorizationServer &server, const QByteArray &id)
{
    std::erase_if(server.state.registered, [&id](const RegisteredClient &row) { return row.client.id == id; });
    const auto revoke = [&id](const auto &issued) {
        if (issued.authorization->clientId == id)
            issued.authorization->revoked = true;
    };
    server.state.accessTokens.forEach(revoke);
    server.state.refreshTokens.forEach(revoke);
}

} // namespace claimcheck::provider
