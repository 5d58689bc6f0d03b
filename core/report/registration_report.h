#pragma once

#include "core/flow/registrar.h"
#include "core/report/redaction.h"

namespace claimcheck::report {

/// What a registration, or one of its management, came to: the members of flowJson and {"client",
/// "difference": [{"member", "fate", "asked", "registered"}], "findings"}. now: NumericDate, seconds.
[[nodiscard]] QByteArray registrationJson(const flow::Registrar &registrar, qint64 now,
                                          Redaction redaction = Redaction::Secrets);
/// What was asked for, what is registered and where they differ, as lines for people.
[[nodiscard]] QByteArray registrationText(const flow::Registrar &registrar,
                                          Redaction redaction = Redaction::Secrets);

/// "kept", "changed", "left-out", "added": the words of the command line's JSON.
[[nodiscard]] QLatin1StringView memberFateName(oauth::MemberFate fate);
/// The same for people.
[[nodiscard]] QString memberFateText(oauth::MemberFate fate);

} // namespace claimcheck::report
