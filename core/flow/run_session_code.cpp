#include "core/flow/browser_request.h"
#include "core/flow/explain.h"
#include "core/flow/grant_requests.h"
#include "core/flow/run_session.h"
#include "core/flow/text.h"
#include "core/lint/request_reading.h"
#include "core/net/fetcher.h"
#include "core/net/redirect_page.h"
#include "core/oauth/form_parameters.h"
#include "core/oauth/token_response.h"

// The code grant itself: authorization request, callback, token request. RFC 6749 §4.1.
namespace claimcheck::flow {

using namespace Qt::StringLiterals;

namespace {

/// What a server put into the fragment is posted by our own page; in the run it is where it was.
http::Request asTheBrowserHadIt(const net::RedirectCallback &callback)
{
    if (callback.channel != net::CallbackChannel::Fragment)
        return callback.request;
    http::Request request = callback.request;
    request.method = "GET";
    request.url +=
        '#' + encoding::firstValue(encoding::parseForm(request.body), net::relayField).value_or(QByteArray());
    request.body.clear();
    request.headers.remove("Content-Type");
    request.headers.remove("Content-Length");
    return request;
}

} // namespace

/// Once for the pushed request and what the browser carries after it.
base::Result<void> RunSession::makeValues()
{
    if (m_state.values.state.isEmpty())
        m_state.values =
            oauth::makeRunValues(m_state.profile, m_listener->callback().toUtf8(), *m_environment.random);
    return m_signer.prepare();
}

base::Result<void> RunSession::makeCodeFlow()
{
    if (const auto prepared = m_signer.prepare(); !prepared.ok())
        return prepared;
    const auto request = carriedRequest(m_state);
    if (!request.ok())
        return request.error();
    net::AuthorizationCodeOptions options;
    options.authorization = *request;
    options.redirectUri = m_state.values.redirectUri;
    options.token.endpoint = endpointOf(MessageKind::Token, m_state);
    options.token.client = m_state.client;
    options.token.resource = m_state.profile.resource;
    options.token.extra = m_state.profile.tokenParameters;
    options.codeVerifier = m_state.values.pkce.verifier;
    options.expected = expectedResponse(m_state);
    options.complete = [this](http::Request token) {
        oauth::applyExtras(token, m_state.profile.extrasOf(oauth::Leg::Token));
        return m_signer.withProof(std::move(token));
    };
    m_flow = std::make_unique<net::AuthorizationCodeFlow>(options, *m_manager, *m_listener);
    connect(m_flow.get(), &net::AuthorizationCodeFlow::tokenResponseReceived, this,
            &RunSession::onTokenResponse);
    connect(m_flow.get(), &net::AuthorizationCodeFlow::failed, this,
            [this](const base::Error &error) { m_over ? void() : onCodeFlowFailed(error); });
    return {};
}

base::Result<void> RunSession::startAuthorization()
{
    if (const auto made = makeValues(); !made.ok())
        return made;
    if (m_state.profile.grant == oauth::Grant::Implicit) { // no code, so nothing for QtNetworkAuth to trade
        const auto request = carriedRequest(m_state);
        if (!request.ok())
            return request.error();
        onAuthorizationUrl(oauth::authorizationUrl(*request));
        return {};
    }
    if (const auto made = makeCodeFlow(); !made.ok())
        return made;
    connect(m_flow.get(), &net::AuthorizationCodeFlow::authorizationRequestReady, this,
            &RunSession::onAuthorizationUrl);
    m_flow->start();
    return {};
}

void RunSession::onAuthorizationUrl(const QUrl &url)
{
    Message message = messageOfStep(MessageKind::AuthorizationRequest);
    message.request.url = url.toEncoded();
    message.original = message.request;
    message.timing.started = now();
    if (!m_state.requestObject.isEmpty())
        m_listener->serve(requestObjectPath(),
                          http::textResponse(200, "application/oauth-authz-req+jwt", m_state.requestObject));
    const int number = m_recorder.add(std::move(message));
    if (holds(number, HoldPoint::BeforeRequest))
        return hold(number, HoldPoint::BeforeRequest);
    openBrowser(*m_state.trace.message(number));
}

void RunSession::openBrowser(Message &message)
{
    const int number = message.number;
    message.state = MessageState::InFlight;
    message.timing.sent = now();
    const QUrl url = QUrl::fromEncoded(message.request.url);
    emit messageChanged(number);
    judge();
    m_kind = MessageKind::AuthorizationResponse;
    if (m_environment.callbackTimeoutSeconds > 0)
        m_callbackTimer.start(m_environment.callbackTimeoutSeconds * 1000);
    if (const auto opened = m_environment.openBrowser(url); !opened.ok())
        fail(opened.error());
}

void RunSession::onCallback(const net::RedirectCallback &callback)
{
    if (m_over)
        return;
    if (m_kind == MessageKind::LogoutResponse)
        return onLogoutReturn(callback.request);
    const bool first = m_callbackNumber == 0;
    const int number = addCallback(asTheBrowserHadIt(callback));
    if (!first)
        return judge();
    m_callbackValues = callback.values;
    judge();
    if (holds(number, HoldPoint::BeforeRequest))
        return hold(number, HoldPoint::BeforeRequest);
    takeCallback(*m_state.trace.message(number));
}

/// Records it; the run's first one also answers the authorization request.
int RunSession::addCallback(const http::Request &request)
{
    const bool first = m_callbackNumber == 0;
    const qint64 received = now();
    Message message = messageOfStep(MessageKind::AuthorizationResponse);
    if (!first)
        message.name = Text::tr("authorization response, again");
    message.request = request;
    if (request.url.startsWith('/'))
        message.request.url =
            QUrl::fromEncoded(m_state.values.redirectUri).toEncoded(QUrl::RemovePath | QUrl::RemoveQuery) +
            request.url;
    message.original = message.request;
    message.timing = {received, received, received, received};
    message.state = first ? MessageState::RequestHeld : MessageState::Dropped;
    const int number = m_recorder.add(std::move(message));
    if (!first)
        return number;
    m_callbackNumber = number;
    m_callbackTimer.stop();
    const Message *asked = m_state.trace.last(MessageKind::AuthorizationRequest);
    if (asked && !asked->replayed) {
        Message &open = *m_state.trace.message(asked->number);
        open.state = MessageState::Done;
        open.timing.finished = received;
        emit messageChanged(open.number);
    }
    return number;
}

void RunSession::answerCallback(const http::Request &callback)
{
    const Message *asked = m_state.trace.last(MessageKind::AuthorizationRequest);
    const bool waits =
        asked && (asked->state == MessageState::RequestHeld || asked->state == MessageState::InFlight);
    if (m_over || !waits || m_callbackNumber > 0)
        return;
    m_state.held.reset();
    m_kind = MessageKind::AuthorizationResponse;
    Message &message = *m_state.trace.message(addCallback(callback));
    message.answeredByHand = true;
    m_callbackValues = lint::callbackOf(message.request);
    judge();
    takeCallback(message);
}

void RunSession::onStrayCallback(const http::Request &request)
{
    if (m_over)
        return;
    Message message;
    message.kind = MessageKind::Other;
    message.from = Party::Browser;
    message.to = Party::Client;
    message.name = Text::tr("response to a wrong path");
    message.request = request;
    message.request.url =
        QUrl::fromEncoded(m_state.values.redirectUri).toEncoded(QUrl::RemovePath | QUrl::RemoveQuery) +
        request.url;
    message.original = message.request;
    message.state = MessageState::Dropped;
    message.timing.started = message.timing.finished = now();
    m_recorder.add(std::move(message));
    judge();
}

void RunSession::takeCallback(const Message &message)
{
    Message &callback = *m_state.trace.message(message.number);
    callback.state = MessageState::Done;
    if (callback.request != callback.original)
        m_callbackValues = lint::callbackOf(callback.request);
    emit messageChanged(callback.number);
    m_kind = MessageKind::Token;
    // Out of the listener's signal: the flow may end here, and the listener with it.
    QMetaObject::invokeMethod(this, &RunSession::useCallback, Qt::QueuedConnection);
}

/// QtNetworkAuth posts once; what comes again is a plain request. It goes as it was sent, edits included, and
/// is signed anew on its way.
void RunSession::sendTokenRequestAgain(const http::Request &request)
{
    auto *fetcher = new net::Fetcher(*m_manager, request, {stepOf(MessageKind::Token).name}, this);
    connect(fetcher, &net::Fetcher::finished, this, [this, fetcher] {
        fetcher->deleteLater();
        if (m_over)
            return;
        fetcher->result().ok() ? onTokenResponse(*fetcher->result()) : fail(fetcher->result().error());
    });
    fetcher->start();
}

void RunSession::onTokenResponse(const http::Response &response)
{
    if (m_over)
        return;
    const Message *message = m_state.trace.last(MessageKind::Token);
    const int number = message ? message->number : 0;
    if (message && wantsAgain(MessageKind::Token, response))
        return sendTokenRequestAgain(http::Request(message->request));
    const auto reading = oauth::readTokenResponse(response);
    switch (reading.value.outcome) {
    case oauth::TokenOutcome::Refused:
        return fail("token-refused"_L1, explainError(reading.value.error, m_state, number), number);
    case oauth::TokenOutcome::Unreadable:
        return fail(
            "token-response-unreadable"_L1,
            Text::tr(
                "The answer with status %1 is neither a token response nor an OAuth error. See its body.")
                .arg(response.status),
            number);
    case oauth::TokenOutcome::Granted: break;
    }
    m_granted = true;
    keepTokens(response);
    planAfterSteps();
    // Out of QtNetworkAuth's reply handling.
    QMetaObject::invokeMethod(this, &RunSession::nextStep, Qt::QueuedConnection);
}

} // namespace claimcheck::flow
