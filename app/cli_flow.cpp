#include "app/cli_flow.h"

#include "app/cli_flow_options.h"
#include "app/cli_flow_print.h"
#include "app/flow_session.h"
#include "core/flow/flow_runner.h"
#include "core/flow/user_code.h"
#include "core/oauth/grant_types.h"
#include "core/oauth/step_up.h"
#include "core/report/flow_json.h"
#include "core/report/flow_tokens.h"
#include "core/report/redactor.h"

#include <QEventLoop>

#include <algorithm>
#include <set>

namespace claimcheck::app {

using namespace Qt::StringLiterals;

namespace {

/// Prints each message once, when nothing more will happen to it.
void printMessages(const flow::FlowRunner &runner, report::Redaction redaction)
{
    auto printed = std::make_shared<std::set<int>>();
    const auto print = [&runner, redaction, printed](int number) {
        const flow::Message &message = *runner.trace().message(number);
        const bool final = message.state != flow::MessageState::RequestHeld &&
                           message.state != flow::MessageState::ResponseHeld &&
                           (message.state != flow::MessageState::InFlight ||
                            message.to == flow::Party::Browser); // open in it
        if (!final || !printed->insert(number).second)
            return;
        writeOut(messageLine(message, redaction));
        if (message.kind == flow::MessageKind::VerificationPage) // what its user came for
            writeError(
                Text::tr("claimcheck-cli: the code is %1\n").arg(flow::userCodeOf(runner.trace())).toUtf8());
    };
    QObject::connect(&runner, &flow::FlowRunner::messageAdded, &runner, print);
    QObject::connect(&runner, &flow::FlowRunner::messageChanged, &runner, print);
}

bool isWrong(const lint::CheckResult &check)
{
    return check.outcome == lint::Outcome::Failed && check.level == base::Level::Error && !check.intended;
}

ExitStatus judge(const flow::FlowResult &result, qint64 now)
{
    if (result.status != flow::FlowStatus::Completed)
        return ExitStatus::NetworkFailed;
    const bool badToken = std::ranges::any_of(result.tokens, [&](const flow::ReceivedToken &token) {
        return report::inspectReceived(token, result, now).hasErrors();
    });
    return badToken || std::ranges::any_of(result.checks, isWrong) ? ExitStatus::WrongInside : ExitStatus::Ok;
}

/// The run again as its API wants it; nullopt: there is nothing to do about it, or it was told only.
std::optional<oauth::Profile> answerToStepUp(const FlowOptions &options, const oauth::Profile &profile,
                                             const flow::Trace &trace)
{
    const flow::Message *call = trace.last(flow::MessageKind::ApiCall);
    const auto stepUp = call && call->response ? oauth::stepUpOf(*call->response) : std::nullopt;
    if (!stepUp)
        return std::nullopt;
    if (options.stepUp == StepUpAnswer::RunAgain && oauth::usesBrowser(profile.grant)) {
        writeError(Text::tr("claimcheck-cli: the API wants a stronger sign-in, running again\n").toUtf8());
        return oauth::steppedUp(profile, *stepUp);
    }
    writeError(Text::tr("claimcheck-cli: the API wants a stronger sign-in (acr_values %1, max_age %2); "
                        "--step-up runs again with it\n")
                   .arg(QString::fromLatin1(stepUp->acrValues), QString::fromLatin1(stepUp->maxAge))
                   .toUtf8());
    return std::nullopt;
}

ExitStatus run(FlowSession &session, FlowOptions options, const oauth::Profile &profile)
{
    flow::FlowRunner runner(session.environment());
    runner.setRuleProfile(options.rules);
    if (options.output == FlowOutput::Text)
        printMessages(runner, options.exports.redaction);
    QEventLoop loop;
    QObject::connect(&runner, &flow::FlowRunner::finished, &loop, &QEventLoop::quit, Qt::QueuedConnection);
    runner.setPollPause(options.pollSeconds);
    if (const auto started = runner.start(profile); !started.ok())
        return fail(ExitStatus::Usage, u"flow"_s, started.error().message);
    loop.exec();
    if (const auto again = answerToStepUp(options, profile, runner.trace())) {
        options.stepUp = StepUpAnswer::Tell; // once
        return run(session, std::move(options), *again);
    }
    const qint64 now = session.clock().nowSeconds();
    const flow::FlowResult &result = runner.result();
    const flow::RunView view(runner.trace(), result, runner.profile());
    const report::Redaction redaction = options.exports.redaction;
    writeOut(options.output == FlowOutput::Json ? report::flowJson(view, now, redaction)
                                                : resultText(view, now, redaction));
    if (!writeExports(options.exports, view, now))
        return ExitStatus::Usage;
    if (result.failure)
        fail(ExitStatus::NetworkFailed, u"flow"_s,
             report::Redactor(view, redaction).text(result.failure->message));
    return judge(result, now);
}

} // namespace

ExitStatus runFlow(const QStringList &arguments)
{
    const auto options = readFlowOptions(arguments);
    if (!options.ok())
        return fail(ExitStatus::Usage, u"flow"_s, options.error().message);
    if (options->help) {
        writeOut(flowHelp().toUtf8());
        return ExitStatus::Ok;
    }
    FlowSession session(options->browser, options->timeoutSeconds);
    const auto profile = options->source == FlowSource::Demo ? session.demoProfile(options->profile)
                                                             : profileFromFile(options->profile);
    if (!profile.ok())
        return fail(ExitStatus::Usage, options->profile.isEmpty() ? u"flow"_s : options->profile,
                    profile.error().message);
    return run(session, *options, *profile);
}

} // namespace claimcheck::app
