#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/net/http_server.h"
#include "core/net/redirect_callback.h"

#include <QAbstractOAuthReplyHandler>

#include <functional>
#include <optional>

namespace claimcheck::net {

struct RedirectListenerOptions
{
    QString host = QStringLiteral("127.0.0.1"); ///< as in the redirect URI: "127.0.0.1", "localhost" or "::1"
    quint16 port = 0;                           ///< 0: any free one
    QString path = QStringLiteral("/callback"); ///< exact; percent-encoded as in the redirect URI
    HttpServerLimits limits = {};
};

/// The client's redirect URI on this machine, and the reply handler of QtNetworkAuth. RFC 8252 §7.3.
/// Judges nothing: state and iss are checked by AuthorizationCodeFlow.
class RedirectListener : public QAbstractOAuthReplyHandler
{
    Q_OBJECT

public:
    explicit RedirectListener(const base::Clock &clock, QObject *parent = nullptr);

    /// Codes: those of HttpServer::listen, "redirect-host", "redirect-path".
    base::Result<void> listen(const RedirectListenerOptions &options = {});
    void close();
    [[nodiscard]] bool isListening() const { return m_server.isListening(); }
    [[nodiscard]] quint16 port() const { return m_server.port(); }

    /// The redirect URI, exactly as it goes into the requests.
    [[nodiscard]] QString callback() const override;
    [[nodiscard]] const std::vector<RedirectCallback> &callbacks() const { return m_callbacks; }

    /// Answers GETs of another path with this, from now on.
    void serve(const QString &path, http::Response response);

    /// Asked about every request to another path than the redirect URI's; nullopt: it is not for it.
    using Receiver = std::function<std::optional<http::Response>(const http::Request &)>;
    void setReceiver(Receiver receiver);

    /// Hands values to QtNetworkAuth's state machine (its signal callbackReceived), the last of each name.
    void passOn(const encoding::FormPairs &values);

public slots:
    /// Called by QtNetworkAuth with the token endpoint's reply.
    void networkReplyFinished(QNetworkReply *reply) override;

signals:
    /// An authorization response arrived; number tells whether it is the first.
    void callbackArrived(const claimcheck::net::RedirectCallback &callback);
    /// A request with parameters of an authorization response came to another path than the redirect URI's.
    void strayCallback(const claimcheck::http::Request &request);
    /// What serve() set was fetched.
    void served(const claimcheck::http::Request &request, const claimcheck::http::Response &response);
    /// A request was refused: foreign Host, bad syntax, limits.
    void requestRefused(int status, const QByteArray &received);
    /// The token endpoint's answer, any status, with its whole body.
    void tokenResponseReceived(const claimcheck::http::Response &response);
    /// No answer came: the code is the failure's.
    void tokenRequestFailed(const claimcheck::base::Error &error);

private:
    void handle(const http::Request &request, const HttpReplier &replier);
    void handleRedirect(const http::Request &request, const HttpReplier &replier);
    void handlePost(const http::Request &request, const HttpReplier &replier);
    void take(CallbackChannel channel, encoding::FormPairs values, const http::Request &request,
              const HttpReplier &replier);

    const base::Clock &m_clock;
    RedirectListenerOptions m_options;
    HttpServer m_server;
    std::vector<RedirectCallback> m_callbacks;
    Receiver m_receiver;
    QString m_servedPath;
    http::Response m_served;
};

} // namespace claimcheck::net
