#pragma once

#include <QCoreApplication>

namespace claimcheck::provider {

/// The translation context of the pages for people. Protocol texts (error_description) stay ASCII and
/// English.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(claimcheck_provider)
};

} // namespace claimcheck::provider
