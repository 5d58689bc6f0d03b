#include "core/lint/message_runner.h"

#include "core/base/redaction.h"
#include "core/lint/text.h"

#include <algorithm>

namespace claimcheck::lint {

namespace {

bool hasHidden(const ObservedMessage &message)
{
    const bool inHeaders = std::ranges::any_of(
        message.request.headers, [](const http::Header &field) { return base::hasHidden(field.value); });
    return inHeaders || base::hasHidden(message.request.url) || base::hasHidden(message.request.body) ||
           (message.response && base::hasHidden(message.response->body));
}

/// A body that was left out of a recording as a whole.
bool isUnseen(const ObservedMessage &message)
{
    return message.request.body == base::hiddenMark ||
           (message.response && message.response->body == base::hiddenMark);
}

/// Recordings hide their secrets: what is not there to be seen breaks no rule.
Verdict asFarAsSeen(Verdict verdict, const ObservedMessage &message)
{
    const bool aboutSecrets =
        verdict.where.isEmpty() || isUnseen(message) ||
        std::ranges::any_of(verdict.where, [](const QString &name) { return base::isSecretName(name); });
    if (verdict.outcome != Outcome::Failed || !aboutSecrets || !hasHidden(message))
        return verdict;
    return couldNotTell(Text::tr("A secret that this check needs is hidden in the recording."));
}

CheckResult toResult(const Run &run, const MessageRule &rule, const ObservedMessage &message,
                     const Verdict &verdict)
{
    CheckResult result;
    result.rule = &rule.info;
    result.outcome = verdict.outcome;
    result.level = verdict.level.value_or(rule.info.levels.in(run.ruleProfile));
    result.messageNumber = message.number;
    result.message = verdict.message.isEmpty() ? rule.info.translatedTitle() : verdict.message;
    result.expected = verdict.expected;
    result.found = verdict.found;
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
        const Verdict verdict = asFarAsSeen(rule.check(run, message), message);
        if (verdict.outcome != Outcome::NotApplicable)
            results.push_back(toResult(run, rule, message, verdict));
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
