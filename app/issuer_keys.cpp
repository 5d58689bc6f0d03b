#include "app/issuer_keys.h"

#include "core/lint/run_reading.h"
#include "core/net/fetcher.h"
#include "core/net/stepping_access_manager.h"
#include "core/oauth/server_metadata.h"
#include "core/oauth/well_known.h"

namespace claimcheck::app {

using namespace Qt::StringLiterals;

namespace {

/// Keys that came over plain http could be anybody's: RFC 8414 §2 asks for https. A loopback server is our
/// own machine.
bool isTrustworthy(const QUrl &url)
{
    return url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && lint::isLoopback(url));
}

/// The metadata must be about the issuer that was asked (RFC 8414 §3.3), or anybody could answer for anybody.
bool isAbout(const oauth::ServerMetadata &metadata, const QString &issuer)
{
    return metadata.issuer == issuer;
}

} // namespace

IssuerKeys::IssuerKeys(net::SteppingAccessManager &manager, const QUrl &issuer, QObject *parent)
    : QObject(parent), m_manager(manager), m_issuer(issuer.toString(QUrl::FullyEncoded))
{
    m_places = {oauth::openidConfigurationUrl(m_issuer), oauth::authorizationServerMetadataUrl(m_issuer)};
}

void IssuerKeys::start()
{
    if (!isTrustworthy(QUrl(m_issuer)))
        return fail(tr("Keys are only taken over https; anybody could change what http carries."));
    fetchMetadata(0);
}

void IssuerKeys::fetchMetadata(std::size_t index)
{
    if (index >= std::size_t(m_places.size()))
        return fail(tr("%1 publishes no metadata where OpenID Connect Discovery or RFC 8414 look for it.")
                        .arg(m_issuer));
    auto *fetcher = new net::Fetcher(m_manager, net::getRequest(m_places[qsizetype(index)]),
                                     {u"metadata request"_s, net::FollowRedirects::Safe}, this);
    connect(fetcher, &net::Fetcher::finished, this, [this, fetcher, index] {
        if (!fetcher->result())
            return fail(fetcher->result().error().message);
        readMetadata(index, *fetcher->result());
    });
    fetcher->start();
}

void IssuerKeys::readMetadata(std::size_t index, const http::Response &response)
{
    const auto reading = oauth::readServerMetadata(response, m_issuer);
    if (!reading)
        return fetchMetadata(index + 1);
    const oauth::ServerMetadata &metadata = reading->value;
    if (!isAbout(metadata, m_issuer))
        return fail(tr("The metadata speaks for another issuer: %1.").arg(metadata.issuer));
    if (!isTrustworthy(metadata.jwksUri))
        return fail(tr("The metadata names no jwks_uri with https."));
    fetchKeys(metadata.jwksUri);
}

void IssuerKeys::fetchKeys(const QUrl &url)
{
    auto *fetcher = new net::Fetcher(m_manager, net::getRequest(url),
                                     {u"keys request"_s, net::FollowRedirects::Safe}, this);
    connect(fetcher, &net::Fetcher::finished, this, [this, fetcher, url] {
        if (!fetcher->result())
            return fail(fetcher->result().error().message);
        const http::Response &response = *fetcher->result();
        if (!response.isSuccess())
            return fail(tr("%1 answered with status %2.").arg(url.toString()).arg(response.status));
        emit found(response.body, url.toString());
        deleteLater();
    });
    fetcher->start();
}

void IssuerKeys::fail(const QString &message)
{
    emit failed(message);
    deleteLater();
}

} // namespace claimcheck::app
