#pragma once

#include <QCoreApplication>

namespace claimcheck::formats {

/// The translation context of this folder's messages.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(claimcheck_formats)
};

} // namespace claimcheck::formats
