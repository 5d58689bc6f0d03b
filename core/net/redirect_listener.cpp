#include "core/net/redirect_listener.h"

#include "core/http/content_type.h"
#include "core/net/network_failure.h"
#include "core/net/redirect_page.h"
#include "core/net/reply_reading.h"
#include "core/net/stepping_reply.h"
#include "core/net/text.h"

#include <QRegularExpression>

namespace claimcheck::net {

using namespace Qt::StringLiterals;

namespace {

base::Result<void> checkRedirect(const RedirectListenerOptions &options)
{
    if (options.host != "127.0.0.1"_L1 && options.host != "localhost"_L1 && options.host != "::1"_L1)
        return base::Error{"redirect-host"_L1,
                           Text::tr("Claimcheck can only listen on 127.0.0.1, ::1 or localhost, not on %1.")
                               .arg(options.host),
                           -1,
                           {base::Spec::Rfc8252, "7.3"}};
    // The characters of a path, RFC 3986 §3.3. Dot segments would be resolved by the browser.
    static const QRegularExpression path(u"^/(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*$"_s);
    if (!path.match(options.path).hasMatch() || options.path.contains("/.."_L1) ||
        options.path.contains("/./"_L1))
        return base::Error{
            "redirect-path"_L1,
            Text::tr("\"%1\" is not the path of a URL. It starts with \"/\" and has no \"?\" and no \"#\".")
                .arg(options.path),
            -1,
            {base::Spec::Rfc6749, "3.1.2"}};
    return {};
}

} // namespace

RedirectListener::RedirectListener(const base::Clock &clock, QObject *parent)
    : QAbstractOAuthReplyHandler(parent), m_clock(clock)
{
    m_server.setHandler(
        [this](const http::Request &request, const HttpReplier &replier) { handle(request, replier); });
    connect(&m_server, &HttpServer::refused, this, &RedirectListener::requestRefused);
}

base::Result<void> RedirectListener::listen(const RedirectListenerOptions &options)
{
    if (auto valid = checkRedirect(options); !valid)
        return valid;
    m_options = options;
    m_callbacks.clear();
    HttpServerOptions server;
    server.port = options.port;
    server.limits = options.limits;
    server.clock = &m_clock;
    return m_server.listen(server);
}

void RedirectListener::close()
{
    m_server.close();
}

QString RedirectListener::callback() const
{
    const QString host = m_options.host == "::1"_L1 ? u"[::1]"_s : m_options.host;
    return u"http://%1:%2%3"_s.arg(host).arg(port()).arg(m_options.path);
}

void RedirectListener::handle(const http::Request &request, const HttpReplier &replier)
{
    if (request.path() == m_options.path.toLatin1())
        return handleRedirect(request, replier);
    if (const auto answer = m_receiver ? m_receiver(request) : std::nullopt)
        return replier.send(*answer);
    if (!m_servedPath.isEmpty() && request.method == "GET" && request.path() == m_servedPath.toLatin1()) {
        replier.send(m_served);
        emit served(request, m_served);
        return;
    }
    replier.send(redirectRefusal(404));
    if (holdsAuthorizationResponse(encoding::parseForm(request.query())))
        emit strayCallback(request);
}

void RedirectListener::handleRedirect(const http::Request &request, const HttpReplier &replier)
{
    if (request.method == "POST")
        return handlePost(request, replier);
    if (request.method == "HEAD") // a link preview or a proxy; the code is not used up
        return replier.send(redirectPage(RedirectPage::Relay));
    if (request.method != "GET")
        return replier.send(redirectRefusal(405));
    encoding::FormPairs values = encoding::parseForm(request.query());
    if (!holdsAuthorizationResponse(values)) // then it may be in the fragment
        return replier.send(redirectPage(RedirectPage::Relay));
    take(CallbackChannel::Query, std::move(values), request, replier);
}

void RedirectListener::handlePost(const http::Request &request, const HttpReplier &replier)
{
    if (!http::readContentType(request.headers.value("Content-Type")).isForm())
        return replier.send(redirectRefusal(415));
    encoding::FormPairs values = encoding::parseForm(request.body);
    const auto fragment = encoding::firstValue(values, relayField);
    if (!fragment)
        return take(CallbackChannel::FormPost, std::move(values), request, replier);
    if (fragment->isEmpty()) // there was a query only, with none of a response's parameters
        return take(CallbackChannel::Query, encoding::parseForm(request.query()), request, replier);
    take(CallbackChannel::Fragment, encoding::parseForm(*fragment), request, replier);
}

void RedirectListener::take(CallbackChannel channel, encoding::FormPairs values, const http::Request &request,
                            const HttpReplier &replier)
{
    RedirectCallback callback{int(m_callbacks.size()) + 1, channel,
                              std::move(values),           request,
                              replier.rawRequest(),        m_clock.nowMilliseconds()};
    RedirectPage page = callback.isError() ? RedirectPage::Refused : RedirectPage::Received;
    if (callback.number > 1)
        page = RedirectPage::Repeated;
    replier.send(redirectPage(page, callback.value("error")));
    m_callbacks.push_back(callback);
    emit callbackArrived(callback);
}

void RedirectListener::serve(const QString &path, http::Response response)
{
    m_servedPath = path;
    m_served = std::move(response);
}

void RedirectListener::setReceiver(Receiver receiver)
{
    m_receiver = std::move(receiver);
}

void RedirectListener::passOn(const encoding::FormPairs &values)
{
    QVariantMap map;
    for (const encoding::FormPair &pair : values)
        map.insert(QString::fromUtf8(pair.name), QString::fromUtf8(pair.value));
    emit callbackReceived(map);
}

void RedirectListener::networkReplyFinished(QNetworkReply *reply)
{
    reply->deleteLater(); // Qt 6.4 never does
    const auto *stepping = qobject_cast<SteppingReply *>(reply);
    if (stepping && stepping->exchange()->failure()) // also where half of an answer came
        return emit tokenRequestFailed(*stepping->exchange()->failure());
    const http::Response response = responseOf(*reply);
    if (response.status == 0)
        return emit tokenRequestFailed(networkFailure(reply->error(), reply->url(), reply->errorString()));
    const QVariantMap tokens = tokensOf(response);
    if (!tokens.isEmpty())
        emit tokensReceived(tokens); // QtNetworkAuth's state machine ends in Granted
    emit tokenResponseReceived(response);
}

} // namespace claimcheck::net
