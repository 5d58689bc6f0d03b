#pragma once

#include "ui/flow/profile_entry.h"

#include <functional>

class QMenu;

namespace claimcheck::ui::flow {

/// An empty profile, with a name and the scope openid.
[[nodiscard]] ProfileEntry emptyProfile();

/// What a new profile can begin with: nothing, a well-known provider, a kind of application.
void fillStarts(QMenu &menu, const std::function<void(const ProfileEntry &)> &start);

} // namespace claimcheck::ui::flow
