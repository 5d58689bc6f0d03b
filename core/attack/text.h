#pragma once

#include <QCoreApplication>

namespace claimcheck::attack {

/// The translation context of this folder's messages.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(claimcheck_attack)
};

} // namespace claimcheck::attack
