#pragma once

#include "core/oauth/profile.h"

namespace claimcheck::ui::flow {

/// A setting of a profile as its file names it, "client.id", and its value; a secret's is dots.
struct SettingRow
{
    QString name;
    QString value;
};

/// All that the profile's file would have, in its order.
[[nodiscard]] std::vector<SettingRow> settingRows(oauth::Profile profile);

} // namespace claimcheck::ui::flow
