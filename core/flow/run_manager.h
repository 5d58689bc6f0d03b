#pragma once

#include "core/base/result.h"
#include "core/flow/flow_environment.h"
#include "core/net/stepping_access_manager.h"

#include <memory>

namespace claimcheck::flow {

/// The access manager that all requests of a run go through: its timeouts, and the profile's own certificate
/// authority beside the system's, and the client's certificate. The history and the environment outlive it.
/// Codes: "certificate-unreadable", those of clientCertificateOf.
[[nodiscard]] base::Result<std::unique_ptr<net::SteppingAccessManager>>
makeRunManager(net::ExchangeHistory &history, const FlowEnvironment &environment,
               const oauth::Profile &profile);

} // namespace claimcheck::flow
