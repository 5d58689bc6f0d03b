#pragma once

// Private to core/compare.
#include "core/compare/advice_reasons.h"

namespace claimcheck::compare {

/// Writes one reason of an advice, where it applies.
struct ReasonWriter
{
    QLatin1StringView code;
    base::SpecRef spec;
    std::optional<Reason> (*write)(const Judged &);
};

/// In the order in which reasons are told.
[[nodiscard]] std::span<const ReasonWriter> reasonWriters();

/// Sentences about what a choice costs.
[[nodiscard]] std::optional<Reason> waitingReason(const Judged &judged);
[[nodiscard]] std::optional<Reason> serverLoadReason(const Judged &judged);
[[nodiscard]] std::optional<Reason> coldReason(const Judged &judged);
[[nodiscard]] std::optional<Reason> servicesReason(const Judged &judged);
[[nodiscard]] std::optional<Reason> sizeReason(const Judged &judged);

/// A reason without code: its writer's row has it.
[[nodiscard]] Reason reasonWith(const QString &text, std::vector<Figure> figures);

} // namespace claimcheck::compare
