#pragma once

#include "core/net/exchange.h"
#include "core/provider/authorization_server.h"

#include <QObject>

#include <functional>

namespace claimcheck::net {
class SteppingAccessManager;
}

namespace claimcheck::provider {

/// What the provider asks of others, on this machine only: it reads request objects by reference, and tells
/// clients that their tokens are ready, or that their user has signed out.
class Outgoing : public QObject
{
    Q_OBJECT

public:
    explicit Outgoing(const base::Clock &clock, QObject *parent = nullptr);
    ~Outgoing() override;

    /// Once its time has come.
    void send(const AuthorizationServer::Notification &notification);

    /// The authorization request names a request object by a URL of this machine (RFC 9101 §5.2).
    [[nodiscard]] static bool namesObject(const http::Request &request);
    /// Fetches it, and goes on with a request that has it by value; as it was where it cannot be had.
    void resolve(const http::Request &request, const std::function<void(const http::Request &)> &then);

private:
    net::ExchangeHistory m_history;
    std::unique_ptr<net::SteppingAccessManager> m_manager;
};

} // namespace claimcheck::provider
