#pragma once

// Internal to core/flow: sorts recorded requests into flows.
#include "core/encoding/form.h"
#include "core/flow/trace.h"
#include "core/http/har.h"

#include <set>

namespace claimcheck::flow {

/// A flow as far as it was found.
struct FlowDraft
{
    Trace trace;
    QByteArray endpoint; ///< of the authorization request, without its query
    QByteArray origin;   ///< of the authorization server
    QByteArray clientId;
    QByteArray state;
    QByteArray redirectUri;
    QByteArray code;
    std::set<QByteArray> accessTokens;
    std::set<QByteArray> refreshTokens;
    std::optional<http::HarEntry> redirect; ///< to the redirect URI, with a response in its Location
    bool answered = false;                  ///< the authorization response is in the trace
    QByteArray logoutRedirectUri;           ///< where the browser comes back after a sign-out
};

class FlowFinder
{
public:
    /// In the order of time.
    void take(const http::HarEntry &entry);
    [[nodiscard]] std::vector<Trace> finish();

private:
    using Taker = bool (FlowFinder::*)(const http::HarEntry &);
    bool takeMetadata(const http::HarEntry &entry);
    bool takeAuthorizationRequest(const http::HarEntry &entry);
    bool takeCallback(const http::HarEntry &entry);
    bool takeTokenRequest(const http::HarEntry &entry);
    bool takeKeys(const http::HarEntry &entry);
    bool takeTokenUse(const http::HarEntry &entry);
    bool takeBearerCall(const http::HarEntry &entry);
    bool takeSignInPage(const http::HarEntry &entry);
    // flow_finder_around.cpp: what stands around a flow
    bool takePushedRequest(const http::HarEntry &entry);
    bool takeResourceMetadata(const http::HarEntry &entry);
    bool takeLogout(const http::HarEntry &entry);
    bool takeLogoutNotice(const http::HarEntry &entry);
    const http::HarEntry *pushedRequest(const QByteArray &requestUri) const;
    void addResources(FlowDraft &draft) const;
    FlowDraft &begin(const http::HarEntry &entry);
    FlowDraft &beginWithToken(const http::HarEntry &entry, const encoding::FormPairs &form);
    FlowDraft *draftOfToken(const encoding::FormPairs &form);

    std::vector<FlowDraft> m_drafts;
    std::vector<http::HarEntry> m_earlier;   ///< metadata and keys that came before their flow
    std::vector<http::HarEntry> m_unclaimed; ///< with a code, of no flow that began so far
    std::vector<http::HarEntry> m_pushed;    ///< pushed authorization requests
    std::vector<http::HarEntry>
        m_resources; ///< what APIs say of themselves, and the refusals that point there
};

} // namespace claimcheck::flow
