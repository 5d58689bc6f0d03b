#include "core/flow/check_up.h"

#include "core/encoding/form.h"
#include "core/encoding/json.h"
#include "core/flow/client_key.h"
#include "core/flow/text.h"

#include <QTimer>
#include <QUrl>

namespace claimcheck::flow {

using namespace Qt::StringLiterals;
using oauth::AfterStep;

namespace {

constexpr qint64 longestWait = 60; // seconds of an access token's life, before expiryLeeway

std::vector<AfterStep> stepsOf(ProbeRun run)
{
    switch (run) {
    case ProbeRun::Api: return {AfterStep::UserInfo, AfterStep::Introspect, AfterStep::Call};
    case ProbeRun::Expired: return {AfterStep::Call};
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

/// The pushed request was refused.
QString pushedError(const Trace &trace)
{
    const Message *pushed = trace.last(MessageKind::PushedAuthorization);
    return pushed && judgeProbe(*pushed) == ProbeOutcome::Refused ? foundIn(*pushed) : QString();
}

/// The request of a run that a probe is about. What asks for authorization is pushed, if anything is.
const Message *messageOf(const Trace &trace, const Probe &probe)
{
    const Message *message = trace.last(probe.kind);
    return message || probe.kind != MessageKind::PushedAuthorization
               ? message
               : trace.last(MessageKind::AuthorizationRequest);
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
    void waitForExpiry();
    void resend();
    [[nodiscard]] ProbeInput inputOf(const Message &message) const;
    [[nodiscard]] ProbeVerdict judge(const Probe &probe, const Message &message) const;
    void held(int number);
    void runEnded();
    void ownRunEnded(const Probe &probe);
    void answered(int number);
    void decide(ProbeOutcome outcome, const QString &found);
    void decide(const ProbeVerdict &verdict) { decide(verdict.outcome, verdict.found); }
    void end();

    CheckUp *q;
    std::unique_ptr<FlowRunner> kept;
    FlowRunner &runner;
    oauth::Profile profile;
    std::vector<ProbeResult> results;
    QString trouble;
    std::optional<oauth::ClientCredentials> other;
    std::optional<qint64> lifetime; ///< of the first run's access token when it was new, seconds
    std::optional<ProbeRun> made;   ///< the run that stands finished in the runner
    int sentAgain = 0;              ///< the message whose answer is awaited
    bool changed = false;           ///< an Own probe has changed a request of its run
    bool running = false;
};

ProbeInput CheckUp::Private::inputOf(const Message &message) const
{
    const FlowEnvironment &environment = runner.environment();
    return {runner.state(), message, *environment.clock, *environment.random, other ? &*other : nullptr};
}

ProbeVerdict CheckUp::Private::judge(const Probe &probe, const Message &message) const
{
    ProbeVerdict verdict =
        probe.judge ? probe.judge(inputOf(message)) : ProbeVerdict{judgeProbe(message), {}};
    if (verdict.found.isEmpty())
        verdict.found = foundIn(message);
    return verdict;
}

void CheckUp::Private::next()
{
    if (!running)
        return;
    const Probe *probe = probeAfter(results);
    emit q->progress(int(results.size()), int(probes().size()));
    if (!running)
        return;
    if (!probe)
        return end();
    if (probe->sender == ProbeSender::OtherClient && !other)
        return decide(ProbeOutcome::NotPossible, Text::tr("no second client was given"));
    const bool fits = probe->run != ProbeRun::Own || profile.grant == oauth::Grant::AuthorizationCode;
    if (!fits || (probe->applies && !probe->applies(profile)))
        return decide(ProbeOutcome::NotPossible, Text::tr("nothing to change with this profile"));
    if (probe->run == ProbeRun::Own || made != probe->run)
        startRun();
    else
        resend();
}

void CheckUp::Private::startRun()
{
    const Probe &probe = *probeAfter(results);
    if (probe.run == ProbeRun::Expired && lifetime.value_or(longestWait + 1) > longestWait)
        return decide(ProbeOutcome::NotPossible,
                      Text::tr("the access token lives too long to be waited for"));
    made.reset();
    changed = false;
    runner.gate().clearBreakpoints();
    if (probe.run == ProbeRun::Own) {
        runner.gate().add({MessageKind::AuthorizationRequest});
        runner.gate().add({MessageKind::PushedAuthorization});
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
    if (const auto request = probe->change(inputOf(*message))) {
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
    if (probe->run == ProbeRun::Own)
        return ownRunEnded(*probe);
    const FlowResult &result = runner.result();
    made = probe->run;
    if (result.status != FlowStatus::Completed && trouble.isEmpty())
        trouble = result.failure ? result.failure->message : Text::tr("The run did not complete.");
    if (const auto expiry = accessTokenExpiry(runner.state()); expiry && made == ProbeRun::Api)
        lifetime = *expiry - runner.environment().clock->nowSeconds();
    if (made == ProbeRun::Expired)
        return waitForExpiry();
    next();
}

void CheckUp::Private::ownRunEnded(const Probe &probe)
{
    const FlowResult &result = runner.result();
    const Message *message = runner.trace().last(probe.kind);
    if (!changed)
        return decide(ProbeOutcome::NotPossible, Text::tr("nothing to change with this profile"));
    for (const QString &error : {callbackError(runner.trace()), pushedError(runner.trace())}) {
        if (!error.isEmpty())
            return decide(ProbeOutcome::Refused, error);
    }
    if (!message || message->state != MessageState::Done)
        return decide(ProbeOutcome::CouldNotTell,
                      result.failure ? result.failure->message : Text::tr("no answer"));
    decide(judge(probe, *message));
}

/// By the clock that the run has, in small steps.
void CheckUp::Private::waitForExpiry()
{
    const auto expiry = accessTokenExpiry(runner.state());
    if (!running || !expiry || runner.environment().clock->nowSeconds() > *expiry + expiryLeeway)
        return next();
    QTimer::singleShot(500, q, [this] { waitForExpiry(); });
}

void CheckUp::Private::resend()
{
    const Probe &probe = *probeAfter(results);
    const Message *message = messageOf(runner.trace(), probe);
    if (!message || message->state != MessageState::Done)
        return decide(ProbeOutcome::NotPossible, Text::tr("the run has no such request to change"));
    if (!probe.change)
        return decide(judge(probe, *message));
    const auto request = probe.change(inputOf(*message));
    if (!request)
        return decide(ProbeOutcome::NotPossible, Text::tr("nothing to change with this profile"));
    const bool byBrowser = message->kind == MessageKind::AuthorizationRequest;
    if (!byBrowser && judgeProbe(*message) != ProbeOutcome::Accepted)
        return decide(
            ProbeOutcome::CouldNotTell,
            Text::tr("the server does not accept the right request either: %1").arg(foundIn(*message)));
    const bool asGiven = byBrowser || probe.sending == ProbeSending::AsGiven;
    const auto sent = runner.resend(message->number, *request, asGiven ? Resend::AsGiven : Resend::Signed);
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
    ProbeVerdict verdict = judge(probe, *message);
    if (verdict.outcome == ProbeOutcome::Accepted && probe.run == ProbeRun::Revoked && token &&
        looksLikeJwt(token->text))
        verdict.outcome = ProbeOutcome::Expected;
    decide(verdict);
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

base::Result<void> CheckUp::setOtherClient(const oauth::Profile &profile)
{
    auto client = clientOf(profile, d->runner.environment());
    if (!client.ok())
        return client.error();
    if (client->signer || client->method > oauth::ClientAuth::SecretPost)
        return base::Error{"client-not-supported"_L1,
                           Text::tr("The second client has to be public, or one with a secret.")};
    d->other = *std::move(client);
    return {};
}

base::Result<void> CheckUp::start(const oauth::Profile &profile, const QString &confirmedHost)
{
    if (profile.grant != oauth::Grant::AuthorizationCode && profile.grant != oauth::Grant::DeviceCode)
        return base::Error{"grant-not-supported"_L1,
                           Text::tr("The check-up is about the authorization code and device grants.")};
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
    d->lifetime.reset();
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
