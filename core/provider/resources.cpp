#include "core/provider/resources.h"

#include <algorithm>

namespace claimcheck::provider {

using namespace Qt::StringLiterals;

std::vector<Resource> resourcesOf(const QString &issuer)
{
    return {{issuer + "/api"_L1, TokenFormat::Jwt},
            {issuer + "/api/opaque"_L1, TokenFormat::Opaque},
            {issuer + "/api/profile"_L1, TokenFormat::Jwt, Resource::Identity::InToken}};
}

bool hasIdentity(const QString &issuer, const QStringList &requested)
{
    const std::vector<Resource> resources = resourcesOf(issuer);
    return std::ranges::any_of(resources, [&](const Resource &row) {
        return row.identity == Resource::Identity::InToken && requested.contains(row.identifier);
    });
}

bool isResource(const QString &issuer, const QString &identifier)
{
    const std::vector<Resource> resources = resourcesOf(issuer);
    return std::ranges::any_of(resources, [&](const Resource &row) { return row.identifier == identifier; });
}

TokenFormat formatFor(const QString &issuer, const QStringList &requested, const Client &client)
{
    for (const Resource &row : resourcesOf(issuer)) {
        if (!requested.isEmpty() && requested.front() == row.identifier)
            return row.format;
    }
    return client.format;
}

QStringList knownScopes()
{
    return {u"openid"_s, u"profile"_s, u"email"_s, u"offline_access"_s, u"orders:read"_s, u"orders:write"_s};
}

} // namespace claimcheck::provider
