#include "core/provider/outgoing.h"

#include "core/net/fetcher.h"
#include "core/net/stepping_access_manager.h"
#include "core/provider/parameters.h"

#include <QTimer>

namespace claimcheck::provider {

using namespace Qt::StringLiterals;
using encoding::FormPairs;

namespace {

bool isHere(const QUrl &url)
{
    return url.host() == "127.0.0.1"_L1 || url.host() == "::1"_L1 || url.host() == "localhost"_L1;
}

/// The same request with the object in place of its address.
http::Request withObject(const http::Request &request, const QByteArray &object)
{
    FormPairs pairs = encoding::parseForm(request.query());
    for (encoding::FormPair &pair : pairs) {
        if (pair.name == "request_uri")
            pair = {"request", object};
    }
    http::Request resolved = request;
    resolved.url = request.path() + '?' + encoding::encodeForm(pairs);
    return resolved;
}

} // namespace

Outgoing::Outgoing(const base::Clock &clock, QObject *parent)
    : QObject(parent), m_manager(std::make_unique<net::SteppingAccessManager>(m_history, clock))
{
}

Outgoing::~Outgoing()
{
    m_history.cancelAll();
}

void Outgoing::send(const AuthorizationServer::Notification &notification)
{
    const http::Request request = notification.request;
    if (!isHere(request.toUrl()))
        return;
    QTimer::singleShot(int(notification.afterSeconds) * 1000, this, [this, request] {
        auto *fetcher = new net::Fetcher(*m_manager, request, {}, this);
        connect(fetcher, &net::Fetcher::finished, fetcher, &QObject::deleteLater);
        fetcher->start();
    });
}

bool Outgoing::namesObject(const http::Request &request)
{
    if (request.method != "GET" || request.path() != "/authorize")
        return false;
    const QUrl url = QUrl::fromEncoded(parameter(encoding::parseForm(request.query()), "request_uri"));
    return url.scheme().startsWith("http"_L1) && isHere(url);
}

void Outgoing::resolve(const http::Request &request, const std::function<void(const http::Request &)> &then)
{
    const QUrl url = QUrl::fromEncoded(parameter(encoding::parseForm(request.query()), "request_uri"));
    auto *fetcher =
        new net::Fetcher(*m_manager, net::getRequest(url, "application/oauth-authz-req+jwt"), {}, this);
    connect(fetcher, &net::Fetcher::finished, this, [fetcher, request, then] {
        fetcher->deleteLater();
        const auto &result = fetcher->result();
        then(result && result->status == 200 ? withObject(request, result->body.trimmed()) : request);
    });
    fetcher->start();
}

} // namespace claimcheck::provider
