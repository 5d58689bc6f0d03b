#pragma once

#include "core/lint/rule.h"
#include "core/lint/run.h"

#include <vector>

namespace claimcheck::lint {

/// The outcome of one rule on one message.
struct CheckResult
{
    const RuleInfo *rule = nullptr; ///< never null
    Outcome outcome = Outcome::Passed;
    base::Level level = base::Level::Error; ///< as it weighs in this profile; matters when the rule failed
    int messageNumber = 0;
    QString message;       ///< Failed: what is wrong; else what holds. Why it matters, what to do: the rule
    QString expected;      ///< Failed: what should be there; may be empty. Never a secret
    QString found;         ///< Failed: what is there instead; may be empty. Never a secret
    QStringList where;     ///< parameters or members
    bool intended = false; ///< a client's mistake in a message that the user edited on purpose
};

/// The rules of one message's kind, judged with all that the run holds so far. NotApplicable is left out.
[[nodiscard]] std::vector<CheckResult> checkMessage(const Run &run, int messageNumber);

/// checkMessage for every message, in their order.
[[nodiscard]] std::vector<CheckResult> checkRun(const Run &run);

} // namespace claimcheck::lint
