#pragma once

#include "ui/widgets/workspace.h"

namespace claimcheck::ui::inspect {

/// A JWT access token made and signed here and now, eleven minutes old and good for four more, with the
/// public key to check it. Makes an RSA key: call it off the event loop.
[[nodiscard]] TokenHandover makeSample(qint64 now);

} // namespace claimcheck::ui::inspect
