#pragma once

#include "core/compare/response_diff.h"

// A comparison's rows in words, for terminal, Markdown and window alike. Translated.
namespace claimcheck::report {

/// "changed", "only in B", "set aside" …
[[nodiscard]] QString diffKindTitle(compare::DiffKind kind);

/// What makes the difference: "1 h later", "new: profile · gone: email", "the same number, other digits";
/// empty where the values say it all.
[[nodiscard]] QString diffReasonText(const compare::DiffRow &row);

/// "3 changed, 1 only in B, 5 set aside", or "no difference".
[[nodiscard]] QString diffCountsText(const compare::DiffCounts &counts);

/// "A: " or "B: " before a note's message, where it is about one side.
[[nodiscard]] QString diffNoteText(const compare::DiffNote &note);

/// "1 h 30 min"; two units at most.
[[nodiscard]] QString timeSpanText(qint64 seconds);

} // namespace claimcheck::report
