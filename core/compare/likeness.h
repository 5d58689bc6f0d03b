#pragma once

#include "core/compare/diff_row.h"
#include "core/encoding/json_value.h"

namespace claimcheck::compare {

/// How two values of one name are alike: Same, Respelled or Changed, and why.
struct Likeness
{
    DiffKind kind = DiffKind::Same;
    DiffReason reason = DiffReason::None;
    QStringList added, removed;    ///< of sets (claims::isSetClaim)
    std::optional<qint64> seconds; ///< of times (claims::isTimeClaim) and lifetimes (…expires_in): b - a
};

/// Both are there. Numbers by their value, to the last digit; strings by their characters; names that are
/// sets without regard to order; objects without regard to the order of their members, and of a member that
/// stands twice the last; arrays in their order. What lies deeper than 64 levels is compared by its text.
[[nodiscard]] Likeness likenessOf(QByteArrayView name, const encoding::JsonValue &a,
                                  const encoding::JsonValue &b);

} // namespace claimcheck::compare
