#pragma once

#include <QCoreApplication>

namespace claimcheck::flow {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(claimcheck_flow)
};

} // namespace claimcheck::flow
