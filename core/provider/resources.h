#pragma once

#include "core/provider/client.h"

#include <QStringList>

#include <optional>

namespace claimcheck::provider {

/// A resource server that tokens can be asked for (RFC 8707), and the format that it takes. The first row is
/// the audience without a resource indicator, then in the client's own format.
struct Resource
{
    QString identifier; ///< absolute URL below the issuer
    TokenFormat format;
    /// Whether the tokens say who the user is, as far as the scope lets them (RFC 9068 §2.2.2).
    enum class Identity : quint8 { Absent, InToken } identity = Identity::Absent;
};

/// "ISSUER/api" (JWT), "ISSUER/api/opaque" (opaque: the API asks the server), "ISSUER/api/profile" (JWT with
/// the user's name and address).
[[nodiscard]] std::vector<Resource> resourcesOf(const QString &issuer);

/// Whether a token for these resources says who the user is.
[[nodiscard]] bool hasIdentity(const QString &issuer, const QStringList &requested);

[[nodiscard]] bool isResource(const QString &issuer, const QString &identifier);

/// By the first resource that was asked for, else by the client.
[[nodiscard]] TokenFormat formatFor(const QString &issuer, const QStringList &requested,
                                    const Client &client);

/// openid, profile, email, offline_access, orders:read, orders:write.
[[nodiscard]] QStringList knownScopes();

} // namespace claimcheck::provider
