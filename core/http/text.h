#pragma once

#include <QCoreApplication>

namespace claimcheck::http {

/// The translation context of this folder's messages.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(claimcheck_http)
};

} // namespace claimcheck::http
