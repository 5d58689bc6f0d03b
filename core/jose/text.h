#pragma once

#include <QCoreApplication>

namespace claimcheck::jose {

/// The translation context of this folder's messages.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(claimcheck_jose)
};

} // namespace claimcheck::jose
