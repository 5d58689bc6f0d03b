#pragma once

#include "core/base/result.h"
#include "core/encoding/json.h"
#include "core/oauth/profile.h"
#include "core/oauth/reading.h"

namespace claimcheck::oauth {

/// Reads a profile file (UTF-8 JSON). Errors: the JSON reader's own for what is not JSON, and
/// "profile-not-object", "profile-member" (wrong type or an unknown word), "profile-member-missing"; the
/// message begins with the JSON pointer of the bad member. Unknown members are findings
/// ("profile-unknown-member"), not errors.
[[nodiscard]] base::Result<Reading<Profile>> readProfile(QByteArrayView json);

/// The profile as indented JSON that readProfile reads back to the same value. Members at their default are
/// left out.
[[nodiscard]] QByteArray writeProfile(const Profile &profile,
                                      encoding::JsonIndent indent = encoding::JsonIndent::TwoSpaces);

} // namespace claimcheck::oauth
