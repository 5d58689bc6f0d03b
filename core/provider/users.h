#pragma once

#include "core/provider/members.h"

namespace claimcheck::provider {

/// A stable identifier of a user name: ASCII, never given to another name (OpenID Connect Core 1.0 §8).
[[nodiscard]] QString subjectOf(const QString &user);

/// The claims of a user that the scopes profile and email stand for (OpenID Connect Core 1.0 §5.4), without
/// sub.
void addUserClaims(Members &members, const QString &user, const QStringList &scope);

} // namespace claimcheck::provider
