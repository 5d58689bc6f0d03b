#include "core/provider/provider.h"

#include "core/net/http_server.h"
#include "core/provider/authorization_server.h"
#include "core/provider/demo_profiles.h"
#include "core/provider/mutual_tls.h"
#include "core/provider/outgoing.h"

#include <QTimer>

namespace claimcheck::provider {

namespace {

constexpr std::size_t longestLog = 1'000;

} // namespace

Provider::Provider(const ProviderOptions &options, QObject *parent)
    : QObject(parent), m_options(options), m_http(std::make_unique<net::HttpServer>()),
      m_https(std::make_unique<net::HttpServer>()), m_outgoing(std::make_unique<Outgoing>(*options.clock))
{
    Q_ASSERT(options.clock && options.random);
    for (net::HttpServer *server : {m_http.get(), m_https.get()})
        server->setHandler([this](const http::Request &request, const net::HttpReplier &replier) {
            if (!Outgoing::namesObject(request))
                return handle(request, replier);
            m_outgoing->resolve(
                request, [this, replier](const http::Request &resolved) { handle(resolved, replier); });
        });
}

void Provider::handle(const http::Request &request, const net::HttpReplier &replier)
{
    m_server->peerCertificate = replier.peerCertificate();
    http::Response response = m_server->handle(request);
    for (const auto &notification : std::exchange(m_server->notifications, {}))
        m_outgoing->send(notification);
    log(request, response);
    deliver(m_server->deliveryOf(request), std::move(response), replier);
}

void Provider::deliver(Delivery delivery, http::Response response, const net::HttpReplier &replier)
{
    switch (delivery) {
    case Delivery::Whole: return replier.send(std::move(response));
    case Delivery::Slow:
        return QTimer::singleShot(slowMilliseconds, this,
                                  [replier, late = std::move(response)] { replier.send(late); });
    case Delivery::Truncated: return replier.breakOff(std::move(response), net::BreakOff::InBody);
    case Delivery::Dropped: return replier.breakOff(std::move(response), net::BreakOff::BeforeHeader);
    }
}

Provider::~Provider()
{
    m_outgoing.reset();
    m_http->close(); // before the server that its handler uses
    m_https->close();
}

base::Result<void> Provider::listen()
{
    net::HttpServerOptions http;
    http.port = m_options.port;
    http.clock = m_options.clock;
    if (const base::Result<void> listening = m_http->listen(http); !listening)
        return listening;
    if (m_options.tls == OverTls::Yes) {
        if (const base::Result<void> listening = listenOverTls(); !listening)
            return listening;
    }
    m_server = std::make_unique<AuthorizationServer>(m_http->origin(), m_options);
    m_server->hooks = m_hooks;
    if (m_certificates) {
        m_server->mutualTlsOrigin = m_https->origin();
        m_server->mutualTlsAuthority = m_certificates->authority.certificate;
    }
    rotateKeys();
    return {};
}

base::Result<void> Provider::listenOverTls()
{
    auto made = makeMutualTls(m_options.clients);
    if (!made)
        return made.error();
    m_certificates = std::make_unique<MutualTls>(*std::move(made));
    net::HttpServerOptions https;
    https.clock = m_options.clock;
    https.tls = net::ServerTls{m_certificates->server.certificate, m_certificates->server.key};
    return m_https->listen(https);
}

QString Provider::mutualTlsOrigin() const
{
    return m_server ? m_server->mutualTlsOrigin : QString();
}

base::Result<void> Provider::writeCertificates(const QString &folder) const
{
    return m_certificates ? provider::writeCertificates(*m_certificates, folder) : base::Result<void>();
}

void Provider::close()
{
    m_http->close();
    m_https->close();
}

bool Provider::isListening() const
{
    return m_http->isListening();
}

QString Provider::issuer() const
{
    return m_server ? m_server->issuer : QString();
}

std::vector<oauth::Profile> Provider::profiles() const
{
    return demoProfiles(issuer());
}

void Provider::rotateKeys()
{
    if (m_server)
        m_server->keys.rotate(m_server->now() + m_options.lifetimes.retiredKey);
}

void Provider::setHooks(Hooks hooks)
{
    m_hooks = std::move(hooks);
    if (m_server)
        m_server->hooks = m_hooks;
}

void Provider::log(const http::Request &request, const http::Response &response)
{
    m_log.push_back({m_options.clock->nowMilliseconds(), request, response});
    if (m_log.size() > longestLog)
        m_log.pop_front();
    emit answered(m_log.back());
}

} // namespace claimcheck::provider
