#pragma once

#include "core/flow/check_up.h"

namespace claimcheck::report {

/// A check-up's results as {"host", "trouble", "probes": [{"id", "outcome", "title", "found", "why",
/// "spec"}]}; "why" and "spec" for what was accepted.
[[nodiscard]] QByteArray checkUpJson(const flow::CheckUp &checkUp, const QString &host);
/// The same as lines for people, what was accepted with why it matters.
[[nodiscard]] QByteArray checkUpText(const flow::CheckUp &checkUp);
/// The same as a Markdown document.
[[nodiscard]] QByteArray checkUpMarkdown(const flow::CheckUp &checkUp, const QString &host);

} // namespace claimcheck::report
