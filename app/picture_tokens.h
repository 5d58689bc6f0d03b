#pragma once

#include "ui/widgets/workspace.h"

#include <QString>

#include <span>

namespace claimcheck::ui::inspect {
class InspectWorkspace;
}

namespace claimcheck::app {

/// A token whose panes are pictured. Made and signed here and now, so that no picture shows anybody's token.
struct PictureToken
{
    const char *name; ///< of the files
    ui::TokenHandover (*make)(qint64 now);
    void (*arrange)(ui::inspect::InspectWorkspace &inspect); ///< what is chosen in it; null for nothing
};

[[nodiscard]] std::span<const PictureToken> pictureTokens();

} // namespace claimcheck::app
