#pragma once

#include <QCoreApplication>

namespace claimcheck::claims {

/// The translation context of this folder's messages.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(claimcheck_claims)
};

} // namespace claimcheck::claims
