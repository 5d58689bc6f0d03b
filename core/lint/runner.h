#pragma once

#include "core/lint/rule.h"
#include "core/lint/run.h"
#include "core/lint/token_subject.h"

#include <vector>

namespace claimcheck::lint {

/// The outcome of one rule on one message.
struct CheckResult
{
    const RuleInfo *rule = nullptr; ///< never null
    Outcome outcome = Outcome::Passed;
    base::Level level = base::Level::Error; ///< as it weighs in this profile; matters when the rule failed
    int messageNumber = 0;
    QString message;       ///< Failed: what is wrong and what to do; else what holds
    QStringList where;     ///< parameters or members
    bool intended = false; ///< a client's mistake in a message that the user edited on purpose
};

/// All rules that apply to the token. Only failed ones give a finding; a good token gives none.
/// Problems that the reader of the token met (document.problems()) come first.
[[nodiscard]] std::vector<base::Finding> checkToken(const TokenSubject &subject);

/// The rules of one message's kind, judged with all that the run holds so far. NotApplicable is left out.
[[nodiscard]] std::vector<CheckResult> checkMessage(const Run &run, int messageNumber);

/// checkMessage for every message, in their order.
[[nodiscard]] std::vector<CheckResult> checkRun(const Run &run);

} // namespace claimcheck::lint
