#include "core/lint/message_runner.h"

#include <algorithm>

namespace claimcheck::lint {

namespace {

CheckResult toResult(const MessageRule &rule, const ObservedMessage &message, const Verdict &verdict)
{
    CheckResult result;
    result.rule = &rule.info;
    result.outcome = verdict.outcome;
    result.level = verdict.level.value_or(rule.info.level);
    result.messageNumber = message.number;
    result.message = verdict.message.isEmpty() ? rule.info.translatedTitle() : verdict.message;
    result.where = verdict.where;
    result.intended = verdict.outcome == Outcome::Failed && rule.info.fault == Fault::Client &&
                      message.edited == Edited::Yes;
    return result;
}

void judge(const Run &run, const ObservedMessage &message, std::vector<CheckResult> &results)
{
    for (const MessageRule &rule : messageRules()) {
        if (!rule.appliesTo.contains(message.kind))
            continue;
        const Verdict verdict = rule.check(run, message);
        if (verdict.outcome != Outcome::NotApplicable)
            results.push_back(toResult(rule, message, verdict));
    }
}

} // namespace

std::vector<CheckResult> checkMessage(const Run &run, int messageNumber)
{
    std::vector<CheckResult> results;
    const auto message = std::ranges::find(run.messages, messageNumber, &ObservedMessage::number);
    if (message != run.messages.end())
        judge(run, *message, results);
    return results;
}

std::vector<CheckResult> checkRun(const Run &run)
{
    std::vector<CheckResult> results;
    for (const ObservedMessage &message : run.messages)
        judge(run, message, results);
    return results;
}

} // namespace claimcheck::lint
