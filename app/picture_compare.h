#pragma once

#include "app/photographer.h"

namespace claimcheck::app {

class WindowServices;

/// The Compare workspace: two responses of Flow, the table after measuring with plot and answer, the claims
/// from every source, a token diff, pasted text that is no response, two pasted ones. False if something did
/// not go as it should.
[[nodiscard]] bool takeComparison(Photographer &photographer, WindowServices &services);

} // namespace claimcheck::app
