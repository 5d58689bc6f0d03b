#include "core/flow/logout_notice.h"
#include "core/flow/run_session.h"
#include "core/flow/text.h"
#include "core/net/redirect_page.h"
#include "core/oauth/logout_request.h"

#include <algorithm>

// The end of a login: OpenID Connect RP-Initiated Logout 1.0, and what the server tells of it by itself:
// Back-Channel Logout 1.0, Front-Channel Logout 1.0.
namespace claimcheck::flow {

using namespace Qt::StringLiterals;

namespace {

bool isNotice(const Message &message)
{
    return message.kind == MessageKind::BackchannelLogout || message.kind == MessageKind::FrontchannelLogout;
}

} // namespace

base::Result<void> RunSession::startLogout()
{
    const ReceivedToken *idToken = m_state.result.token(TokenRole::IdToken);
    const bool comesBack = m_listener && m_listener->isListening();
    const auto url =
        oauth::logoutUrl({m_state.metadata.endSessionEndpoint, idToken ? idToken->text : QByteArray(),
                          m_state.client.id, comesBack ? m_listener->callback().toUtf8() : QByteArray(),
                          comesBack ? m_environment.random->urlSafeText(22) : QByteArray()},
                         m_state.profile.extrasOf(oauth::Leg::Logout).parameters);
    if (!url)
        return url.error();
    Message message = messageOfStep(MessageKind::LogoutRequest);
    message.request.url = url->toEncoded();
    message.original = message.request;
    message.timing.started = now();
    const int number = m_recorder.add(std::move(message));
    if (holds(number, HoldPoint::BeforeRequest))
        hold(number, HoldPoint::BeforeRequest);
    else
        goToLogout(*m_state.trace.message(number));
    return {};
}

/// A server that does not send the browser back ends nothing: the next step is taken all the same.
void RunSession::goToLogout(Message &message)
{
    message.state = MessageState::InFlight;
    message.timing.sent = now();
    emit messageChanged(message.number);
    const QUrl url = QUrl::fromEncoded(message.request.url);
    const bool comesBack = url.query().contains("post_logout_redirect_uri="_L1);
    m_kind = MessageKind::LogoutResponse;
    if (const auto opened = m_environment.openBrowser(url); !opened)
        return fail(opened.error());
    if (!comesBack)
        return endLogout();
    if (m_environment.callbackTimeoutSeconds > 0)
        m_callbackTimer.start(m_environment.callbackTimeoutSeconds * 1000);
}

void RunSession::onLogoutReturn(const http::Request &request)
{
    Message message = messageOfStep(MessageKind::LogoutResponse);
    message.request = completed(request);
    message.original = message.request;
    message.state = MessageState::Done;
    message.timing.started = message.timing.finished = now();
    m_recorder.add(std::move(message));
    endLogout();
}

void RunSession::endLogout()
{
    m_callbackTimer.stop();
    if (const Message *sent = m_state.trace.last(MessageKind::LogoutRequest)) {
        Message &open = *m_state.trace.message(sent->number);
        open.state = MessageState::Done;
        open.timing.finished = now();
        emit messageChanged(open.number);
    }
    judge();
    awaitNotices();
}

/// Answered at once, as the rules judge it: the server waits for it, and nothing of the run depends on it.
std::optional<http::Response> RunSession::receiveLogout(const http::Request &request)
{
    const auto kind = logoutNoticeOf(request, m_state.profile.logout);
    if (m_over || !kind)
        return {};
    if (std::ranges::count_if(m_state.trace.messages(), isNotice) >= maxLogoutNotices)
        return net::redirectRefusal(503);
    Message message = messageOfStep(*kind);
    message.request = completed(request);
    message.original = message.request;
    message.state = MessageState::InFlight;
    message.timing.started = message.timing.sent = now();
    const int number = m_recorder.add(std::move(message));
    const http::Response response =
        answerToLogout(evidenceOf(m_state, now() / 1000), number, m_state.client.secret);
    Message &received = *m_state.trace.message(number);
    received.response = response;
    received.state = MessageState::Done;
    received.timing.finished = now();
    emit messageChanged(number);
    judge();
    if (m_kind == MessageKind::BackchannelLogout && !awaitsNotice())
        endNotices();
    return response;
}

bool RunSession::awaitsNotice() const
{
    const oauth::LogoutSettings &logout = m_state.profile.logout;
    return (logout.backchannel && !m_state.trace.last(MessageKind::BackchannelLogout)) ||
           (logout.frontchannel && !m_state.trace.last(MessageKind::FrontchannelLogout));
}

/// They may come after the browser is back. What does not come ends nothing: a rule says so.
void RunSession::awaitNotices()
{
    if (!awaitsNotice() || !m_listener || !m_listener->isListening())
        return endNotices();
    m_kind = MessageKind::BackchannelLogout;
    m_callbackTimer.start(m_environment.logoutTimeoutSeconds * 1000);
}

void RunSession::endNotices()
{
    m_callbackTimer.stop();
    m_kind = MessageKind::Other;
    // Out of the listener's signal: the run may end here.
    QMetaObject::invokeMethod(this, &RunSession::nextStep, Qt::QueuedConnection);
}

} // namespace claimcheck::flow
