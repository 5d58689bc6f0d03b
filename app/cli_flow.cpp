#include "app/cli_flow.h"

#include "app/browsers.h"
#include "app/cli_flow_options.h"
#include "app/cli_flow_print.h"
#include "app/secret_source.h"
#include "core/flow/flow_runner.h"
#include "core/oauth/profile_file.h"
#include "core/provider/provider.h"
#include "core/report/flow_json.h"
#include "core/report/flow_tokens.h"
#include "core/report/redactor.h"

#include <QEventLoop>
#include <QFile>

#include <algorithm>
#include <set>

namespace claimcheck::app {

using namespace Qt::StringLiterals;

namespace {

struct Session
{
    FlowOptions options;
    base::SystemClock clock;
    base::SystemRandom random;
    std::unique_ptr<provider::Provider> provider; // only for the demo
    std::unique_ptr<AutomaticBrowser> browser;
};

base::Result<oauth::Profile> profileFromFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::Error{"profile-unreadable"_L1, file.errorString()};
    auto profile = oauth::readProfile(file.readAll());
    if (!profile.ok())
        return profile.error();
    for (const base::Finding &finding : profile->findings)
        writeError(u"claimcheck-cli: %1: %2\n"_s.arg(path, finding.message).toUtf8());
    return profile->value;
}

/// Starts the built-in provider, which signs in by itself, and picks one of its profiles.
base::Result<oauth::Profile> demoProfile(Session &session)
{
    provider::ProviderOptions options;
    options.clock = &session.clock;
    options.random = &session.random;
    options.signIn = provider::SignIn::Automatic;
    session.provider = std::make_unique<provider::Provider>(options);
    if (const auto listening = session.provider->listen(); !listening.ok())
        return listening.error();
    session.browser = std::make_unique<AutomaticBrowser>(session.clock);
    const QString wanted = session.options.profile.isEmpty() ? u"demo-native"_s : session.options.profile;
    for (const oauth::Profile &profile : session.provider->profiles()) {
        if (profile.client.id == wanted)
            return profile;
    }
    return base::Error{"profile-unreadable"_L1,
                       Text::tr("the built-in provider has no client “%1”").arg(wanted)};
}

flow::FlowEnvironment environmentOf(Session &session)
{
    flow::FlowEnvironment environment;
    environment.clock = &session.clock;
    environment.random = &session.random;
    environment.secret = fetchSecret;
    environment.callbackTimeoutSeconds = session.options.timeoutSeconds;
    environment.openBrowser = [&session](const QUrl &url) -> base::Result<void> {
        if (!session.browser || !session.options.browser.isEmpty())
            return openInBrowser(session.options.browser, url);
        session.browser->open(url);
        return {};
    };
    return environment;
}

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

ExitStatus run(Session &session, const oauth::Profile &profile)
{
    const FlowOptions &options = session.options;
    flow::FlowRunner runner(environmentOf(session));
    runner.setRuleProfile(options.rules);
    if (options.output == FlowOutput::Text)
        printMessages(runner, options.exports.redaction);
    QEventLoop loop;
    QObject::connect(&runner, &flow::FlowRunner::finished, &loop, &QEventLoop::quit, Qt::QueuedConnection);
    if (const auto started = runner.start(profile); !started.ok())
        return fail(ExitStatus::Usage, u"flow"_s, started.error().message);
    loop.exec();
    const qint64 now = session.clock.nowSeconds();
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
    Session session;
    session.options = *options;
    const auto profile =
        options->source == FlowSource::Demo ? demoProfile(session) : profileFromFile(options->profile);
    if (!profile.ok())
        return fail(ExitStatus::Usage, options->profile.isEmpty() ? u"flow"_s : options->profile,
                    profile.error().message);
    return run(session, *profile);
}

} // namespace claimcheck::app
