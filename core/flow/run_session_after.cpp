#include "core/flow/missing_key.h"
#include "core/flow/run_requests.h"
#include "core/flow/run_session.h"
#include "core/jose/verify.h"
#include "core/net/fetcher.h"
#include "core/oauth/dpop.h"
#include "core/oauth/form_parameters.h"
#include "core/oauth/token_response.h"

#include <algorithm>

// What follows the tokens: the issuer's keys, then the steps that the profile asks for.
namespace claimcheck::flow {

using namespace Qt::StringLiterals;

namespace {

bool isJws(const ReceivedToken &token)
{
    return token.role != TokenRole::RefreshToken && jose::parseJws(token.text).ok();
}

} // namespace

void RunSession::keepTokens(const http::Response &response)
{
    const oauth::TokenResponse tokens = oauth::readTokenResponse(response).value;
    const Message *message = m_state.trace.last(m_kind);
    const int number = message ? message->number : 0;
    keepToken(m_state, TokenRole::AccessToken, tokens.accessToken, number);
    keepToken(m_state, TokenRole::IdToken, tokens.idToken, number);
    keepToken(m_state, TokenRole::RefreshToken, tokens.refreshToken, number);
    emit tokensChanged();
}

void RunSession::planAfterSteps()
{
    const auto lacksKeys = [this](const ReceivedToken &token) {
        return isJws(token) &&
               (m_state.result.issuerKeys.isEmpty() || isKeyMissing(m_state.result.issuerKeys, token.text));
    };
    if (std::ranges::any_of(m_state.result.tokens, lacksKeys))
        m_steps.push_back(MessageKind::Jwks);
    for (oauth::AfterStep after : m_state.profile.after) {
        if (const auto kind = messageKindOf(after))
            m_steps.push_back(*kind);
    }
}

void RunSession::fetch(MessageKind kind)
{
    // A branch may begin here; what is pushed needs the run's values.
    const auto prepared =
        kind == MessageKind::PushedAuthorization ? makeValues() : base::Result<void>(m_signer.prepare());
    if (!prepared.ok())
        return fail(prepared.error());
    auto request = requestFor(kind, m_state);
    if (!request.ok())
        return fail(request.error());
    if (const auto leg = legOf(kind))
        oauth::applyExtras(*request, m_state.profile.extrasOf(*leg));
    const auto redirects = kind == MessageKind::Jwks ? net::FollowRedirects::Safe : net::FollowRedirects::No;
    auto *fetcher =
        new net::Fetcher(*m_manager, carriesProof(kind, m_state) ? m_signer.withProof(*request) : *request,
                         {stepOf(kind).name, redirects}, this);
    connect(fetcher, &net::Fetcher::finished, this, [this, fetcher, kind] {
        fetcher->deleteLater();
        if (m_over)
            return;
        if (!fetcher->result().ok())
            return fail(fetcher->result().error());
        if (wantsAgain(kind, *fetcher->result()))
            return fetch(kind);
        isGrantStep(kind) ? readGrantStep(kind, *fetcher->result()) : readAfterStep(kind, *fetcher->result());
    });
    fetcher->start();
}

bool RunSession::wantsAgain(MessageKind kind, const http::Response &response)
{
    return m_state.values.proofKey && oauth::demandsNonce(response) &&
           oauth::isDpopNonce(response.headers.value("DPoP-Nonce")) && m_sentAgain.insert(kind).second;
}

/// An HTTP error of these steps ends nothing: the rules say what it means, and the next step may still work.
void RunSession::readAfterStep(MessageKind kind, const http::Response &response)
{
    if (kind == MessageKind::Jwks)
        readKeys(response);
    if (kind == MessageKind::Refresh &&
        oauth::readTokenResponse(response).value.outcome == oauth::TokenOutcome::Granted)
        keepTokens(response);
    judge();
    nextStep();
}

void RunSession::readKeys(const http::Response &response)
{
    auto keys = jose::readKeys(response.body, QString::fromUtf8(m_state.metadata.jwksUri.toEncoded()));
    if (!response.isSuccess() || !keys.ok())
        return;
    m_state.result.issuerKeys = *std::move(keys);
    const bool missing = std::ranges::any_of(m_state.result.tokens, [this](const ReceivedToken &token) {
        return isJws(token) && isKeyMissing(m_state.result.issuerKeys, token.text);
    });
    // Keys rotate: a kid that is not there yet may be in a newer set. Once, so that nothing loops.
    if (missing && !std::exchange(m_keysFetchedAgain, true))
        m_steps.push_front(MessageKind::Jwks);
    emit tokensChanged();
}

} // namespace claimcheck::flow
