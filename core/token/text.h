#pragma once

#include <QCoreApplication>

namespace claimcheck::token {

/// The translation context of this folder's messages.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(claimcheck_token)
};

} // namespace claimcheck::token
