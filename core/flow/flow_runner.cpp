#include "core/flow/flow_runner.h"

#include "core/flow/client_certificate.h"
#include "core/flow/client_key.h"
#include "core/flow/resender.h"
#include "core/flow/run_session.h"
#include "core/flow/take_over.h"
#include "core/flow/text.h"

namespace claimcheck::flow {

using namespace Qt::StringLiterals;

class FlowRunner::Private
{
public:
    base::Result<oauth::ServerMetadata> ownMetadata(const oauth::Profile &profile) const;
    base::Result<RunState> newState(const oauth::Profile &profile) const;
    std::vector<lint::EarlierRequest> earlierRequests() const;

    FlowEnvironment environment;
    StepGate gate;
    int pollPause = 0;
    RunState state;
    RunSession *session = nullptr; // deletes itself later when its run is over
    std::unique_ptr<Resender> resender;
};

namespace {

/// What no run can begin with, said before anything is sent.
base::Result<void> checkSupported(const oauth::Profile &profile)
{
    if (profile.client.id.isEmpty())
        return base::Error{"profile-incomplete"_L1, Text::tr("The profile has no client id."), -1, {}};
    if (needsMetadata(profile) && startSteps(profile).empty())
        return base::Error{
            "profile-incomplete"_L1,
            Text::tr("The profile has no issuer, no account and no API to find it from, and not "
                     "enough metadata of its own."),
            -1,
            {}};
    return {};
}

} // namespace

base::Result<oauth::ServerMetadata> FlowRunner::Private::ownMetadata(const oauth::Profile &profile) const
{
    return profile.metadataJson.isEmpty() ? oauth::ServerMetadata()
                                          : oauth::applyOverrides({}, profile.metadataJson);
}

base::Result<RunState> FlowRunner::Private::newState(const oauth::Profile &profile) const
{
    if (session)
        return base::Error{"run-already-going"_L1, Text::tr("Stop the run first."), -1, {}};
    if (const auto supported = checkSupported(profile); !supported.ok())
        return supported.error();
    auto client = clientOf(profile, environment);
    if (!client.ok())
        return client.error();
    auto metadata = ownMetadata(profile);
    if (!metadata.ok())
        return metadata.error();
    auto inputs = inputsOf(profile, environment);
    if (!inputs.ok())
        return inputs.error();
    auto certificate = clientCertificateOf(profile);
    if (!certificate.ok())
        return certificate.error();
    RunState fresh;
    fresh.certificateHash = certificate->hash;
    fresh.inputs = *std::move(inputs);
    fresh.profile = profile;
    fresh.client = *std::move(client);
    fresh.metadata = *std::move(metadata);
    fresh.plan = plannedSteps(profile);
    fresh.ruleProfile = state.ruleProfile;
    fresh.result.issuer = profile.issuer.isEmpty() ? fresh.metadata.issuer : profile.issuer;
    return fresh;
}

/// Those of the runs so far, the last ones.
std::vector<lint::EarlierRequest> FlowRunner::Private::earlierRequests() const
{
    constexpr std::size_t most = 100;
    std::vector<lint::EarlierRequest> earlier = state.earlier;
    if (state.trace.last(MessageKind::AuthorizationRequest))
        earlier.push_back(earlierRequestOf(state));
    if (earlier.size() > most)
        earlier.erase(earlier.begin());
    return earlier;
}

FlowRunner::FlowRunner(FlowEnvironment environment, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>())
{
    d->environment = std::move(environment);
}

FlowRunner::~FlowRunner()
{
    delete d->session;
}

base::Result<void> FlowRunner::start(const oauth::Profile &profile)
{
    auto state = d->newState(profile);
    if (!state.ok())
        return state.error();
    state->earlier = d->earlierRequests();
    return launch(*std::move(state));
}

base::Result<void> FlowRunner::branch(const RunState &earlier, int number)
{
    auto state = d->newState(earlier.profile);
    if (!state.ok())
        return state.error();
    if (auto taken = takeOver(*state, earlier, number); !taken.ok())
        return taken;
    return launch(*std::move(state));
}

base::Result<void> FlowRunner::launch(RunState state)
{
    if (d->resender) { // it may be in the middle of a signal
        d->resender->end();
        d->resender.release()->deleteLater();
    }
    d->state = std::move(state);
    auto session = std::make_unique<RunSession>(d->environment, d->gate, d->state);
    if (auto prepared = session->prepare(); !prepared.ok())
        return prepared;
    session->setPollPause(d->pollPause);
    d->session = session.release();
    connect(d->session, &RunSession::messageAdded, this, &FlowRunner::messageAdded);
    connect(d->session, &RunSession::messageChanged, this, &FlowRunner::messageChanged);
    connect(d->session, &RunSession::messageHeld, this, &FlowRunner::messageHeld);
    connect(d->session, &RunSession::checksChanged, this, &FlowRunner::checksChanged);
    connect(d->session, &RunSession::tokensChanged, this, &FlowRunner::tokensChanged);
    connect(d->session, &RunSession::finished, this, [this] {
        d->session->disconnect(this);
        std::exchange(d->session, nullptr)->deleteLater();
        d->gate.setTarget({});
        emit finished();
    });
    emit started();
    d->session->begin();
    return {};
}

base::Result<int> FlowRunner::resend(int number, const http::Request &request, Resend how)
{
    if (d->session && !d->state.held)
        return base::Error{"run-not-held"_L1,
                           Text::tr("A message is sent again while another is held, or after the run."),
                           -1,
                           {}};
    if (const auto allowed = checkRepeatable(d->state.trace, number, how); !allowed.ok())
        return allowed.error();
    if (!d->resender) {
        auto resender = std::make_unique<Resender>(d->environment, d->state);
        if (const auto prepared = resender->prepare(); !prepared.ok())
            return prepared.error();
        connect(resender.get(), &Resender::messageAdded, this, &FlowRunner::messageAdded);
        connect(resender.get(), &Resender::messageChanged, this, &FlowRunner::messageChanged);
        connect(resender.get(), &Resender::checksChanged, this, &FlowRunner::checksChanged);
        d->resender = std::move(resender);
    }
    return d->resender->send(number, request, how);
}

void FlowRunner::setPollPause(int seconds)
{
    d->pollPause = seconds;
    if (d->session)
        d->session->setPollPause(seconds);
}

const FlowEnvironment &FlowRunner::environment() const
{
    return d->environment;
}

StepGate &FlowRunner::gate()
{
    return d->gate;
}

const RunState &FlowRunner::state() const
{
    if (d->session)
        d->session->makeChecks();
    return d->state;
}

const Trace &FlowRunner::trace() const
{
    return d->state.trace;
}

const std::vector<PlannedStep> &FlowRunner::plan() const
{
    return d->state.plan;
}

const FlowResult &FlowRunner::result() const
{
    if (d->session)
        d->session->makeChecks();
    return d->state.result;
}

const oauth::Profile &FlowRunner::profile() const
{
    return d->state.profile;
}

bool FlowRunner::isRunning() const
{
    return d->session != nullptr;
}

std::optional<HeldMessage> FlowRunner::held() const
{
    return d->state.held;
}

void FlowRunner::setEarlier(std::vector<lint::EarlierRequest> earlier)
{
    d->state.earlier = std::move(earlier);
}

std::vector<lint::EarlierRequest> FlowRunner::earlier() const
{
    return d->earlierRequests();
}

void FlowRunner::setRuleProfile(std::optional<lint::RuleProfile> profile)
{
    d->state.ruleProfile = profile;
    if (d->state.trace.isEmpty())
        return;
    d->state.result.checks = checksOf(d->state, d->environment.clock->nowSeconds());
    emit checksChanged();
}

std::optional<lint::RuleProfile> FlowRunner::ruleProfile() const
{
    return d->state.ruleProfile;
}

lint::Run FlowRunner::evidence() const
{
    return evidenceOf(d->state, d->environment.clock->nowSeconds());
}

void FlowRunner::step()
{
    d->gate.setState(GateState::Closed);
    send();
}

void FlowRunner::continueRun()
{
    d->gate.setState(GateState::Open);
    send();
}

void FlowRunner::runTo(MessageKind kind, HoldPoint point)
{
    d->gate.setTarget(Breakpoint{kind, point});
    continueRun();
}

void FlowRunner::stop()
{
    if (d->session)
        d->session->shutDown(FlowStatus::Stopped);
}

void FlowRunner::editRequest(const http::Request &request)
{
    if (d->session)
        d->session->edit(request);
}

void FlowRunner::editResponse(const http::Response &response)
{
    if (d->session)
        d->session->edit(response);
}

void FlowRunner::send()
{
    if (d->session)
        d->session->release();
}

void FlowRunner::sendOriginal()
{
    if (!d->session)
        return;
    d->session->restoreOriginal();
    d->session->release();
}

void FlowRunner::drop()
{
    if (d->session)
        d->session->drop();
}

void FlowRunner::answer(const http::Response &response)
{
    if (d->session)
        d->session->answer(response);
}

void FlowRunner::answerCallback(const http::Request &callback)
{
    if (d->session)
        d->session->answerCallback(callback);
}

} // namespace claimcheck::flow
