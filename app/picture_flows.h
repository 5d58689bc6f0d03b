#pragma once

#include "app/photographer.h"

namespace claimcheck::app {

class WindowServices;

/// The Flow workspace: before a run, its settings, held at the token request, finished, refused, a failed
/// check, two runs compared, a HAR. False if a run did not go as it should.
[[nodiscard]] bool takeFlows(Photographer &photographer, WindowServices &services);

} // namespace claimcheck::app
