#include "core/oauth/well_known.h"

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;

namespace {

/// The issuer's path without the "/" at its end, which both specifications say to remove.
QString pathOf(const QUrl &issuer)
{
    QString path = issuer.path(QUrl::FullyEncoded);
    if (path.endsWith(u'/'))
        path.chop(1);
    return path;
}

QUrl withPath(const QString &issuer, const QString &path)
{
    QUrl url(issuer, QUrl::StrictMode);
    url.setPath(path, QUrl::StrictMode);
    url.setQuery(QString());
    url.setFragment(QString());
    return url;
}

} // namespace

QUrl openidConfigurationUrl(const QString &issuer)
{
    return withPath(issuer, pathOf(QUrl(issuer, QUrl::StrictMode)) + "/.well-known/openid-configuration"_L1);
}

QUrl authorizationServerMetadataUrl(const QString &issuer)
{
    return withPath(issuer,
                    "/.well-known/oauth-authorization-server"_L1 + pathOf(QUrl(issuer, QUrl::StrictMode)));
}

} // namespace claimcheck::oauth
