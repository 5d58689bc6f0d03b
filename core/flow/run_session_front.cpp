#include "core/flow/browser_request.h"
#include "core/flow/explain.h"
#include "core/flow/run_session.h"
#include "core/flow/text.h"
#include "core/oauth/grant_types.h"
#include "core/oauth/signed_response.h"

// What the browser brings, put to use: codes, tokens, signed responses. OAuth 2.0 Multiple Response Type
// Encoding Practices, JARM.
namespace claimcheck::flow {

using namespace Qt::StringLiterals;

void RunSession::useCallback()
{
    if (m_over)
        return;
    if (const auto opened = openSignedResponse(); !opened)
        return fail(opened.error().code, opened.error().message, m_callbackNumber);
    if (!m_flow)
        return takeFrontChannel();
    m_flow->takeCallback(m_callbackValues); // or the run fails here
    if (!m_over)
        keepFrontTokens();
}

/// JARM §2.4: nothing of the response is used before it is verified.
base::Result<void> RunSession::openSignedResponse()
{
    const auto response = encoding::firstValue(m_callbackValues, "response");
    if (!response || !oauth::isSignedMode(m_state.profile.responseMode))
        return {};
    oauth::SignedResponseExpectations expected{
        m_state.result.issuer, m_state.profile.client.id, m_state.result.issuerKeys, {}, now() / 1000};
    if (m_state.client.signer)
        expected.clientKeys.keys.push_back(m_state.client.signer->key);
    if (!m_state.client.secret.isEmpty())
        expected.issuerKeys.keys.push_back(jose::keyFromSecret(m_state.client.secret));
    auto opened = oauth::openSignedResponse(*response, expected);
    if (!opened)
        return opened.error();
    m_callbackValues = *std::move(opened);
    return {};
}

/// The implicit grant: the tokens are here, or never.
void RunSession::takeFrontChannel()
{
    const auto response = oauth::readAuthorizationResponse(m_callbackValues).value;
    if (const auto verdict = oauth::checkAuthorizationResponse(response, expectedResponse(m_state)); !verdict)
        return onCodeFlowFailed(verdict.error());
    m_granted = true;
    keepFrontTokens();
    planAfterSteps();
    judge();
    nextStep();
}

void RunSession::keepFrontTokens()
{
    const auto response = oauth::readAuthorizationResponse(m_callbackValues).value;
    if (!response.accessToken && !response.idToken)
        return;
    keepToken(m_state, TokenRole::AccessToken, response.accessToken.value_or(QByteArray()), m_callbackNumber);
    keepToken(m_state, TokenRole::IdToken, response.idToken.value_or(QByteArray()), m_callbackNumber);
    emit tokensChanged();
}

void RunSession::onCodeFlowFailed(const base::Error &error)
{
    if (error.code != "authorization-error"_L1)
        return fail(error);
    const auto response = oauth::readAuthorizationResponse(m_callbackValues).value;
    fail(error.code, explainError(response.error, m_state, m_callbackNumber), m_callbackNumber);
}

http::Request RunSession::completed(http::Request request) const
{
    if (request.url.startsWith('/'))
        request.url = m_listener->callback().toUtf8().chopped(m_state.profile.redirect.path.toUtf8().size()) +
                      request.url;
    return request;
}

/// RFC 9101 §5.2: the server reads what the browser only named.
void RunSession::onRequestObjectServed(const http::Request &request, const http::Response &response)
{
    if (m_over)
        return;
    Message message = messageOfStep(MessageKind::RequestObject);
    message.request = completed(request);
    message.original = message.request;
    message.response = response;
    message.state = MessageState::Done;
    message.timing.started = message.timing.finished = now();
    m_recorder.add(std::move(message));
    judge();
}

} // namespace claimcheck::flow
