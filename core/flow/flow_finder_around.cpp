#include "core/flow/flow_finder.h"

#include "core/flow/recorded_entry.h"
#include "core/http/www_authenticate.h"
#include "core/lint/request_reading.h"

#include <algorithm>
#include <ranges>

// What stands around a flow: pushed requests (RFC 9126), what an API says of itself (RFC 9728), the sign-out
// (OpenID Connect RP-Initiated Logout 1.0) and what is told of it (Back-Channel and Front-Channel
// Logout 1.0).
namespace claimcheck::flow {

using namespace Qt::StringLiterals;
using encoding::FormPairs;
using http::HarEntry;
using lint::valueOf;

namespace {

constexpr std::size_t maxKept = 1'000;

bool isResourceMetadata(const HarEntry &entry)
{
    return entry.request.path().contains("/.well-known/oauth-protected-resource");
}

/// The metadata that a refusal points to; empty if it is none.
QByteArray resourceMetadataOf(const HarEntry &entry)
{
    if (!entry.response || entry.response->status != 401)
        return {};
    for (const http::Challenge &challenge : http::readChallenges(entry.response->headers)) {
        if (const QByteArray url = challenge.value("resource_metadata"); !url.isEmpty())
            return url;
    }
    return {};
}

/// The API trusts the server that the flow went to.
bool isOf(const FlowDraft &draft, const HarEntry &metadata)
{
    const QStringList servers = lint::stringsOf(bodyOf(metadata)["authorization_servers"_L1]);
    return std::ranges::any_of(
        servers, [&draft](const QString &server) { return originOf(server.toUtf8()) == draft.origin; });
}

} // namespace

const HarEntry *FlowFinder::pushedRequest(const QByteArray &requestUri) const
{
    if (requestUri.isEmpty())
        return nullptr;
    const auto found = std::ranges::find_if(
        m_pushed, [&](const HarEntry &entry) { return bodyOf(entry)["request_uri"_L1].equals(requestUri); });
    return found == m_pushed.end() ? nullptr : &*found;
}

bool FlowFinder::takePushedRequest(const HarEntry &entry)
{
    const FormPairs form = encoding::parseForm(entry.request.body);
    const bool is = entry.request.method == "POST" && hasAny(form, {"response_type", "request"}) &&
                    !hasAny(form, {"grant_type"}) && bodyOf(entry)["request_uri"_L1].isString();
    if (is && m_pushed.size() < maxKept)
        m_pushed.push_back(entry);
    return is;
}

bool FlowFinder::takeResourceMetadata(const HarEntry &entry)
{
    const bool is = isResourceMetadata(entry) || !resourceMetadataOf(entry).isEmpty();
    if (is && m_resources.size() < maxKept)
        m_resources.push_back(entry);
    return is;
}

void FlowFinder::addResources(FlowDraft &draft) const
{
    for (const HarEntry &metadata : m_resources) {
        if (!isResourceMetadata(metadata) || !isOf(draft, metadata))
            continue;
        draft.trace.append(messageOf(metadata, MessageKind::ResourceMetadata));
        for (const HarEntry &call : m_resources) {
            if (resourceMetadataOf(call) == metadata.request.url)
                draft.trace.append(messageOf(call, MessageKind::ApiCall));
        }
    }
}

bool FlowFinder::takeLogout(const HarEntry &entry)
{
    const FormPairs pairs = lint::requestParametersOf(entry.request);
    for (FlowDraft &draft : m_drafts | std::views::reverse) {
        const bool asks = hasAny(pairs, {"post_logout_redirect_uri", "id_token_hint"}) &&
                          !hasAny(pairs, {"response_type", "request_uri"}) &&
                          originOf(entry.request.url) == draft.origin;
        const bool returns =
            !draft.logoutRedirectUri.isEmpty() &&
            withoutParameters(entry.request.url) == withoutParameters(draft.logoutRedirectUri);
        if (!asks && !returns)
            continue;
        draft.trace.append(messageOf(entry, asks ? MessageKind::LogoutRequest : MessageKind::LogoutResponse));
        draft.logoutRedirectUri = asks ? valueOf(pairs, "post_logout_redirect_uri") : QByteArray();
        return true;
    }
    return false;
}

/// What a server posts to a client, or a page of it loads there: about the issuer or the client of a flow.
bool FlowFinder::takeLogoutNotice(const HarEntry &entry)
{
    const FormPairs pairs = lint::callbackOf(entry.request);
    const auto token = lint::readJwt(valueOf(pairs, "logout_token"));
    const QByteArray issuer = token ? token->payload["iss"_L1].toUtf8() : valueOf(pairs, "iss");
    const bool frame =
        entry.request.method == "GET" && hasAny(pairs, {"sid"}) && !hasAny(pairs, {"state", "code"});
    if (issuer.isEmpty() || (!token && !frame))
        return false;
    for (FlowDraft &draft : m_drafts | std::views::reverse) {
        if (originOf(issuer) != draft.origin || originOf(entry.request.url) == draft.origin)
            continue;
        draft.trace.append(
            messageOf(entry, token ? MessageKind::BackchannelLogout : MessageKind::FrontchannelLogout));
        return true;
    }
    return false;
}

} // namespace claimcheck::flow
