#pragma once

#include "core/oauth/profile.h"

#include <vector>

namespace claimcheck::oauth {
struct ProviderPreset;
}

namespace claimcheck::ui::flow {

enum class ProfileOrigin : bool { BuiltIn, Own };

/// A profile of this sitting.
struct ProfileEntry
{
    oauth::Profile profile;
    ProfileOrigin origin = ProfileOrigin::Own;
    const oauth::ProviderPreset *preset = nullptr; ///< that it began with, if any

    /// Its name; where it has none, its issuer.
    [[nodiscard]] QString title() const { return profile.name.isEmpty() ? profile.issuer : profile.name; }
};

/// The built-in provider's first.
using ProfileEntries = std::vector<ProfileEntry>;

} // namespace claimcheck::ui::flow
