#include "core/flow/flow_finder.h"

#include "core/flow/recorded_entry.h"
#include "core/flow/recorded_profile.h"
#include "core/flow/text.h"
#include "core/lint/request_reading.h"
#include "core/oauth/token_response.h"

#include <algorithm>
#include <ranges>

namespace claimcheck::flow {

using namespace Qt::StringLiterals;
using encoding::FormPairs;
using http::HarEntry;
using lint::valueOf;

namespace {

constexpr std::size_t maxUnclaimed = 1'000;

void learnTokens(FlowDraft &draft, const HarEntry &entry)
{
    if (!entry.response)
        return;
    const auto tokens = oauth::readTokenResponse(*entry.response).value;
    if (!tokens.accessToken.isEmpty())
        draft.accessTokens.insert(tokens.accessToken);
    if (!tokens.refreshToken.isEmpty())
        draft.refreshTokens.insert(tokens.refreshToken);
}

/// Metadata or keys of the server that the flow went to.
bool fits(const FlowDraft &draft, const HarEntry &entry)
{
    return originOf(entry.request.url) == draft.origin ||
           bodyOf(entry)["authorization_endpoint"_L1].equals(draft.endpoint) ||
           bodyOf(entry)["token_endpoint"_L1].equals(draft.endpoint);
}

/// The endpoint of the server's metadata, the customary path, or an answer about somebody.
bool isUserInfo(const FlowDraft &draft, const HarEntry &entry)
{
    const auto isNamed = [&entry](const Message &message) {
        return message.kind == MessageKind::Metadata && message.response &&
               lint::jsonObject(message.response->body)["userinfo_endpoint"_L1].equals(entry.request.url);
    };
    return std::ranges::any_of(draft.trace.messages(), isNamed) ||
           entry.request.path().toLower().endsWith("userinfo") || bodyOf(entry).root().has("sub"_L1);
}

Trace inOrderOfTime(const Trace &trace)
{
    std::vector<Message> messages = trace.messages();
    std::ranges::stable_sort(messages, {}, [](const Message &message) { return message.timing.sent; });
    Trace ordered;
    for (Message &message : messages)
        ordered.append(std::move(message));
    return ordered;
}

} // namespace

FlowDraft &FlowFinder::begin(const HarEntry &entry)
{
    FlowDraft draft;
    draft.endpoint = withoutParameters(entry.request.url);
    draft.origin = originOf(entry.request.url);
    for (const HarEntry &earlier : m_earlier) {
        if (fits(draft, earlier))
            draft.trace.append(
                messageOf(earlier, isKeySet(earlier) ? MessageKind::Jwks : MessageKind::Metadata));
    }
    m_drafts.push_back(std::move(draft));
    return m_drafts.back();
}

bool FlowFinder::takeMetadata(const HarEntry &entry)
{
    if (!isMetadataPath(entry.request.path()))
        return false;
    m_earlier.push_back(entry);
    const auto draft =
        std::ranges::find_if(m_drafts.rbegin(), m_drafts.rend(),
                             [&entry](const FlowDraft &candidate) { return fits(candidate, entry); });
    if (draft != m_drafts.rend()) // an application may ask again after the redirect
        draft->trace.append(messageOf(entry, MessageKind::Metadata));
    return true;
}

bool FlowFinder::takeAuthorizationRequest(const HarEntry &entry)
{
    FormPairs pairs = lint::requestParametersOf(entry.request);
    const HarEntry *pushed = pushedRequest(valueOf(pairs, "request_uri"));
    if (pushed)
        lint::addMissing(pairs, encoding::parseForm(pushed->request.body));
    const bool is = hasAny(pairs, {"client_id"}) &&
                    hasAny(pairs, {"response_type", "request", "request_uri"}) &&
                    !hasAny(pairs, {"grant_type"});
    if (!is || entry.request.method == "OPTIONS")
        return false;
    const QByteArray state = valueOf(pairs, "state"), client = valueOf(pairs, "client_id");
    const auto again = std::ranges::find_if(m_drafts, [&](const FlowDraft &draft) {
        return !draft.answered && draft.clientId == client && draft.state == state &&
               draft.origin == originOf(entry.request.url);
    });
    if (again != m_drafts.end())
        return false; // the server sends the browser round: a page of the sign-in
    FlowDraft &draft = begin(entry);
    draft.clientId = client;
    draft.state = state;
    draft.redirectUri = valueOf(pairs, "redirect_uri");
    if (pushed)
        draft.trace.append(messageOf(*pushed, MessageKind::PushedAuthorization));
    draft.trace.append(messageOf(entry, MessageKind::AuthorizationRequest));
    return true;
}

bool FlowFinder::takeCallback(const HarEntry &entry)
{
    const FormPairs pairs = lint::callbackOf(entry.request);
    for (FlowDraft &draft : m_drafts | std::views::reverse) {
        if (draft.redirectUri.isEmpty() ||
            withoutParameters(entry.request.url) != withoutParameters(draft.redirectUri))
            continue;
        const bool fragment = pairs.empty() && draft.redirect; // browsers leave it out of what they record
        if (!isAuthorizationResponse(pairs) && !fragment)
            continue;
        const QByteArray state = valueOf(pairs, "state");
        if (!state.isEmpty() && state != draft.state && !draft.answered && m_drafts.size() > 1)
            continue; // of another flow with the same redirect URI
        Message message = messageOf(entry, MessageKind::AuthorizationResponse);
        if (fragment)
            message.request.url = message.original.url = draft.redirect->response->headers.value("Location");
        draft.trace.append(message);
        draft.answered = true;
        const FormPairs response = lint::callbackOf(message.request);
        draft.code = valueOf(response, "code");
        if (const QByteArray token = valueOf(response, "access_token"); !token.isEmpty())
            draft.accessTokens.insert(token);
        return true;
    }
    return false;
}

FlowDraft *FlowFinder::draftOfToken(const FormPairs &form)
{
    const QByteArray code = valueOf(form, "code"), refresh = valueOf(form, "refresh_token");
    for (FlowDraft &draft : m_drafts | std::views::reverse) {
        if ((!code.isEmpty() && draft.code == code) || draft.refreshTokens.contains(refresh))
            return &draft;
    }
    return nullptr;
}

/// A flow whose authorization request was not recorded: Safari keeps the last of several redirects only.
FlowDraft &FlowFinder::beginWithToken(const HarEntry &entry, const FormPairs &form)
{
    FlowDraft &draft = begin(entry);
    draft.clientId = clientOf(entry.request, form);
    draft.answered = true;
    draft.code = valueOf(form, "code");
    const auto answer = std::ranges::find_if(m_unclaimed, [&draft](const HarEntry &candidate) {
        return !draft.code.isEmpty() && valueOf(lint::callbackOf(candidate.request), "code") == draft.code;
    });
    if (answer != m_unclaimed.end())
        draft.trace.append(messageOf(*answer, MessageKind::AuthorizationResponse));
    return draft;
}

bool FlowFinder::takeTokenRequest(const HarEntry &entry)
{
    const FormPairs form = encoding::parseForm(entry.request.body);
    const QByteArray grant = valueOf(form, "grant_type");
    const bool unread = entry.request.body.isEmpty() && givesTokens(entry);
    if (entry.request.method != "POST" || (grant.isEmpty() && !unread))
        return false;
    FlowDraft *draft = draftOfToken(form);
    for (FlowDraft &other :
         m_drafts | std::views::reverse) { // a code or token that a tool took out of the file
        const bool fitting = unread ? fits(other, entry) : other.clientId == clientOf(entry.request, form);
        if (!draft && other.answered && other.accessTokens.empty() && fitting)
            draft = &other;
    }
    if (!draft && unread)
        return false;
    if (!draft)
        draft = &beginWithToken(entry, form);
    draft->trace.append(
        messageOf(entry, grant == "refresh_token" ? MessageKind::Refresh : MessageKind::Token));
    learnTokens(*draft, entry);
    return true;
}

bool FlowFinder::takeKeys(const HarEntry &entry)
{
    if (!isKeySet(entry))
        return false;
    m_earlier.push_back(entry);
    for (FlowDraft &draft : m_drafts) {
        const bool named = std::ranges::any_of(draft.trace.messages(), [&](const Message &message) {
            return message.kind == MessageKind::Metadata && message.response &&
                   lint::jsonObject(message.response->body)["jwks_uri"_L1].equals(entry.request.url);
        });
        if (named || draft.origin == originOf(entry.request.url))
            draft.trace.append(messageOf(entry, MessageKind::Jwks));
    }
    return true;
}

/// Introspection and revocation.
bool FlowFinder::takeTokenUse(const HarEntry &entry)
{
    const FormPairs form = encoding::parseForm(entry.request.body);
    const QByteArray token = valueOf(form, "token");
    const QByteArray path = entry.request.path().toLower();
    const MessageKind kind = path.contains("introspect") ? MessageKind::Introspection
                             : path.contains("revo")     ? MessageKind::Revocation
                                                         : MessageKind::Other;
    if (entry.request.method != "POST" || token.isEmpty() || kind == MessageKind::Other)
        return false;
    for (FlowDraft &draft : m_drafts | std::views::reverse) {
        if (draft.accessTokens.contains(token) || draft.refreshTokens.contains(token)) {
            draft.trace.append(messageOf(entry, kind));
            return true;
        }
    }
    return false;
}

bool FlowFinder::takeBearerCall(const HarEntry &entry)
{
    const QByteArray field = entry.request.headers.value("Authorization");
    const QByteArray token = field.sliced(qMin(field.size(), field.indexOf(' ') + 1)).trimmed();
    for (FlowDraft &draft : m_drafts | std::views::reverse) {
        if (!draft.accessTokens.contains(token))
            continue;
        draft.trace.append(
            messageOf(entry, isUserInfo(draft, entry) ? MessageKind::UserInfo : MessageKind::ApiCall));
        return true;
    }
    return false;
}

/// What the authorization server shows between the request and the response: documents, posts and redirects.
bool FlowFinder::takeSignInPage(const HarEntry &entry)
{
    const QByteArray location = entry.response ? entry.response->headers.value("Location") : QByteArray();
    for (FlowDraft &draft : m_drafts | std::views::reverse) {
        if (draft.answered)
            continue;
        if (!draft.redirectUri.isEmpty() &&
            withoutParameters(location) == withoutParameters(draft.redirectUri))
            draft.redirect = entry;
        const bool page =
            !location.isEmpty() || entry.request.method == "POST" ||
            (entry.response && entry.response->headers.value("Content-Type").startsWith("text/html"));
        if (originOf(entry.request.url) != draft.origin || !page || !isForDocument(entry))
            continue;
        Message message = messageOf(entry, MessageKind::Other);
        message.from = Party::Browser;
        message.name = Text::tr("sign-in and consent");
        draft.trace.append(std::move(message));
        return true;
    }
    return false;
}

void FlowFinder::take(const HarEntry &entry)
{
    constexpr Taker takers[] = {
        &FlowFinder::takeMetadata,      &FlowFinder::takeResourceMetadata,
        &FlowFinder::takePushedRequest, &FlowFinder::takeCallback,
        &FlowFinder::takeLogout,        &FlowFinder::takeAuthorizationRequest,
        &FlowFinder::takeTokenRequest,  &FlowFinder::takeKeys,
        &FlowFinder::takeTokenUse,      &FlowFinder::takeBearerCall,
        &FlowFinder::takeLogoutNotice,  &FlowFinder::takeSignInPage,
    };
    const bool taken = std::ranges::any_of(takers, [&](Taker taker) { return (this->*taker)(entry); });
    const bool mayBeResponse = encoding::firstValue(lint::callbackOf(entry.request), "code").has_value();
    if (!taken && mayBeResponse && m_unclaimed.size() < maxUnclaimed)
        m_unclaimed.push_back(entry);
    // The authorization request may itself be answered by the redirect, without a page between.
    if (taken && !m_drafts.empty() && entry.response && !m_drafts.back().answered) {
        FlowDraft &draft = m_drafts.back();
        const QByteArray location = entry.response->headers.value("Location");
        if (!draft.redirectUri.isEmpty() &&
            withoutParameters(location) == withoutParameters(draft.redirectUri))
            draft.redirect = entry;
    }
}

std::vector<Trace> FlowFinder::finish()
{
    std::vector<Trace> traces;
    for (FlowDraft &draft : m_drafts) {
        if (!draft.answered && draft.redirect) {
            HarEntry callback;
            callback.request.url = draft.redirect->response->headers.value("Location");
            callback.timing = draft.redirect->timing;
            Message message = messageOf(callback, MessageKind::AuthorizationResponse);
            message.name = Text::tr("authorization response, seen in the redirect");
            draft.trace.append(std::move(message));
        }
        addResources(draft);
        traces.push_back(inOrderOfTime(draft.trace));
    }
    return traces;
}

} // namespace claimcheck::flow
