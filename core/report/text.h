#pragma once

#include <QCoreApplication>

namespace claimcheck::report {

/// Translations of this folder.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(claimcheck_report)
};

} // namespace claimcheck::report
