#pragma once

#include <QCoreApplication>

namespace claimcheck::encoding {

/// The translation context of this folder's messages.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(claimcheck_encoding)
};

} // namespace claimcheck::encoding
