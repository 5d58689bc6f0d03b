#include "core/jose/verify.h"
#include "core/oauth/client_assertion.h"
#include "core/provider/client_assertions.h"
#include "core/provider/parameters.h"
#include "core/provider/token_grants.h"
#include "core/provider/users.h"

#include <algorithm>

namespace claimcheck::provider {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView accessTokenType = "urn:ietf:params:oauth:token-type:access_token";

/// RFC 8693 §4.1: who acts, around whoever acted before.
QByteArray actorClaim(const QByteArray &clientId)
{
    Members actor;
    actor.set("sub"_L1, clientId);
    return actor.toJson();
}

/// Only what the exchanged token had.
QStringList narrowed(const QStringList &scope, const QStringList &asked)
{
    QStringList kept;
    std::ranges::copy_if(scope, std::back_inserter(kept), [&asked](const QString &each) {
        return each != "openid"_L1 && (asked.isEmpty() || asked.contains(each));
    });
    return kept;
}

} // namespace

Granted grantFor(AuthorizationServer &server, const Asked &asked, const QString &user, const QString &subject)
{
    const std::optional<QStringList> scope = grantableScope(parameter(asked.form, "scope"));
    if (!scope)
        return noGrant("invalid_scope"_L1, "none of the requested scopes is known"_L1);
    const std::optional<QStringList> resource = requestedResources(server.issuer, asked.form);
    if (!resource)
        return noGrant("invalid_target"_L1, "resource is not one that this server issues tokens for"_L1);
    auto authorization = std::make_shared<Authorization>();
    authorization->clientId = asked.client.id;
    authorization->user = user;
    authorization->subject = subject;
    authorization->scope = *scope;
    authorization->resource = *resource;
    authorization->details = parameter(asked.form, "authorization_details");
    authorization->authTime = user.isEmpty() ? 0 : server.now();
    return {
        {authorization, &asked.client, *scope, *resource, {}, Issue::With::AccessTokenOnly, asked.proofKey},
        std::nullopt};
}

Granted passwordGrant(AuthorizationServer &server, const Asked &asked)
{
    const QString user = QString::fromUtf8(parameter(asked.form, "username"));
    if (user.isEmpty() || parameter(asked.form, "password").isEmpty())
        return noGrant("invalid_request"_L1, "username or password is missing"_L1);
    Granted granted = grantFor(server, asked, user, subjectOf(user));
    granted.issue.with = Issue::With::RefreshToken;
    return granted;
}

Granted exchangeGrant(AuthorizationServer &server, const Asked &asked)
{
    const QByteArray requested = parameter(asked.form, "requested_token_type");
    if (parameter(asked.form, "subject_token").isEmpty() ||
        parameter(asked.form, "subject_token_type").isEmpty())
        return noGrant("invalid_request"_L1, "subject_token or subject_token_type is missing"_L1);
    if (parameter(asked.form, "subject_token_type") != accessTokenType ||
        (!requested.isEmpty() && requested != accessTokenType))
        return noGrant("invalid_request"_L1, "only access tokens are exchanged, for access tokens"_L1);
    const AccessToken *token = activeAccessToken(server, parameter(asked.form, "subject_token"));
    if (!token)
        return noGrant("invalid_request"_L1, "subject_token is not a valid access token of this server"_L1);
    const Authorization before = *token->authorization;
    const QStringList had = token->scope;
    Granted granted = grantFor(server, asked, before.user, before.subject);
    if (granted.refusal)
        return granted;
    const QString words = QString::fromUtf8(parameter(asked.form, "scope"));
    granted.issue.scope = narrowed(had, words.split(u' ', Qt::SkipEmptyParts));
    if (granted.issue.scope.isEmpty())
        return noGrant("invalid_scope"_L1, "the exchanged token has none of these scopes"_L1);
    granted.issue.authorization->scope = granted.issue.scope;
    granted.issue.issuedType = accessTokenType.toByteArray();
    granted.issue.actor = actorClaim(asked.client.id);
    return granted;
}

Granted jwtBearerGrant(AuthorizationServer &server, const Asked &asked)
{
    const QByteArray text = parameter(asked.form, "assertion");
    const auto assertion = oauth::readClientAssertion(text);
    if (!assertion || !isSignedBy(asked.client, text))
        return noGrant("invalid_grant"_L1, "the assertion is not a JWT signed by this client"_L1);
    const QStringList audiences{server.issuer, server.issuer + "/token"_L1};
    const bool isForUs = std::ranges::any_of(
        assertion->audience, [&audiences](const QString &each) { return audiences.contains(each); });
    if (!isForUs || assertion->issuer != asked.client.id || assertion->subject.isEmpty())
        return noGrant("invalid_grant"_L1, "the assertion is not this client's, or not for this server"_L1);
    if (!assertion->expiresAt || *assertion->expiresAt <= server.now())
        return noGrant("invalid_grant"_L1, "the assertion is expired, or does not say when it expires"_L1);
    const QString user = QString::fromUtf8(assertion->subject);
    const bool itself = assertion->subject == asked.client.id;
    return grantFor(server, asked, itself ? QString() : user, itself ? user : subjectOf(user));
}

} // namespace claimcheck::provider
