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
} // namespace claimcheck::net

namespace claimcheck::provider {

class AuthorizationServer;
class Outgoing;
struct MutualTls;

/// Automatic signs in as ProviderOptions::automaticUser and consents, without a page.
enum class SignIn : quint8 { Ask, Automatic };

/// Listens over TLS too, on a port of its own, with a CA of its own, and asks for certificates there (RFC
/// 8705).
enum class OverTls : bool { No, Yes };

/// Whether a registered client gets a new registration access token whenever it is read or updated (RFC 7592
/// §2.1).
enum class RegistrationTokens : quint8 { Kept, Rotated };

/// The metadata has a signed_metadata too, RFC 8414 §2.1.
enum class SignedMetadata : bool { No, Yes };

/// Of SAML assertions (RFC 7522 §3 item 9). This provider cannot verify them: whoever may use the grant can
/// say that he is anybody. Asked refuses those that have none.
enum class SamlSignature : bool { NotLookedAt, Asked };

struct ProviderOptions
{
    const base::Clock *clock = nullptr; ///< required; outlives the provider
    base::Random *random = nullptr;     ///< required; outlives the provider
    quint16 port = 0;                   ///< 0: any free one
    SignIn signIn = SignIn::Ask;
    QString automaticUser = QStringLiteral("alice");
    std::vector<Client> clients = demoClients();
    Lifetimes lifetimes = {};
    OverTls tls = OverTls::No;
    QByteArray initialAccessToken = {}; ///< that a registration needs; empty: anybody may register
    RegistrationTokens registrationTokens = RegistrationTokens::Kept;
    SignedMetadata signedMetadata = SignedMetadata::No;
    SamlSignature samlSignature = SamlSignature::NotLookedAt;
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

    /// Errors: those of net::HttpServer::listen ("port-in-use" …) and of makeMutualTls.
    [[nodiscard]] base::Result<void> listen();
    void close();
    [[nodiscard]] bool isListening() const;

    /// "http://127.0.0.1:PORT"; empty before listen().
    [[nodiscard]] QString issuer() const;
    /// "https://127.0.0.1:PORT"; empty without TLS.
    [[nodiscard]] QString mutualTlsOrigin() const;
    /// For the profiles of the clients that show one, see writeCertificates. Codes: "file-not-written".
    [[nodiscard]] base::Result<void> writeCertificates(const QString &folder) const;
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
    base::Result<void> listenOverTls();
    void handle(const http::Request &request, const net::HttpReplier &replier);
    void deliver(Delivery delivery, http::Response response, const net::HttpReplier &replier);
    void log(const http::Request &request, const http::Response &response);

    ProviderOptions m_options;
    Hooks m_hooks;
    std::unique_ptr<AuthorizationServer> m_server;
    std::unique_ptr<net::HttpServer> m_http;
    std::unique_ptr<net::HttpServer> m_https;
    std::unique_ptr<MutualTls> m_certificates;
    std::unique_ptr<Outgoing> m_outgoing;
    std::deque<LoggedRequest> m_log;
};

} // namespace claimcheck::provider
