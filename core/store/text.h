#pragma once

#include <QCoreApplication>

namespace claimcheck::store {

/// The translation context of this folder's messages.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(claimcheck_store)
};

} // namespace claimcheck::store
