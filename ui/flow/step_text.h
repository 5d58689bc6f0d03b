#pragma once

#include "core/flow/flow_runner.h"

#include <QString>

namespace claimcheck::ui::flow {

/// "4 · Token request".
[[nodiscard]] QString titleOf(int number, const QString &name);

/// What a step is for, for a newcomer: one or two sentences.
[[nodiscard]] QString purposeOf(lint::MessageKind kind);

/// "Paused before the token request", "Paused after its answer …".
[[nodiscard]] QString pausedText(const claimcheck::flow::HeldMessage &held,
                                 const claimcheck::flow::Message &message);

} // namespace claimcheck::ui::flow
