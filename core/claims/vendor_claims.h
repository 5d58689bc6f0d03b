#pragma once

#include <QByteArrayView>
#include <QString>

#include <vector>

namespace claimcheck::claims {

/// What one vendor means by a claim. Vendors use the same name for different things.
struct VendorClaim
{
    QString vendor; ///< "Microsoft Entra", "Auth0" …
    QString claim;
    QString meaning;
    QString tokens; ///< "access", "id", "access,id"
    QString source; ///< where the meaning was read; empty if it was not seen in a source
};

/// Every vendor's row for a claim.
[[nodiscard]] std::vector<const VendorClaim *> findVendorClaims(QByteArrayView claim);

/// The vendor that an issuer (iss) belongs to, in the table's spelling; empty if it cannot be told from the
/// URL.
[[nodiscard]] QString vendorOfIssuer(QStringView issuer);

} // namespace claimcheck::claims
