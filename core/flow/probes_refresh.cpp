// What keeps a refresh token with its client, and a token that was revoked.
#include "core/encoding/json.h"
#include "core/flow/probe_rows.h"
#include "core/flow/text.h"

#include <algorithm>
#include <ranges>

namespace claimcheck::flow {

using namespace Qt::StringLiterals;
using base::Spec;
using oauth::ClientAuth;

namespace {

bool hasSecret(const oauth::Profile &profile)
{
    return !isPublic(profile);
}

bool signsAssertion(const oauth::Profile &profile)
{
    return profile.client.auth == ClientAuth::SecretJwt || profile.client.auth == ClientAuth::PrivateKeyJwt;
}

/// RFC 9700 §2.2.2 asks for rotation, or sender-constrained tokens, where the client has no secret.
bool mustRotate(const oauth::Profile &profile)
{
    return isPublic(profile) && !profile.dpop;
}

/// The newest, of what was sent again too, or it would be refused for being used up.
QByteArray newestRefreshToken(const RunState &state)
{
    for (const Message &message : state.trace.messages() | std::views::reverse) {
        const auto body = encoding::JsonDocument::parse(message.response.value_or(http::Response()).body);
        if (body.ok() && body->root()["refresh_token"_L1].isString())
            return body->root()["refresh_token"_L1].toUtf8();
    }
    return {};
}

http::Request withFreshToken(const ProbeInput &input)
{
    const http::Request &request = input.message.request;
    return withForm(request, "refresh_token", newestRefreshToken(input.state)).value_or(request);
}

Changed refreshByAnybody(const ProbeInput &input)
{
    http::Request request = withoutCredentials(withFreshToken(input));
    if (!encoding::firstValue(encoding::parseForm(request.body), "client_id"))
        request.body += "&client_id=" + encoding::encodeFormComponent(input.state.client.id);
    return request;
}

QByteArray otherSecret(const ProbeInput &input)
{
    return input.state.client.secret.view().toByteArray() + "-wrong";
}

Changed withWrongAuthentication(const ProbeInput &input)
{
    http::Request request = withFreshToken(input);
    const oauth::ClientCredentials &client = input.state.client;
    switch (client.method) {
    case ClientAuth::SecretBasic:
        request.headers.set("Authorization",
                            oauth::basicAuthorization(client.id, otherSecret(input), client.basicEncoding));
        return request;
    case ClientAuth::SecretPost: return withForm(request, "client_secret", otherSecret(input));
    case ClientAuth::SecretJwt:
    case ClientAuth::PrivateKeyJwt: break;
    default: return std::nullopt;
    }
    auto assertion = encoding::firstValue(encoding::parseForm(request.body), "client_assertion");
    if (!assertion)
        return std::nullopt;
    char &first = (*assertion)[assertion->lastIndexOf('.') + 1];
    first = first == 'A' ? 'B' : 'A';
    return withForm(request, "client_assertion", *assertion);
}

Changed withUsedAssertion(const ProbeInput &input)
{
    return withFreshToken(input);
}

Changed refreshByOtherClient(const ProbeInput &input)
{
    return asOtherClient(input, withFreshToken(input));
}

/// One that the server has and did not grant; empty: there is none.
QString otherScope(const RunState &state)
{
    const QStringList known = state.metadata.scopesSupported.value_or(QStringList());
    const auto found = std::ranges::find_if(
        known, [&state](const QString &scope) { return !state.profile.scope.contains(scope); });
    return found == known.end() ? QString() : *found;
}

Changed withMoreScope(const ProbeInput &input)
{
    const QString other = otherScope(input.state);
    if (other.isEmpty())
        return std::nullopt;
    http::Request request = withFreshToken(input);
    request = withForm(request, "scope", std::nullopt).value_or(request);
    const QString scope = input.state.profile.scope.join(u' ') + u' ' + other;
    request.body += "&scope=" + encoding::encodeFormComponent(scope.toUtf8());
    return request;
}

/// A server may leave out what was not granted, if it says so (RFC 6749 §3.3).
ProbeVerdict judgeScope(const ProbeInput &input)
{
    const ProbeOutcome outcome = judgeProbe(input.message);
    if (outcome != ProbeOutcome::Accepted)
        return {outcome, {}};
    const auto body = encoding::JsonDocument::parse(input.message.response->body);
    const QString scope = body.ok() ? body->root()["scope"_L1].toString() : QString();
    const bool narrowed = !scope.isEmpty() && !scope.split(u' ').contains(otherScope(input.state));
    if (narrowed)
        return {ProbeOutcome::Refused, Text::tr("tokens without the scope %1").arg(otherScope(input.state))};
    return {outcome, Text::tr("tokens with the scope %1").arg(otherScope(input.state))};
}

constexpr Probe refreshRow(QLatin1StringView id, const char *title, Changed (*change)(const ProbeInput &),
                           const char *why, base::SpecRef spec, ProbeSending sending,
                           bool (*applies)(const oauth::Profile &))
{
    return {id, title, ProbeRun::Refresh, MessageKind::Refresh, change, why, spec, sending, applies};
}

constexpr Probe refreshRows[] = {
    refreshRow("refresh-without-authentication"_L1,
               CLAIMCHECK_PROBE("A refresh without the client's authentication"), refreshByAnybody,
               CLAIMCHECK_PROBE("A stolen refresh token is enough, though the client has a secret."),
               {Spec::Rfc6749, "6"}, ProbeSending::Signed, hasSecret),
    refreshRow("refresh-wrong-authentication"_L1,
               CLAIMCHECK_PROBE("A refresh with a wrong secret or signature of the client"),
               withWrongAuthentication,
               CLAIMCHECK_PROBE("The client's authentication is not looked at: anybody can be this client."),
               {Spec::Rfc6749, "3.2.1"}, ProbeSending::Signed, hasSecret),
    refreshRow("assertion-again"_L1, CLAIMCHECK_PROBE("A client assertion used twice"), withUsedAssertion,
               CLAIMCHECK_PROBE("An assertion that was seen authenticates whoever saw it, while it lives."),
               {Spec::OidcCore, "9"}, ProbeSending::AsGiven, signsAssertion),
    {"refresh-of-other-client"_L1,
     CLAIMCHECK_PROBE("A refresh token sent by another client"),
     ProbeRun::Refresh,
     MessageKind::Refresh,
     refreshByOtherClient,
     CLAIMCHECK_PROBE("Every client can use what was stolen from any."),
     {Spec::Rfc6749, "6"},
     ProbeSending::Signed,
     nullptr,
     nullptr,
     ProbeSender::OtherClient},
    {"refresh-wider-scope"_L1,
     CLAIMCHECK_PROBE("A refresh that asks for a scope that was not granted"),
     ProbeRun::Refresh,
     MessageKind::Refresh,
     withMoreScope,
     CLAIMCHECK_PROBE("The client takes what its user never allowed."),
     {Spec::Rfc6749, "6"},
     ProbeSending::Signed,
     nullptr,
     judgeScope},
    refreshRow(
        "refresh-again"_L1, CLAIMCHECK_PROBE("A refresh token used after it was replaced"), unchanged,
        CLAIMCHECK_PROBE("A stolen refresh token of a public client works unseen, for as long as it lives."),
        {Spec::Rfc9700, "4.14.2"}, ProbeSending::Signed, mustRotate),
};

constexpr Probe revokedRows[] = {
    {"api-revoked-token"_L1,
     CLAIMCHECK_PROBE("An access token used after it was revoked"),
     ProbeRun::Revoked,
     MessageKind::ApiCall,
     unchanged,
     CLAIMCHECK_PROBE(
         "Signing out does not stop what is under way. With a JWT that the API checks by itself this is "
         "expected until it expires: keep its life short."),
     {Spec::Rfc7009, "3"}},
};

} // namespace

std::span<const Probe> refreshProbes()
{
    return refreshRows;
}

std::span<const Probe> revokedProbes()
{
    return revokedRows;
}

} // namespace claimcheck::flow
