#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/base/result.h"
#include "core/http/message.h"
#include "core/provider/client.h"
#include "core/provider/hooks.h"
#include "core/provider/lifetimes.h"

#include <QObject>

#include <deque>
#include <memory>

namespace claimcheck::net {
class HttpReplier;
class HttpServer;
}

namespace claimcheck::provider {

class AuthorizationServer;

/// Automatic signs in as ProviderOptions::automaticUser and consents, without a page.
enum class SignIn : quint8 { Ask, Automatic };

struct ProviderOptions
{
    const base::Clock *clock = nullptr; ///< required; outlives the provider
    base::Random *random = nullptr;     ///< required; outlives the provider
    quint16 port = 0;                   ///< 0: any free one
    SignIn signIn = SignIn::Ask;
    QString automaticUser = QStringLiteral("alice");
    std::vector<Client> clients = demoClients();
    Lifetimes lifetimes = {};
};

/// One request as it was received, and what it was answered. Has tokens and secrets: for tests and for the
/// window, never written anywhere by the provider.
struct LoggedRequest
{
    qint64 at = 0; ///< milliseconds since 1970-01-01T00:00:00Z
    http::Request request;
    http::Response response;
};

/// The built-in authorization server and its small API, on loopback. Correct by the rules that Claimcheck
/// checks.
class Provider : public QObject
{
    Q_OBJECT

public:
    explicit Provider(const ProviderOptions &options, QObject *parent = nullptr);
    ~Provider() override;

    /// Errors: those of net::HttpServer::listen ("port-in-use" …).
    [[nodiscard]] base::Result<void> listen();
    void close();
    [[nodiscard]] bool isListening() const;

    /// "http://127.0.0.1:PORT"; empty before listen().
    [[nodiscard]] QString issuer() const;
    /// The profiles of demo_profiles.h for this issuer.
    [[nodiscard]] std::vector<oauth::Profile> profiles() const;

    /// New signing keys; the old ones stay in the JWK Set for Lifetimes::retiredKey.
    void rotateKeys();
    /// Changes what is sent from now on (hooks.h; faults.h has a table of them).
    void setHooks(Hooks hooks);

    /// The newest 1,000, oldest first.
    [[nodiscard]] const std::deque<LoggedRequest> &requestLog() const { return m_log; }

signals:
    void answered(const claimcheck::provider::LoggedRequest &logged);

private:
    void deliver(Delivery delivery, http::Response response, const net::HttpReplier &replier);
    void log(const http::Request &request, const http::Response &response);

    ProviderOptions m_options;
    Hooks m_hooks;
    std::unique_ptr<AuthorizationServer> m_server;
    std::unique_ptr<net::HttpServer> m_http;
    std::deque<LoggedRequest> m_log;
};

} // namespace claimcheck::provider
