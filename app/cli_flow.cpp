#include "app/cli_flow.h"

#include "app/cli_flow_options.h"
#include "app/cli_flow_print.h"
#include "app/flow_session.h"
#include "core/flow/flow_runner.h"
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
                            message.kind == flow::MessageKind::AuthorizationRequest);
        if (final && printed->insert(number).second)
            writeOut(messageLine(message, redaction));
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

ExitStatus run(FlowSession &session, const FlowOptions &options, const oauth::Profile &profile)
{
    flow::FlowRunner runner(session.environment());
    runner.setRuleProfile(options.rules);
    if (options.output == FlowOutput::Text)
        printMessages(runner, options.exports.redaction);
    QEventLoop loop;
    QObject::connect(&runner, &flow::FlowRunner::finished, &loop, &QEventLoop::quit, Qt::QueuedConnection);
    if (const auto started = runner.start(profile); !started.ok())
        return fail(ExitStatus::Usage, u"flow"_s, started.error().message);
    loop.exec();
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
