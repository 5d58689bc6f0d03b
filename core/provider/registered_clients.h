#pragma once

#include "core/provider/authorization_server.h"

namespace claimcheck::provider {

/// So many registered clients are kept: the oldest goes when there is no room.
inline constexpr std::size_t maximumRegisteredClients = 100;

/// nullptr where there is none. The pointer is valid until the next registration or deletion.
[[nodiscard]] RegisteredClient *registeredClient(AuthorizationServer &server, QByteArrayView id);

RegisteredClient &keepClient(AuthorizationServer &server, RegisteredClient registered);

/// The client is no more, nor is what it was allowed (RFC 7592 §2.3).
void forgetClient(AuthorizationServer &server, const QByteArray &id);

} // namespace claimcheck::provider
