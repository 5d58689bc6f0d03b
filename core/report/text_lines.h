#pragma once

// How text for a terminal is laid out.

#include <QString>

namespace claimcheck::report {

/// "name           value", with a line break.
[[nodiscard]] QString line(const QString &name, const QString &value);

/// Control characters and what turns text around are shown as escapes: a token must not steer the terminal.
[[nodiscard]] QString printable(const QString &text);

} // namespace claimcheck::report
