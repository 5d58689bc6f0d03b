#include "core/flow/explain.h"
#include "core/flow/run_session.h"
#include "core/flow/text.h"
#include "core/oauth/backchannel_authentication.h"
#include "core/oauth/device_authorization.h"
#include "core/oauth/grant_types.h"
#include "core/oauth/pushed_request.h"
#include "core/oauth/token_response.h"

// The grants that are plain exchanges with the server: what is pushed, what waits for a user elsewhere, and
// the token requests that ask once or again and again.
namespace claimcheck::flow {

using namespace Qt::StringLiterals;

namespace {

/// Milliseconds beyond the interval: a server measures from its own side.
constexpr int pollMargin = 50;

QByteArray bearerOf(const http::Request &request)
{
    const QByteArray field = request.headers.value("Authorization");
    return field.left(7).toLower() == "bearer " ? field.sliced(7).trimmed() : QByteArray();
}

} // namespace

bool RunSession::isGrantStep(MessageKind kind) const
{
    return !m_granted &&
           (kind == MessageKind::PushedAuthorization || kind == MessageKind::DeviceAuthorization ||
            kind == MessageKind::BackchannelAuthentication || kind == MessageKind::Token ||
            kind == MessageKind::Refresh);
}

void RunSession::readGrantStep(MessageKind kind, const http::Response &response)
{
    if (kind == MessageKind::Token || kind == MessageKind::Refresh)
        return m_state.waiting ? readPoll(response) : onTokenResponse(response);
    const auto learnt = learnStart(kind, response);
    judge();
    if (!learnt)
        return fail(learnt.error());
    nextStep();
}

base::Result<void> RunSession::learnStart(MessageKind kind, const http::Response &response)
{
    const auto endOf = [this](const std::optional<qint64> &seconds) {
        return seconds ? now() + *seconds * 1000 : 0;
    };
    if (kind == MessageKind::PushedAuthorization) {
        const auto pushed = oauth::readPushedResponse(response);
        if (!pushed)
            return pushed.error();
        m_state.requestUri = pushed->requestUri;
    } else if (kind == MessageKind::DeviceAuthorization) {
        const auto device = oauth::readDeviceAuthorization(response);
        if (!device)
            return device.error();
        m_state.waiting =
            Waiting{device->deviceCode, device->interval, endOf(device->expiresIn), device->page()};
    } else {
        const auto asked = oauth::readBackchannelAcknowledgement(response);
        if (!asked)
            return asked.error();
        m_state.waiting = Waiting{asked->authReqId, asked->interval, endOf(asked->expiresIn), {}};
    }
    return {};
}

void RunSession::openVerificationPage()
{
    Message message = messageOfStep(MessageKind::VerificationPage);
    message.request.url = m_state.waiting->page.toEncoded();
    message.original = message.request;
    message.timing.started = now();
    const int number = m_recorder.add(std::move(message));
    if (holds(number, HoldPoint::BeforeRequest))
        return hold(number, HoldPoint::BeforeRequest);
    goToVerificationPage(*m_state.trace.message(number));
}

/// The user may be on any device: nothing comes back from there, so the run goes on at once.
void RunSession::goToVerificationPage(Message &message)
{
    message.state = MessageState::Done;
    message.timing.sent = message.timing.finished = now();
    emit messageChanged(message.number);
    if (const auto opened = m_environment.openBrowser(QUrl::fromEncoded(message.request.url)); !opened)
        return fail(opened.error());
    nextStep();
}

void RunSession::takeToken()
{
    if (!oauth::polls(m_state.profile.grant))
        return fetch(MessageKind::Token);
    if (!m_state.waiting) // a branch of a run that never got so far
        return fail("step-unknown"_L1, Text::tr("There is nothing to ask the token endpoint about."));
    if (m_notified)
        return poll();
    waitForPoll();
}

void RunSession::waitForPoll()
{
    const qint64 seconds = std::max<qint64>(m_state.waiting->interval, m_pollPause);
    m_pollTimer.start(int(std::min<qint64>(seconds, 3'600)) * 1000 + pollMargin);
}

void RunSession::poll()
{
    if (m_over)
        return;
    if (m_state.waiting->expiresAt > 0 && now() >= m_state.waiting->expiresAt)
        return fail("waiting-expired"_L1,
                    Text::tr("The user did not finish before the server's time was over."));
    m_sentAgain.erase(MessageKind::Token); // each poll may be asked for a newer nonce
    fetch(MessageKind::Token);
}

void RunSession::readPoll(const http::Response &response)
{
    const auto reading = oauth::readTokenResponse(response).value;
    const auto outcome = reading.outcome == oauth::TokenOutcome::Refused
                             ? oauth::pollOutcomeOf(reading.error.code)
                             : oauth::PollOutcome::Over;
    if (outcome == oauth::PollOutcome::Over)
        return onTokenResponse(response);
    judge();
    if (outcome == oauth::PollOutcome::SlowDown)
        m_state.waiting->interval += oauth::slowDownBy;
    m_notified = false;
    waitForPoll();
}

void RunSession::setPollPause(int seconds)
{
    m_pollPause = seconds;
    if (m_pollTimer.isActive()) // what is left of the old pause counts for nothing
        waitForPoll();
}

base::Result<void> RunSession::listenForNotification()
{
    const oauth::RedirectSettings &place = m_state.profile.redirect;
    m_state.notificationToken = m_environment.random->urlSafeText(32); // 192 bits, CIBA Core 1.0 §7.1 has 128
    m_notifications = std::make_unique<net::NotificationListener>(*m_environment.clock);
    connect(m_notifications.get(), &net::NotificationListener::received, this, &RunSession::onNotification);
    return m_notifications->listen({place.host, place.port, place.path});
}

/// CIBA Core 1.0 §10.2: only with the token that we gave, and about our own request.
void RunSession::onNotification(const http::Request &request)
{
    if (m_over)
        return;
    const bool ours = base::constantTimeEquals(bearerOf(request), m_state.notificationToken) &&
                      m_state.waiting && oauth::notifiedRequest(request) == m_state.waiting->id;
    Message message = messageOfStep(MessageKind::BackchannelNotification);
    if (!ours) {
        message.kind = MessageKind::Other;
        message.name = Text::tr("notification that is not for this run");
    }
    message.request = request;
    message.original = request;
    message.state = ours ? MessageState::Done : MessageState::Dropped;
    message.timing.started = message.timing.finished = now();
    m_recorder.add(std::move(message));
    judge();
    if (!ours || m_kind != MessageKind::BackchannelNotification)
        return;
    m_callbackTimer.stop();
    m_notified = true;
    nextStep();
}

} // namespace claimcheck::flow
