#pragma once

// Private to core/compare.

#include "core/compare/diff_row.h"
#include "core/encoding/json_value.h"

namespace claimcheck::compare {

/// What a Cut object does not have may have been lost: such rows are not made, and counted in
/// ObjectDiff::unknown.
enum class Wholeness : quint8 { Whole, Cut };

/// Where the rows of two objects go and what they are called.
struct ObjectDiffOptions
{
    DiffPart part = DiffPart::Claims;
    QString base;         ///< pointer of the objects: "/payload"
    QStringList setAside; ///< names at the top whose other value is SetAside
    QStringList leaveOut; ///< names at the top that make no row
    QStringList secret;   ///< names at any depth whose rows are secret
    Wholeness a = Wholeness::Whole, b = Wholeness::Whole;
};

struct ObjectDiff
{
    std::vector<DiffRow> rows; ///< in A's order, then what only B has
    int unknown = 0;
    bool isComplete = true; ///< false: there were more than maxDiffRows
};

inline constexpr std::size_t maxDiffRows = 5000;

/// Objects inside are taken apart down to 32 levels, arrays with objects in them as well.
[[nodiscard]] ObjectDiff diffObjects(const encoding::JsonValue &a, const encoding::JsonValue &b,
                                     const ObjectDiffOptions &options);

/// One row: both values at a pointer, either of them Absent.
[[nodiscard]] DiffRow diffValues(DiffPart part, const QString &pointer, const QString &name,
                                 const encoding::JsonValue &a, const encoding::JsonValue &b);

} // namespace claimcheck::compare
