#pragma once

#include <QCoreApplication>

namespace claimcheck::crypto {

/// The translation context of this folder's messages.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(claimcheck_crypto)
};

} // namespace claimcheck::crypto
