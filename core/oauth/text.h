#pragma once

#include <QCoreApplication>

namespace claimcheck::oauth {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(claimcheck_oauth)
};

} // namespace claimcheck::oauth
