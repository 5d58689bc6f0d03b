#pragma once

// Internal to core/flow: what writer and reader of trace files share.
#include "core/flow/trace.h"

#include <array>

namespace claimcheck::flow {

inline constexpr int traceVersion = 1;

[[nodiscard]] QLatin1StringView messageStateName(MessageState state);
/// Failed for a word that is none.
[[nodiscard]] MessageState messageStateOf(const QString &name);
[[nodiscard]] Party partyOf(const QString &name);
[[nodiscard]] MessageKind messageKindOfName(const QString &name);

} // namespace claimcheck::flow
