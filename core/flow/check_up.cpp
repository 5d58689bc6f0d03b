#include "core/flow/check_up.h"

#include "core/encoding/form.h"
#include "core/encoding/json.h"
#include "core/flow/text.h"

#include <QTimer>
#include <QUrl>

namespace claimcheck::flow {

using namespace Qt::StringLiterals;
using oauth::AfterStep;

namespace {

std::vector<AfterStep> stepsOf(ProbeRun run)
{
    switch (run) {
    case ProbeRun::Api: return {AfterStep::UserInfo, AfterStep::Introspect, AfterStep::Call};
    case ProbeRun::Refresh: return {AfterStep::Refresh};
    case ProbeRun::Revoked: return {AfterStep::Call, AfterStep::Revoke};
    case ProbeRun::Own: break;
    }
    return {};
}

/// The profile with what that run does after the tokens.
oauth::Profile profileOf(oauth::Profile profile, ProbeRun run)
{
    profile.after = stepsOf(run);
    if (!profile.call.url.isValid())
        std::erase(profile.after, AfterStep::Call);
    return profile;
}

QString foundIn(const Message &message)
{
    if (!message.response)
        return message.failure.isEmpty() ? Text::tr("no answer") : message.failure;
    const auto body = encoding::JsonDocument::parse(message.response->body);
    const QString error = body.ok() ? body->root()["error"_L1].toString().left(80) : QString();
    const QString status = Text::tr("status %1").arg(message.response->status);
    return error.isEmpty() ? status : status + ", "_L1 + error;
}

/// The error that the authorization endpoint sent back through the browser.
QString callbackError(const Trace &trace)
{
    const Message *callback = trace.last(MessageKind::AuthorizationResponse);
    const auto error = callback
                           ? encoding::firstValue(encoding::parseForm(callback->request.query()), "error")
                           : std::nullopt;
    return error ? Text::tr("%1 from the authorization endpoint").arg(QString::fromUtf8(error->left(80)))
                 : QString();
}

const Probe *probeAfter(const std::vector<ProbeResult> &results)
{
    return results.size() < probes().size() ? &probes()[results.size()] : nullptr;
}

} // namespace

class CheckUp::Private
{
public:
    Private(CheckUp *owner, std::unique_ptr<FlowRunner> given)
        : q(owner), kept(std::move(given)), runner(*kept)
    {
    }

    void next();
    void startRun();
    void resend();
    void held(int number);
    void runEnded();
    void answered(int number);
    void decide(ProbeOutcome outcome, const QString &found);
    void end();

    CheckUp *q;
    std::unique_ptr<FlowRunner> kept;
    FlowRunner &runner;
    oauth::Profile profile;
    std::vector<ProbeResult> results;
    QString trouble;
    std::optional<ProbeRun> made; ///< the run that stands finished in the runner
    int sentAgain = 0;            ///< the message whose answer is awaited
    bool changed = false;         ///< an Own probe has changed a request of its run
    bool running = false;
};

void CheckUp::Private::next()
{
    if (!running)
        return;
    const Probe *probe = probeAfter(results);
    emit q->progress(int(results.size()), int(probes().size()));
    if (!probe)
        return end();
    if (probe->run == ProbeRun::Own || made != probe->run)
        startRun();
    else
        resend();
}

void CheckUp::Private::startRun()
{
    const Probe &probe = *probeAfter(results);
    made.reset();
    changed = false;
    runner.gate().clearBreakpoints();
    if (probe.run == ProbeRun::Own) {
        runner.gate().add({MessageKind::AuthorizationRequest});
        runner.gate().add({MessageKind::Token});
    }
    if (const auto started = runner.start(profileOf(profile, probe.run)); !started.ok())
        decide(ProbeOutcome::CouldNotTell, started.error().message);
}

void CheckUp::Private::held(int number)
{
    const Probe *probe = probeAfter(results);
    const Message *message = runner.trace().message(number);
    if (!running || !probe || !message)
        return;
    if (const auto request = probe->change(runner.state(), *message)) {
        changed = true;
        runner.editRequest(*request);
    }
    runner.continueRun();
}

void CheckUp::Private::runEnded()
{
    const Probe *probe = probeAfter(results);
    if (!running || !probe)
        return;
    const FlowResult &result = runner.result();
    if (probe->run == ProbeRun::Own) {
        const Message *message = runner.trace().last(probe->kind);
        if (!changed)
            return decide(ProbeOutcome::NotPossible, Text::tr("nothing to change with this profile"));
        if (const QString error = callbackError(runner.trace()); !error.isEmpty())
            return decide(ProbeOutcome::Refused, error);
        if (!message || message->state != MessageState::Done)
            return decide(ProbeOutcome::CouldNotTell,
                          result.failure ? result.failure->message : Text::tr("no answer"));
        return decide(judgeProbe(probe->kind, message->response), foundIn(*message));
    }
    made = probe->run;
    if (result.status != FlowStatus::Completed && trouble.isEmpty())
        trouble = result.failure ? result.failure->message : Text::tr("The run did not complete.");
    next();
}

void CheckUp::Private::resend()
{
    const Probe &probe = *probeAfter(results);
    const Message *message = runner.trace().last(probe.kind);
    if (!message || message->state != MessageState::Done)
        return decide(ProbeOutcome::NotPossible, Text::tr("the run has no such request to change"));
    const auto request = probe.change(runner.state(), *message);
    if (!request)
        return decide(ProbeOutcome::NotPossible, Text::tr("nothing to change with this profile"));
    if (judgeProbe(probe.kind, message->response) != ProbeOutcome::Accepted)
        return decide(
            ProbeOutcome::CouldNotTell,
            Text::tr("the server does not accept the right request either: %1").arg(foundIn(*message)));
    const auto sent = runner.resend(message->number, *request);
    if (!sent.ok())
        return decide(ProbeOutcome::CouldNotTell, sent.error().message);
    sentAgain = *sent;
    answered(sentAgain);
}

void CheckUp::Private::answered(int number)
{
    const Message *message = runner.trace().message(number);
    if (!running || number != sentAgain || !message ||
        (message->state != MessageState::Done && message->state != MessageState::Failed))
        return;
    sentAgain = 0;
    const Probe &probe = *probeAfter(results);
    const ReceivedToken *token = runner.result().token(TokenRole::AccessToken);
    ProbeOutcome outcome = judgeProbe(probe.kind, message->response);
    if (outcome == ProbeOutcome::Accepted && probe.run == ProbeRun::Revoked && token &&
        looksLikeJwt(token->text))
        outcome = ProbeOutcome::Expected;
    decide(outcome, foundIn(*message));
}

void CheckUp::Private::decide(ProbeOutcome outcome, const QString &found)
{
    results.push_back({probeAfter(results), outcome, found});
    QTimer::singleShot(0, q, [this] { next(); }); // what is decided may be decided within start() or resend()
}

void CheckUp::Private::end()
{
    running = false;
    emit q->finished();
}

CheckUp::CheckUp(std::unique_ptr<FlowRunner> runner, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, std::move(runner)))
{
    // Queued: the runner is still at work when it tells.
    connect(
        &d->runner, &FlowRunner::messageHeld, this, [this](int number) { d->held(number); },
        Qt::QueuedConnection);
    connect(
        &d->runner, &FlowRunner::finished, this, [this] { d->runEnded(); }, Qt::QueuedConnection);
    connect(
        &d->runner, &FlowRunner::messageChanged, this, [this](int number) { d->answered(number); },
        Qt::QueuedConnection);
}

CheckUp::~CheckUp() = default;

base::Result<void> CheckUp::start(const oauth::Profile &profile, const QString &confirmedHost)
{
    if (profile.grant != oauth::Grant::AuthorizationCode)
        return base::Error{"grant-not-supported"_L1,
                           Text::tr("The check-up is about the authorization code grant.")};
    const QString host = hostOf(profile);
    if (host.isEmpty() || confirmedHost.compare(host, Qt::CaseInsensitive) != 0)
        return base::Error{
            "host-not-confirmed"_L1,
            Text::tr("The check-up sends requests that must be refused. Confirm that you may do that "
                     "at \"%1\".")
                .arg(host)};
    if (d->running)
        return base::Error{"run-already-going"_L1, Text::tr("The check-up is under way.")};
    d->profile = profile;
    d->results.clear();
    d->trouble.clear();
    d->made.reset();
    d->running = true;
    d->next();
    return {};
}

void CheckUp::cancel()
{
    if (!d->running)
        return;
    d->running = false;
    d->runner.stop();
    emit finished();
}

bool CheckUp::isRunning() const
{
    return d->running;
}

const std::vector<ProbeResult> &CheckUp::results() const
{
    return d->results;
}

const QString &CheckUp::trouble() const
{
    return d->trouble;
}

const RunState &CheckUp::state() const
{
    return d->runner.state();
}

QString hostOf(const oauth::Profile &profile)
{
    if (!profile.issuer.isEmpty())
        return QUrl(profile.issuer).host();
    const auto metadata = encoding::JsonDocument::parse(profile.metadataJson);
    return metadata.ok() ? QUrl(metadata->root()["token_endpoint"_L1].toString()).host() : QString();
}

} // namespace claimcheck::flow
