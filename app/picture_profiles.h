#pragma once

#include "app/photographer.h"

namespace claimcheck::ui::flow {
class FlowWorkspace;
}

namespace claimcheck::app {

/// The form of a profile, the guide to the grants, and what an import brings.
void takeProfiles(Photographer &photographer, ui::flow::FlowWorkspace &flow);

} // namespace claimcheck::app
