#pragma once

#include "core/oauth/profile.h"
#include "ui/models/tone.h"

#include <QString>

namespace claimcheck::ui::flow {

class RunSession;

struct StateText
{
    QString text; ///< empty: nothing to say
    Tone tone = Tone::Neutral;
    QLatin1StringView icon = {}; ///< empty: the mark of the tone
};

/// How the run stands, in a few words for a chip.
[[nodiscard]] StateText stateText(const RunSession &session);

/// "Authorization code + PKCE".
[[nodiscard]] QString grantText(const oauth::Profile &profile);

} // namespace claimcheck::ui::flow
