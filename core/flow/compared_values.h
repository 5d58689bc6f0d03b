#pragma once

// Internal to core/flow: what of a message is compared.
#include "core/flow/run_comparison.h"

#include <map>

namespace claimcheck::flow {

/// Place and name of a value.
using ValueKey = std::pair<ValuePlace, QByteArray>;

/// All that a message holds; values of one name in one place are joined by ", ".
[[nodiscard]] std::map<ValueKey, QByteArray> valuesOf(const Message &message);

/// How two values that are not equal differ; nullopt: not there. RFC 6749 §10.12, OpenID Connect Core 1.0 §2,
/// RFC 7519 §4.1 and others make some of them new in every run.
[[nodiscard]] Difference differenceOf(const ValueKey &key, const std::optional<QByteArray> &a,
                                      const std::optional<QByteArray> &b);

} // namespace claimcheck::flow
