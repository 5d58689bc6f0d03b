#include "core/flow/run_session.h"

#include "core/flow/run_manager.h"
#include "core/flow/run_requests.h"
#include "core/flow/text.h"
#include "core/oauth/grant_types.h"

#include <utility>

namespace claimcheck::flow {

using namespace Qt::StringLiterals;

RunSession::RunSession(const FlowEnvironment &environment, StepGate &gate, RunState &state, QObject *parent)
    : QObject(parent), m_environment(environment), m_gate(gate), m_state(state), m_recorder(state.trace),
      m_signer(environment, state)
{
    connect(&m_recorder, &Recorder::added, this, &RunSession::messageAdded);
    connect(&m_recorder, &Recorder::changed, this, &RunSession::messageChanged);
    m_callbackTimer.setSingleShot(true);
    connect(&m_callbackTimer, &QTimer::timeout, this, &RunSession::onCallbackTimeout);
    m_pollTimer.setSingleShot(true);
    m_pollTimer.setTimerType(Qt::PreciseTimer); // a coarse one may be early
    connect(&m_pollTimer, &QTimer::timeout, this, &RunSession::poll);
}

void RunSession::onCallbackTimeout()
{
    if (m_kind == MessageKind::LogoutResponse)
        return endLogout();
    if (m_kind == MessageKind::BackchannelLogout)
        return endNotices();
    if (m_kind == MessageKind::BackchannelNotification)
        return fail("notification-timeout"_L1, Text::tr("No notification of the server came in time."));
    fail("callback-timeout"_L1, Text::tr("No response came to %1 in time. If the browser shows an error "
                                         "of the server, the answer is there.")
                                    .arg(QString::fromUtf8(m_state.values.redirectUri)));
}

RunSession::~RunSession()
{
    m_over = true;
    m_recorder.detach();
    m_history.cancelAll();
    m_flow.reset(); // before the listener: Qt 6.4 calls it without asking whether it still is there
}

base::Result<void> RunSession::prepare()
{
    auto manager = makeRunManager(m_history, m_environment, m_state.profile);
    if (!manager.ok())
        return manager.error();
    m_manager = std::move(manager).value();
    m_manager->setHoldPolicy([this](const net::Exchange &exchange, net::HoldPoint point) {
        return holds(m_recorder.numberOf(&exchange),
                     point == net::HoldPoint::Request ? HoldPoint::BeforeRequest : HoldPoint::AfterResponse);
    });
    connect(m_manager.get(), &net::SteppingAccessManager::requestReady, this,
            [this](net::Exchange *exchange) { m_recorder.add(exchange, m_kind); });
    connect(m_manager.get(), &net::SteppingAccessManager::aboutToSend, this,
            [this](net::Exchange *exchange) { m_signer.signAgain(*exchange); });
    connect(m_manager.get(), &net::SteppingAccessManager::held, this, &RunSession::onExchangeHeld);
    connect(m_manager.get(), &net::SteppingAccessManager::exchangeFinished, this,
            &RunSession::onExchangeFinished);

    return listen();
}

/// For what the grant will have come back: a browser, or the server's notification.
base::Result<void> RunSession::listen()
{
    const oauth::RedirectSettings &redirect = m_state.profile.redirect;
    if (m_state.profile.grant == oauth::Grant::Ciba && m_state.profile.ciba.mode == oauth::CibaMode::Ping)
        return listenForNotification();
    if (!oauth::usesBrowser(m_state.profile.grant))
        return {};
    m_listener = std::make_unique<net::RedirectListener>(*m_environment.clock);
    connect(m_listener.get(), &net::RedirectListener::callbackArrived, this, &RunSession::onCallback);
    connect(m_listener.get(), &net::RedirectListener::strayCallback, this, &RunSession::onStrayCallback);
    connect(m_listener.get(), &net::RedirectListener::served, this, &RunSession::onRequestObjectServed);
    m_listener->setReceiver([this](const http::Request &request) { return receiveLogout(request); });
    const bool comesBack = m_state.profile.hasAfter(oauth::AfterStep::Logout);
    constexpr lint::MessageKinds beforeBrowser{MessageKind::Metadata, MessageKind::PushedAuthorization,
                                               MessageKind::AuthorizationRequest};
    if (m_state.branch && !beforeBrowser.contains(m_state.branch->kind) &&
        !m_state.profile.issuer.isEmpty() && !comesBack)
        return {}; // nothing will come from the browser
    m_state.listener = lint::Listener{redirect.host};
    // A request that was pushed by an earlier run has its redirect URI in it, port and all.
    const int told = QUrl::fromEncoded(m_state.values.redirectUri).port(redirect.port);
    return m_listener->listen({redirect.host, static_cast<quint16>(told), redirect.path, {}});
}

void RunSession::begin()
{
    if (m_state.branch) {
        planBranch();
    } else {
        for (MessageKind kind : startSteps(m_state.profile))
            m_steps.push_back(kind);
        if (needsKeysFirst(m_state.profile))
            m_steps.push_back(MessageKind::Jwks);
        for (MessageKind kind : grantSteps(m_state.profile))
            m_steps.push_back(kind);
    }
    nextStep();
}

void RunSession::nextStep()
{
    if (m_over)
        return;
    if (m_steps.empty())
        return shutDown(FlowStatus::Completed);
    const MessageKind kind = m_steps.front();
    m_steps.pop_front();
    take(kind);
}

void RunSession::take(MessageKind kind)
{
    m_kind = kind;
    if (isStart(kind))
        return takeStart(kind);
    base::Result<void> started;
    switch (kind) {
    case MessageKind::AuthorizationRequest: started = startAuthorization(); break;
    case MessageKind::AuthorizationResponse: started = takeEarlierCallback(); break;
    case MessageKind::Token:
        if (!oauth::usesBrowser(m_state.profile.grant))
            return takeToken();
        started = takeEarlierCode();
        break;
    case MessageKind::VerificationPage: return openVerificationPage();
    case MessageKind::BackchannelNotification:
        if (m_environment.callbackTimeoutSeconds > 0)
            m_callbackTimer.start(m_environment.callbackTimeoutSeconds * 1000);
        return;
    case MessageKind::LogoutRequest:
        if (!canRequest(kind, m_state))
            return nextStep();
        started = startLogout();
        break;
    default: return canRequest(kind, m_state) ? fetch(kind) : nextStep();
    }
    if (!started.ok())
        fail(started.error());
}

void RunSession::closeListener()
{
    m_notifications.reset();
    if (!m_listener)
        return;
    m_listener->close();
    if (m_state.listener)
        m_state.listener->end =
            m_listener->isListening() ? lint::ListenerEnd::LeftOpen : lint::ListenerEnd::Closed;
}

void RunSession::shutDown(FlowStatus status, std::optional<FlowFailure> failure)
{
    if (m_over)
        return;
    m_over = true;
    m_callbackTimer.stop();
    m_pollTimer.stop();
    m_state.held.reset();
    m_history.cancelAll();
    m_recorder.detach();
    closeListener();
    for (int number = 1; Message *message = m_state.trace.message(number); ++number) {
        if (message->state == MessageState::RequestHeld || message->state == MessageState::InFlight)
            message->state = MessageState::Dropped;
    }
    m_state.result.status = status;
    m_state.result.failure = std::move(failure);
    judge();
    emit finished();
}

void RunSession::fail(QLatin1StringView code, const QString &message, int number)
{
    shutDown(FlowStatus::Failed, FlowFailure{code, message, number});
}

void RunSession::fail(const base::Error &error)
{
    int number = static_cast<int>(m_state.trace.messages().size());
    while (number > 0 && !m_state.trace.message(number)->isStep())
        --number;
    if (m_dropped)
        return fail("message-dropped"_L1, Text::tr("A message was dropped, so the run could not go on."),
                    number);
    fail(error.code, error.message, number);
}

bool RunSession::holds(int number, HoldPoint point)
{
    if (std::exchange(m_holdsFirst, false))
        return true;
    const Message &message = *m_state.trace.message(number);
    if (!m_gate.asksForChecks())
        return m_gate.holds(message, point);
    const qint64 seconds = m_environment.clock->nowSeconds();
    return m_gate.holds(message, point, lint::checkMessage(evidenceOf(m_state, seconds), number));
}

void RunSession::hold(int number, HoldPoint point)
{
    m_gate.setTarget({});
    m_state.held = HeldMessage{number, point};
    emit messageHeld(number, point);
}

void RunSession::onExchangeHeld(const net::Exchange *exchange, net::HoldPoint point)
{
    if (!m_over)
        hold(m_recorder.numberOf(exchange),
             point == net::HoldPoint::Request ? HoldPoint::BeforeRequest : HoldPoint::AfterResponse);
}

void RunSession::onExchangeFinished()
{
    if (!m_over)
        judge();
}

/// Every message can change the outcome of every check, and most of the time nobody looks before the end.
void RunSession::judge()
{
    m_checksDue = true;
    if (m_over)
        makeChecks();
    emit checksChanged();
}

void RunSession::makeChecks()
{
    if (std::exchange(m_checksDue, false))
        m_state.result.checks = checksOf(m_state, m_environment.clock->nowSeconds());
}

void RunSession::release()
{
    if (!m_state.held)
        return;
    const HeldMessage held = *std::exchange(m_state.held, std::nullopt);
    Message &message = *m_state.trace.message(held.number);
    if (net::Exchange *exchange = m_recorder.exchangeOf(held.number))
        return held.point == HoldPoint::BeforeRequest ? exchange->send() : exchange->deliver();
    if (message.kind == MessageKind::AuthorizationRequest)
        return openBrowser(message);
    if (message.kind == MessageKind::VerificationPage)
        return goToVerificationPage(message);
    if (message.kind == MessageKind::LogoutRequest)
        return goToLogout(message);
    takeCallback(message);
}

void RunSession::restoreOriginal()
{
    if (!m_state.held)
        return;
    Message &message = *m_state.trace.message(m_state.held->number);
    net::Exchange *exchange = m_recorder.exchangeOf(message.number);
    if (!exchange)
        message.request = message.original;
    else if (m_state.held->point == HoldPoint::BeforeRequest)
        exchange->setRequest(exchange->originalRequest());
    else if (exchange->originalResponse().status > 0)
        exchange->setResponse(exchange->originalResponse());
}

void RunSession::drop()
{
    if (!m_state.held)
        return;
    m_dropped = true;
    const int number = m_state.held->number;
    m_state.held.reset();
    if (net::Exchange *exchange = m_recorder.exchangeOf(number))
        exchange->cancel();
    if (m_over)
        return;
    m_state.trace.message(number)->state = MessageState::Dropped;
    emit messageChanged(number);
    fail("message-dropped"_L1, Text::tr("A message was dropped, so the run could not go on."), number);
}

void RunSession::edit(const http::Request &request)
{
    if (!m_state.held || m_state.held->point != HoldPoint::BeforeRequest)
        return;
    const int number = m_state.held->number;
    if (net::Exchange *exchange = m_recorder.exchangeOf(number)) {
        exchange->setRequest(request); // the recorder follows
        return;
    }
    m_state.trace.message(number)->request = request;
    emit messageChanged(number);
}

void RunSession::edit(const http::Response &response)
{
    if (!m_state.held || m_state.held->point != HoldPoint::AfterResponse)
        return;
    if (net::Exchange *exchange = m_recorder.exchangeOf(m_state.held->number))
        exchange->setResponse(response);
}

void RunSession::answer(const http::Response &response)
{
    if (!m_state.held)
        return;
    if (net::Exchange *exchange = m_recorder.exchangeOf(m_state.held->number)) {
        m_state.held.reset();
        exchange->answer(response);
    }
}

} // namespace claimcheck::flow
