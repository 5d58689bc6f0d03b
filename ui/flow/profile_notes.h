#pragma once

#include "core/base/spec_ref.h"
#include "core/oauth/server_metadata.h"
#include "ui/flow/profile_entry.h"
#include "ui/models/tone.h"

namespace claimcheck::ui::flow {

/// Something to know before a profile is run.
struct ProfileNote
{
    QString text;
    base::SpecRef spec; ///< none: of experience with that provider
    Tone tone = Tone::Warning;

    /// With the section in brackets.
    [[nodiscard]] QString sentence() const;
};

/// Of the profile alone, and of what its server says of itself (nullptr: not known yet).
[[nodiscard]] std::vector<ProfileNote> profileNotes(const ProfileEntry &entry,
                                                    const oauth::ServerMetadata *metadata);

} // namespace claimcheck::ui::flow
