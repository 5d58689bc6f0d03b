#pragma once

#include <QCoreApplication>

namespace claimcheck::lint {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(claimcheck_lint)
};

} // namespace claimcheck::lint
