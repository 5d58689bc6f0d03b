#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/base/result.h"
#include "core/base/secret_bytes.h"
#include "core/oauth/profile.h"

#include <QUrl>

#include <functional>

namespace claimcheck::flow {

/// What a run needs from outside. clock and random are not owned and outlive the runner.
struct FlowEnvironment
{
    const base::Clock *clock = nullptr;
    base::Random *random = nullptr;
    /// Shows the URL to the user's browser. Called once for each authorization request that is sent.
    std::function<base::Result<void>(const QUrl &)> openBrowser;
    /// Fetches a secret that is not in the profile itself. Null: only those.
    std::function<base::Result<base::SecretBytes>(const oauth::SecretSource &)> secret;
    int callbackTimeoutSeconds = 300; ///< how long to wait for the browser; 0: for ever
    int logoutTimeoutSeconds = 10;    ///< how long to wait for the logout notices after a logout
    int transferTimeoutSeconds = 30;  ///< of each request, without progress
};

} // namespace claimcheck::flow
