#pragma once

#include "core/base/result.h"
#include "core/encoding/form.h"

#include <QUrl>

namespace claimcheck::oauth {

/// OpenID Connect RP-Initiated Logout 1.0 §2; decoded. Empty ones are left out.
struct LogoutRequest
{
    QUrl endpoint;
    QByteArray idTokenHint;
    QByteArray clientId;
    QByteArray returnTo; ///< post_logout_redirect_uri
    QByteArray state;
};

/// The URL to open, extra over our own parameters. Errors: "logout-endpoint-missing".
[[nodiscard]] base::Result<QUrl> logoutUrl(const LogoutRequest &request,
                                           const encoding::FormPairs &extra = {});

} // namespace claimcheck::oauth
