#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/secret_bytes.h"
#include "core/http/message.h"
#include "core/net/http_limits.h"
#include "core/net/http_replier.h"

#include <QObject>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

class QTcpServer;

namespace claimcheck::net {

class HttpConnection;
struct ReceivedRequest;

enum class LoopbackFamilies : quint8 {
    Both, ///< 127.0.0.1 and ::1 on the same port; without ::1 where the machine has no IPv6
    Ipv4,
    Ipv6,
};

/// Whether a request whose Host names something else than this server is refused with 421 (DNS rebinding).
enum class HostCheck : quint8 { LoopbackOnly, Off };

/// A server over TLS, both PEM. A certificate of the client is asked for and not judged: that is its user's
/// business (RFC 8705 §2).
struct ServerTls
{
    QByteArray certificate;
    base::SecretBytes key;
};

struct HttpServerOptions
{
    LoopbackFamilies families = LoopbackFamilies::Both;
    quint16 port = 0; ///< 0: any free one
    HostCheck hostCheck = HostCheck::LoopbackOnly;
    HttpServerLimits limits = {};
    std::optional<ServerTls> tls = {}; ///< none: plain HTTP
    const base::Clock *clock =
        nullptr; ///< for the Date field; without one there is no Date (RFC 9110 §6.6.1)
};

/// A small HTTP/1.1 server that listens on this machine's loopback addresses only. RFC 9112.
/// Keeps connections alive, answers in the order of the requests, and may be answered later than the handler
/// returns.
class HttpServer : public QObject
{
    Q_OBJECT

public:
    /// Gets each whole request; its url is the request target as it was received. Must answer through the
    /// replier, at once or later; when every copy of the replier is gone without an answer, the client gets a
    /// 500.
    using Handler = std::function<void(const http::Request &, HttpReplier)>;

    explicit HttpServer(QObject *parent = nullptr);
    ~HttpServer() override;

    void setHandler(Handler handler);
    /// Codes: "port-in-use", "port-not-allowed", "cannot-listen".
    base::Result<void> listen(const HttpServerOptions &options = {});
    void close();

    [[nodiscard]] bool isListening() const;
    [[nodiscard]] bool listensOnIpv6() const;
    [[nodiscard]] quint16 port() const;
    /// "http://127.0.0.1:PORT" (https over TLS), or "http://[::1]:PORT" where only that is listened on. No
    /// slash at the end.
    [[nodiscard]] QString origin() const;
    [[nodiscard]] int connectionCount() const;

signals:
    /// A request was refused before the handler saw it: 400, 408, 413, 421, 431, 501 or 505.
    void refused(int status, const QByteArray &received);

private:
    base::Result<void> listenOn(quint16 port);
    [[nodiscard]] std::unique_ptr<QTcpServer> makeServer() const;
    void accept(QTcpServer &server);
    bool makeRoom();
    void handle(HttpConnection &connection, const ReceivedRequest &received, quint64 serial);
    [[nodiscard]] bool isOwnHost(const QByteArray &host) const;

    HttpServerOptions m_options;
    Handler m_handler;
    std::vector<std::unique_ptr<QTcpServer>> m_servers;
};

} // namespace claimcheck::net
