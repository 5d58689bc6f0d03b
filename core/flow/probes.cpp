#include "core/flow/probe.h"

#include "core/encoding/base64url.h"
#include "core/encoding/form.h"
#include "core/encoding/json.h"
#include "core/flow/text.h"

#include <algorithm>

namespace claimcheck::flow {

using namespace Qt::StringLiterals;
using base::Spec;
using encoding::FormPairs;
using http::Request;
using Changed = std::optional<Request>;

namespace {

/// The form's parameter replaced, or left out; nullopt if it is not there.
Changed withForm(Request request, QByteArrayView name, const std::optional<QByteArray> &value)
{
    FormPairs pairs = encoding::parseForm(request.body);
    const auto found =
        std::ranges::find_if(pairs, [name](const encoding::FormPair &pair) { return pair.name == name; });
    if (found == pairs.end())
        return std::nullopt;
    if (value)
        found->value = *value;
    else
        pairs.erase(found);
    request.body = encoding::encodeForm(pairs);
    return request;
}

Changed withBearer(const RunState &state, Request request, const QByteArray &token)
{
    request.headers.set("Authorization", (hasBoundToken(state) ? "DPoP " : "Bearer ") + token);
    return request;
}

QByteArray accessToken(const RunState &state)
{
    const ReceivedToken *token = state.result.token(TokenRole::AccessToken);
    return token ? token->text : QByteArray();
}

Changed withoutToken(const RunState &, const Message &message)
{
    Request request = message.request;
    request.headers.remove("Authorization");
    return request;
}

Changed changedSignature(const RunState &state, const Message &message)
{
    QByteArray token = accessToken(state);
    if (!looksLikeJwt(token))
        return std::nullopt;
    // The first character of a signature holds six bits that all count, the last may not.
    char &first = token[token.lastIndexOf('.') + 1];
    first = first == 'A' ? 'B' : 'A';
    return withBearer(state, message.request, token);
}

Changed algNone(const RunState &state, const Message &message)
{
    const QByteArray token = accessToken(state);
    if (!looksLikeJwt(token))
        return std::nullopt;
    const QByteArray header = encoding::encodeBase64Url(R"({"typ":"at+jwt","alg":"none"})");
    const qsizetype begin = token.indexOf('.'), end = token.lastIndexOf('.');
    return withBearer(state, message.request, header + token.sliced(begin, end - begin) + '.');
}

Changed idToken(const RunState &state, const Message &message)
{
    const ReceivedToken *token = state.result.token(TokenRole::IdToken);
    return token ? withBearer(state, message.request, token->text) : std::nullopt;
}

Changed unchanged(const RunState &, const Message &message)
{
    return message.request;
}

Changed boundAsBearer(const RunState &state, const Message &message)
{
    if (!hasBoundToken(state))
        return std::nullopt;
    Request request = message.request;
    request.headers.remove("DPoP");
    request.headers.set("Authorization", "Bearer " + accessToken(state));
    return request;
}

bool isPublic(const RunState &state)
{
    return state.profile.client.auth == oauth::ClientAuth::None;
}

/// RFC 9700 §2.2.2 asks for rotation, or sender-constrained tokens, where the client has no secret.
Changed usedRefreshToken(const RunState &state, const Message &message)
{
    return isPublic(state) && !hasBoundToken(state) ? Changed(message.request) : std::nullopt;
}

Changed withoutAuthentication(const RunState &state, const Message &message)
{
    if (isPublic(state))
        return std::nullopt;
    Request request = message.request;
    // One that was not used up yet, or it would be refused for that.
    if (const ReceivedToken *token = state.result.token(TokenRole::RefreshToken))
        request = withForm(request, "refresh_token", token->text).value_or(request);
    request.headers.remove("Authorization");
    for (const char *name : {"client_secret", "client_assertion", "client_assertion_type"})
        request = withForm(request, name, std::nullopt).value_or(request);
    const bool namesClient =
        message.kind != MessageKind::Introspection; // RFC 7662 §2.1 has no such parameter
    if (namesClient && !encoding::firstValue(encoding::parseForm(request.body), "client_id"))
        request.body += "&client_id=" + encoding::encodeFormComponent(state.profile.client.id.toUtf8());
    return request;
}

Changed noVerifier(const RunState &, const Message &message)
{
    return message.kind == MessageKind::Token ? withForm(message.request, "code_verifier", std::nullopt)
                                              : std::nullopt;
}

/// A verifier of the right shape that fits no challenge of ours.
Changed otherVerifier(const RunState &, const Message &message)
{
    return message.kind == MessageKind::Token
               ? withForm(message.request, "code_verifier", QByteArray(43, 'x'))
               : std::nullopt;
}

Changed otherRedirectUri(const RunState &, const Message &message)
{
    const auto pairs = encoding::parseForm(message.request.body);
    const auto uri = encoding::firstValue(pairs, "redirect_uri");
    return message.kind == MessageKind::Token && uri
               ? withForm(message.request, "redirect_uri", *uri + "/other")
               : std::nullopt;
}

Changed withoutChallenge(const Message &message)
{
    const qsizetype mark = message.request.url.indexOf('?');
    if (message.kind != MessageKind::AuthorizationRequest || mark < 0)
        return std::nullopt;
    FormPairs pairs = encoding::parseForm(message.request.url.sliced(mark + 1));
    if (std::erase_if(pairs, [](const auto &pair) { return pair.name.startsWith("code_challenge"); }) == 0)
        return std::nullopt;
    Request request = message.request;
    request.url = request.url.first(mark + 1) + encoding::encodeForm(pairs);
    return request;
}

/// The challenge is taken away, as an attacker would who changes the link; the client still sends its
/// verifier.
Changed downgraded(const RunState &, const Message &message)
{
    return withoutChallenge(message);
}

Changed withoutPkce(const RunState &state, const Message &message)
{
    if (!isPublic(state))
        return std::nullopt;
    return message.kind == MessageKind::Token ? noVerifier(state, message) : withoutChallenge(message);
}

#define CLAIMCHECK_PROBE(text) QT_TRANSLATE_NOOP("claimcheck_flow", text)

constexpr Probe probeRows[] = {
    {"api-without-token"_L1,
     CLAIMCHECK_PROBE("The API called without a token"),
     ProbeRun::Api,
     MessageKind::ApiCall,
     withoutToken,
     CLAIMCHECK_PROBE("Anybody can call the API."),
     {Spec::Rfc6750, "3"}},
    {"api-changed-signature"_L1,
     CLAIMCHECK_PROBE("An access token whose signature was changed"),
     ProbeRun::Api,
     MessageKind::ApiCall,
     changedSignature,
     CLAIMCHECK_PROBE("The API does not verify signatures: anybody can write a token with any claims."),
     {Spec::Rfc9068, "4"}},
    {"api-alg-none"_L1,
     CLAIMCHECK_PROBE("An access token with alg none"),
     ProbeRun::Api,
     MessageKind::ApiCall,
     algNone,
     CLAIMCHECK_PROBE("The API lets the token say that it needs no signature."),
     {Spec::Rfc8725, "3.2"}},
    {"api-id-token"_L1,
     CLAIMCHECK_PROBE("The ID token sent to the API"),
     ProbeRun::Api,
     MessageKind::ApiCall,
     idToken,
     CLAIMCHECK_PROBE(
         "The API looks neither at the token's type nor at its audience: what any client was given "
         "about a user opens it."),
     {Spec::Rfc9068, "4"}},
    {"api-bound-as-bearer"_L1,
     CLAIMCHECK_PROBE("A DPoP-bound token sent as a bearer token"),
     ProbeRun::Api,
     MessageKind::ApiCall,
     boundAsBearer,
     CLAIMCHECK_PROBE("A stolen token works without its key."),
     {Spec::Rfc9449, "7.1"}},
    {"userinfo-without-token"_L1,
     CLAIMCHECK_PROBE("UserInfo asked for without a token"),
     ProbeRun::Api,
     MessageKind::UserInfo,
     withoutToken,
     CLAIMCHECK_PROBE("Anybody can read who the user is."),
     {Spec::OidcCore, "5.3"}},
    {"introspection-for-anybody"_L1,
     CLAIMCHECK_PROBE("Introspection without authentication"),
     ProbeRun::Api,
     MessageKind::Introspection,
     withoutAuthentication,
     CLAIMCHECK_PROBE("Whoever finds a token, or guesses one, can ask what it is worth."),
     {Spec::Rfc7662, "2.1"}},
    {"code-again"_L1,
     CLAIMCHECK_PROBE("An authorization code used twice"),
     ProbeRun::Api,
     MessageKind::Token,
     unchanged,
     CLAIMCHECK_PROBE("A code that was seen in a log or a history still gives tokens."),
     {Spec::Rfc6749, "4.1.2"}},
    {"refresh-without-authentication"_L1,
     CLAIMCHECK_PROBE("A refresh without the client's authentication"),
     ProbeRun::Refresh,
     MessageKind::Refresh,
     withoutAuthentication,
     CLAIMCHECK_PROBE("A stolen refresh token is enough, though the client has a secret."),
     {Spec::Rfc6749, "6"}},
    {"refresh-again"_L1,
     CLAIMCHECK_PROBE("A refresh token used after it was replaced"),
     ProbeRun::Refresh,
     MessageKind::Refresh,
     usedRefreshToken,
     CLAIMCHECK_PROBE("A stolen refresh token of a public client works unseen, for as long as it lives."),
     {Spec::Rfc9700, "4.14.2"}},
    {"api-revoked-token"_L1,
     CLAIMCHECK_PROBE("An access token used after it was revoked"),
     ProbeRun::Revoked,
     MessageKind::ApiCall,
     unchanged,
     CLAIMCHECK_PROBE(
         "Signing out does not stop what is under way. With a JWT that the API checks by itself this is "
         "expected until it expires: keep its life short."),
     {Spec::Rfc7009, "3"}},
    {"verifier-missing"_L1,
     CLAIMCHECK_PROBE("A code without its PKCE verifier"),
     ProbeRun::Own,
     MessageKind::Token,
     noVerifier,
     CLAIMCHECK_PROBE("A stolen code gives tokens: PKCE protects nobody."),
     {Spec::Rfc7636, "4.6"}},
    {"verifier-wrong"_L1,
     CLAIMCHECK_PROBE("A code with another PKCE verifier"),
     ProbeRun::Own,
     MessageKind::Token,
     otherVerifier,
     CLAIMCHECK_PROBE("A stolen code gives tokens: PKCE protects nobody."),
     {Spec::Rfc7636, "4.6"}},
    {"redirect-uri-differs"_L1,
     CLAIMCHECK_PROBE("A code with another redirect_uri"),
     ProbeRun::Own,
     MessageKind::Token,
     otherRedirectUri,
     CLAIMCHECK_PROBE("A code that was sent elsewhere can be redeemed here."),
     {Spec::Rfc6749, "4.1.3"}},
    {"pkce-downgrade"_L1,
     CLAIMCHECK_PROBE("A verifier for a code that was asked for without a challenge"),
     ProbeRun::Own,
     MessageKind::Token,
     downgraded,
     CLAIMCHECK_PROBE("An attacker can take the challenge out of the link, and PKCE is off."),
     {Spec::Rfc9700, "4.8.2"}},
    {"pkce-not-required"_L1,
     CLAIMCHECK_PROBE("A public client without PKCE"),
     ProbeRun::Own,
     MessageKind::Token,
     withoutPkce,
     CLAIMCHECK_PROBE("Codes of public clients are worth tokens to whoever sees them."),
     {Spec::Rfc9700, "2.1.1"}},
};

#undef CLAIMCHECK_PROBE

} // namespace

QString Probe::translatedTitle() const
{
    return Text::tr(title);
}

QString Probe::translatedWhy() const
{
    return Text::tr(why);
}

bool looksLikeJwt(const QByteArray &token)
{
    return token.count('.') == 2 && token.startsWith("eyJ");
}

std::span<const Probe> probes()
{
    return probeRows;
}

QLatin1StringView probeOutcomeName(ProbeOutcome outcome)
{
    constexpr QLatin1StringView names[] = {"refused"_L1, "accepted"_L1, "accepted-as-expected"_L1,
                                           "could-not-tell"_L1, "not-possible"_L1};
    return names[std::size_t(outcome)];
}

ProbeOutcome judgeProbe(MessageKind kind, const std::optional<http::Response> &response)
{
    if (!response || response->status >= 500 || response->isRedirect())
        return ProbeOutcome::CouldNotTell;
    if (response->status >= 400)
        return ProbeOutcome::Refused;
    const auto body = encoding::JsonDocument::parse(response->body);
    const auto has = [&body](QLatin1StringView name) { return body.ok() && body->root().has(name); };
    if (kind != MessageKind::Token && kind != MessageKind::Refresh)
        return ProbeOutcome::Accepted;
    if (has("access_token"_L1))
        return ProbeOutcome::Accepted;
    return has("error"_L1) ? ProbeOutcome::Refused : ProbeOutcome::CouldNotTell; // some send errors with 200
}

} // namespace claimcheck::flow
