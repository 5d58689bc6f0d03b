#pragma once

#include "app/photographer.h"

namespace claimcheck::ui::flow {
class FlowWorkspace;
}

namespace claimcheck::app {

class WindowServices;

/// What is asked of a server beside a run: a registration, metadata, those of two issuers, and the profile
/// with its line of them. False if something did not go as it should.
[[nodiscard]] bool takeServer(Photographer &photographer, WindowServices &services,
                              ui::flow::FlowWorkspace &flow);

} // namespace claimcheck::app
