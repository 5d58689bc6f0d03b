#pragma once

#include <QCoreApplication>

namespace claimcheck::compare {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(claimcheck_compare)
};

} // namespace claimcheck::compare
