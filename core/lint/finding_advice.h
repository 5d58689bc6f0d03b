#pragma once

#include <QLatin1StringView>
#include <QString>

namespace claimcheck::lint {

/// What a finding's message leaves out: why it matters and what to do. Of rules on tokens from their rows; of
/// what a reader or the verification of a key binding says, by the kind of the finding. Empty where nothing
/// is known.
struct FindingAdvice
{
    QString title; ///< what holds where nothing is wrong; empty for what a reader says
    QString why, fix;
};

/// rule: base::Finding::rule. Translated.
[[nodiscard]] FindingAdvice findingAdvice(QLatin1StringView rule);

} // namespace claimcheck::lint
