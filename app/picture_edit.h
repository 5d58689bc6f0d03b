#pragma once

#include "app/photographer.h"
#include "ui/inspect/inspect_workspace.h"

namespace claimcheck::app {

/// Editing a copy of the token that Inspect shows, the list of variants, a weak secret found, the history.
/// False where something did not come to its end in time.
[[nodiscard]] bool takeEditing(Photographer &photographer, ui::inspect::InspectWorkspace &inspect,
                               qint64 now);

} // namespace claimcheck::app
