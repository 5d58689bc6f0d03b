#include "app/remote_keys.h"

#include "app/cli.h"
#include "core/net/fetcher.h"
#include "core/net/stepping_access_manager.h"
#include "core/oauth/server_metadata.h"

#include <QEventLoop>

namespace claimcheck::app {

using namespace Qt::StringLiterals;

namespace {

base::Error networkError(const QString &message)
{
    return {"network"_L1, message};
}

base::Result<http::Response> get(const QUrl &url, const QString &label)
{
    if (!url.isValid() || (url.scheme() != "https"_L1 && url.scheme() != "http"_L1))
        return base::Error{"url"_L1, Text::tr("this is not an http or https address")};
    const base::SystemClock clock;
    net::ExchangeHistory history;
    net::SteppingAccessManager manager(history, clock);
    net::Fetcher fetcher(manager, net::getRequest(url), {label, net::FollowRedirects::Safe});
    QEventLoop loop;
    QObject::connect(&fetcher, &net::Fetcher::finished, &loop, &QEventLoop::quit);
    fetcher.start();
    if (!fetcher.isFinished())
        loop.exec();
    const auto &result = fetcher.result();
    return result ? result : networkError(result.error().message);
}

base::Result<QUrl> jwksUriOf(const QString &issuer, const QUrl &metadataUrl)
{
    const auto response = get(metadataUrl, Text::tr("metadata request"));
    if (!response)
        return response.error();
    const auto reading = oauth::readServerMetadata(*response, issuer);
    if (!reading)
        return networkError(reading.error().message);
    if (reading->value.issuer !=
        issuer) // OpenID Connect Discovery 1.0 §4.3: else another issuer's keys would be trusted
        return base::Error{"issuer"_L1,
                           Text::tr("its metadata is that of another issuer, %1").arg(reading->value.issuer)};
    if (reading->value.jwksUri.isEmpty())
        return networkError(Text::tr("its metadata names no jwks_uri"));
    return reading->value.jwksUri;
}

} // namespace

base::Result<jose::KeySet> fetchKeys(const QUrl &url)
{
    const auto response = get(url, Text::tr("key request"));
    if (!response)
        return response.error();
    if (!response->isSuccess())
        return networkError(Text::tr("the answer was %1").arg(response->status));
    return jose::readKeys(response->body, url.toDisplayString());
}

base::Result<jose::KeySet> fetchIssuerKeys(const QString &issuer)
{
    auto jwksUri = jwksUriOf(issuer, oauth::openidConfigurationUrl(issuer));
    if (!jwksUri && jwksUri.error().code == "network"_L1)
        jwksUri = jwksUriOf(issuer, oauth::authorizationServerMetadataUrl(issuer));
    return jwksUri ? fetchKeys(*jwksUri) : jwksUri.error();
}

} // namespace claimcheck::app
