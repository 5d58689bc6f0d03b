#pragma once

#include "core/lint/run_reading.h"

#include <QStringList>

#include <initializer_list>

namespace claimcheck::lint {

/// Those of the claims that the payload does not have, in their order.
[[nodiscard]] inline QStringList missingClaims(const ReadJwt &jwt,
                                               std::initializer_list<QLatin1StringView> claims)
{
    QStringList missing;
    for (QLatin1StringView claim : claims) {
        if (!jwt.payload.root().has(claim))
            missing.append(claim);
    }
    return missing;
}

} // namespace claimcheck::lint
