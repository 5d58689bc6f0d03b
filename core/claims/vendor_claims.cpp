#include "core/claims/vendor_claims.h"

#include "core/claims/resource_file.h"

#include <QUrl>

#include <array>

using namespace Qt::StringLiterals;

namespace claimcheck::claims {

namespace {

enum class Where : quint8 { Host, HostEnd, PathPart };

/// How an issuer's URL gives its vendor away. Keycloak has no host of its own, but a path.
struct VendorSign
{
    const char *vendor;
    Where where;
    const char *text;
};
constexpr std::array<VendorSign, 16> signs = {{
    {"Microsoft Entra", Where::Host, "login.microsoftonline.com"},
    {"Microsoft Entra", Where::Host, "sts.windows.net"},
    {"Microsoft Entra", Where::HostEnd, ".b2clogin.com"},
    {"Microsoft Entra", Where::HostEnd, ".ciamlogin.com"},
    {"Google", Where::Host, "accounts.google.com"},
    {"Okta", Where::HostEnd, ".okta.com"},
    {"Okta", Where::HostEnd, ".oktapreview.com"},
    {"Auth0", Where::HostEnd, ".auth0.com"},
    {"Apple", Where::Host, "appleid.apple.com"},
    {"Firebase", Where::Host, "securetoken.google.com"},
    {"GitHub Actions", Where::Host, "token.actions.githubusercontent.com"},
    {"GitLab CI", Where::Host, "gitlab.com"},
    {"AWS Cognito", Where::HostEnd, ".amazonaws.com"},
    {"Kubernetes", Where::Host, "kubernetes.default.svc.cluster.local"},
    {"Kubernetes", Where::Host, "kubernetes.default.svc"},
    {"Keycloak", Where::PathPart, "/realms/"},
}};

bool shows(const VendorSign &sign, const QUrl &issuer)
{
    const QLatin1StringView text(sign.text);
    switch (sign.where) {
    case Where::Host: return issuer.host() == text;
    case Where::HostEnd: return issuer.host().endsWith(text);
    case Where::PathPart: return issuer.path().contains(text);
    }
    return false;
}

std::vector<VendorClaim> readVendorClaims()
{
    std::vector<VendorClaim> rows;
    const encoding::JsonDocument document = readRegistryFile("vendor_claims.json"_L1);
    for (const encoding::JsonValue &row : document["rows"_L1].elements()) {
        const bool seen = !row["memory"_L1].toBool();
        rows.push_back({row["vendor"_L1].toString(), row["claim"_L1].toString(), row["meaning"_L1].toString(),
                        row["tokens"_L1].toString(), seen ? row["source"_L1].toString() : QString()});
    }
    return rows;
}

} // namespace

std::vector<const VendorClaim *> findVendorClaims(QByteArrayView claim)
{
    static const std::vector<VendorClaim> rows = readVendorClaims();
    const QString name = QString::fromUtf8(claim);
    std::vector<const VendorClaim *> found;
    for (const VendorClaim &row : rows)
        if (row.claim == name)
            found.push_back(&row);
    return found;
}

QString vendorOfIssuer(QStringView issuer)
{
    const bool hasScheme = issuer.contains("://"_L1);
    const QUrl url(hasScheme ? issuer.toString()
                             : "https://"_L1 + issuer.toString()); // Google once sent "accounts.google.com"
    for (const VendorSign &sign : signs)
        if (shows(sign, url))
            return QLatin1StringView(sign.vendor);
    return {};
}

} // namespace claimcheck::claims
