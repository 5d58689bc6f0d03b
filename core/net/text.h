#pragma once

#include <QCoreApplication>

namespace claimcheck::net {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(claimcheck_net)
};

} // namespace claimcheck::net
