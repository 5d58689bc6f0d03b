#include "core/net/fetcher.h"

#include "core/net/stepping_access_manager.h"
#include "core/net/stepping_reply.h"
#include "core/net/text.h"

namespace claimcheck::net {

using namespace Qt::StringLiterals;

namespace {

/// Credentials are for the origin that they were written for.
bool isSameOrigin(const QUrl &a, const QUrl &b)
{
    return a.scheme() == b.scheme() && a.host() == b.host() && a.port() == b.port();
}

} // namespace

Fetcher::Fetcher(SteppingAccessManager &manager, http::Request request, FetchOptions options, QObject *parent)
    : QObject(parent), m_manager(manager), m_request(std::move(request)), m_options(std::move(options)),
      m_result(base::Error{"not-finished"_L1, Text::tr("The request is not finished.")})
{
}

void Fetcher::start()
{
    if (m_hops.empty() && !m_finished)
        sendHop();
}

void Fetcher::cancel()
{
    if (!m_hops.empty())
        m_hops.back()->cancel();
}

void Fetcher::sendHop()
{
    QNetworkReply *reply = m_manager.start(m_request, m_options.label);
    m_hops.push_back(static_cast<SteppingReply *>(reply)->exchange());
    connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
    connect(reply, &QNetworkReply::finished, this, &Fetcher::readHop);
}

void Fetcher::readHop()
{
    const Exchange &exchange = *m_hops.back();
    if (exchange.failure())
        return finish(*exchange.failure());
    const http::Response &response = exchange.response();
    if (m_options.redirects == FollowRedirects::No || !response.isRedirect())
        return finish(response);
    const base::Result<QUrl> next = nextUrl(response);
    if (!next)
        return finish(next.error());
    if (!isSameOrigin(m_request.toUrl(), *next))
        m_request.headers.remove("Authorization");
    m_request.url = next->toEncoded();
    sendHop();
}

base::Result<QUrl> Fetcher::nextUrl(const http::Response &response) const
{
    const QUrl here = m_hops.back()->request().toUrl();
    const QUrl next = here.resolved(QUrl::fromEncoded(response.headers.value("Location")));
    const bool safeMethod = m_request.method == "GET" || m_request.method == "HEAD";
    const bool downgrade = here.scheme() == "https"_L1 && next.scheme() != "https"_L1;
    const bool isHttp = next.scheme() == "https"_L1 || next.scheme() == "http"_L1;
    if (!safeMethod || downgrade || !isHttp || !next.isValid())
        return base::Error{
            "redirect-refused"_L1,
            Text::tr("The redirect to %1 was not followed: only GET is, to https, or from http to http.")
                .arg(next.toDisplayString())};
    if (m_options.mayFollow && !m_options.mayFollow(next))
        return base::Error{"redirect-refused"_L1,
                           Text::tr("The redirect to %1 was not followed: nothing is taken from there.")
                               .arg(next.toDisplayString())};
    if (int(m_hops.size()) > m_options.maximumHops)
        return base::Error{"too-many-redirects"_L1,
                           Text::tr("More than %1 redirects were not followed.").arg(m_options.maximumHops)};
    return next;
}

void Fetcher::finish(base::Result<http::Response> result)
{
    m_result = std::move(result);
    m_finished = true;
    emit finished();
}

http::Request getRequest(const QUrl &url, const QByteArray &accept)
{
    return {QByteArrayLiteral("GET"), url.toEncoded(), {{QByteArrayLiteral("Accept"), accept}}, {}};
}

http::Request formRequest(const QUrl &url, const QByteArray &form)
{
    return {QByteArrayLiteral("POST"),
            url.toEncoded(),
            {{QByteArrayLiteral("Content-Type"), QByteArrayLiteral("application/x-www-form-urlencoded")},
             {QByteArrayLiteral("Accept"), QByteArrayLiteral("application/json")}},
            form};
}

} // namespace claimcheck::net
