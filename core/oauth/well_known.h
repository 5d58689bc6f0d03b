#pragma once

#include "core/base/spec_ref.h"

#include <QLatin1StringView>
#include <QString>
#include <QUrl>

#include <span>
#include <vector>

namespace claimcheck::oauth {

/// OpenID Connect Discovery 1.0 §4: "/.well-known/openid-configuration" appended to the issuer's path.
[[nodiscard]] QUrl openidConfigurationUrl(const QString &issuer);

/// RFC 8414 §3.1: "/.well-known/oauth-authorization-server" inserted between the issuer's host and its path.
[[nodiscard]] QUrl authorizationServerMetadataUrl(const QString &issuer);

/// RFC 9728 §3.1: "/.well-known/oauth-protected-resource" inserted between the host and the path and query.
[[nodiscard]] QUrl resourceMetadataUrl(const QUrl &resource);

/// Whether a specification says that metadata is to be found there, or servers only do it so.
enum class Standing : quint8 { Specified, Bent };

/// A place where an issuer's metadata is looked for.
struct MetadataPlace
{
    QLatin1StringView id; ///< stable, for JSON: "openid-appended", "oauth-inserted", "openid-inserted", …
    base::SpecRef spec;
    Standing standing;
    QUrl (*url)(const QString &issuer);
    const char *name; ///< for people; QT_TRANSLATE_NOOP in the context "claimcheck_oauth"

    [[nodiscard]] QString translatedName() const;
};

/// All of them, in the order in which they are asked.
[[nodiscard]] std::span<const MetadataPlace> metadataPlaces();

/// Those whose URLs differ: of an issuer without a path a bent one is where the specified one is.
[[nodiscard]] std::vector<const MetadataPlace *> metadataPlacesOf(const QString &issuer);

} // namespace claimcheck::oauth
