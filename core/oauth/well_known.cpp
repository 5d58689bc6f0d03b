#include "core/oauth/well_known.h"

#include "core/oauth/text.h"

#include <algorithm>

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;
using base::Spec;

namespace {

constexpr auto openidSegment = "/.well-known/openid-configuration"_L1;
constexpr auto oauthSegment = "/.well-known/oauth-authorization-server"_L1;
constexpr auto resourceSegment = "/.well-known/oauth-protected-resource"_L1;

/// The issuer's path without the "/" at its end, which both specifications say to remove.
QString pathOf(const QString &issuer)
{
    QString path = QUrl(issuer, QUrl::StrictMode).path(QUrl::FullyEncoded);
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

QUrl insertedOpenid(const QString &issuer)
{
    return withPath(issuer, openidSegment + pathOf(issuer));
}

QUrl appendedOauth(const QString &issuer)
{
    return withPath(issuer, pathOf(issuer) + oauthSegment);
}

constexpr MetadataPlace places[] = {
    {"openid-appended"_L1,
     {Spec::OidcDiscovery, "4"},
     Standing::Specified,
     openidConfigurationUrl,
     QT_TRANSLATE_NOOP("claimcheck_oauth", "openid-configuration behind the issuer")},
    {"oauth-inserted"_L1,
     {Spec::Rfc8414, "3.1"},
     Standing::Specified,
     authorizationServerMetadataUrl,
     QT_TRANSLATE_NOOP("claimcheck_oauth", "oauth-authorization-server before the issuer's path")},
    {"openid-inserted"_L1,
     {Spec::Rfc8414, "5"},
     Standing::Bent,
     insertedOpenid,
     QT_TRANSLATE_NOOP("claimcheck_oauth", "openid-configuration before the issuer's path")},
    {"oauth-appended"_L1,
     {Spec::Rfc8414, "3.1"},
     Standing::Bent,
     appendedOauth,
     QT_TRANSLATE_NOOP("claimcheck_oauth", "oauth-authorization-server behind the issuer")},
};

} // namespace

QUrl openidConfigurationUrl(const QString &issuer)
{
    return withPath(issuer, pathOf(issuer) + openidSegment);
}

QUrl authorizationServerMetadataUrl(const QString &issuer)
{
    return withPath(issuer, oauthSegment + pathOf(issuer));
}

QUrl resourceMetadataUrl(const QUrl &resource)
{
    const QString path = resource.path(QUrl::FullyEncoded);
    QUrl url = resource;
    url.setPath(resourceSegment + (path == "/"_L1 ? QString() : path), QUrl::StrictMode);
    url.setFragment(QString());
    return url;
}

QString MetadataPlace::translatedName() const
{
    return Text::tr(name);
}

std::span<const MetadataPlace> metadataPlaces()
{
    return places;
}

std::vector<const MetadataPlace *> metadataPlacesOf(const QString &issuer)
{
    std::vector<const MetadataPlace *> distinct;
    for (const MetadataPlace &place : places) {
        const QUrl url = place.url(issuer);
        if (std::ranges::none_of(distinct, [&](const auto *one) { return one->url(issuer) == url; }))
            distinct.push_back(&place);
    }
    return distinct;
}

} // namespace claimcheck::oauth
