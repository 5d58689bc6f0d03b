#pragma once

#include "core/compare/response_diff.h"
#include "core/report/redaction.h"

namespace claimcheck::report {

/// The row with dots in place of what the level hides: by the names of its pointer, tokens wherever they
/// stand, and inside objects. What hides a whole value says how long it is.
[[nodiscard]] compare::DiffRow redacted(compare::DiffRow row, Redaction level);
[[nodiscard]] compare::ResponseDiff redacted(compare::ResponseDiff diff, Redaction level);

/// The JSON text of a member as it may be shown at that level.
[[nodiscard]] QByteArray redactedMember(const compare::ResponseMember &member, Redaction level);

} // namespace claimcheck::report
