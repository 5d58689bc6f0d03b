#include "core/oauth/grant_types.h"
#include "core/oauth/pkce.h"
#include "core/provider/client_authentication.h"
#include "core/provider/endpoints.h"
#include "core/provider/parameters.h"
#include "core/provider/proofs.h"
#include "core/provider/resources.h"
#include "core/provider/token_grants.h"

#include <algorithm>

namespace claimcheck::provider {

using namespace Qt::StringLiterals;
using encoding::FormPairs;

namespace {

http::Response answer(AuthorizationServer &server, const Issue &issue)
{
    const QByteArray accessToken = issueAccessToken(server, issue);
    const bool wantsIdToken = issue.scope.contains("openid"_L1) && !issue.authorization->user.isEmpty();
    const QByteArray idToken = wantsIdToken ? issueIdToken(server, issue, {accessToken, {}}) : QByteArray();
    if (accessToken.isEmpty() || (wantsIdToken && idToken.isEmpty()))
        return http::textResponse(500, "text/plain; charset=utf-8", "500 The token could not be signed\n");
    Members members;
    members.set("access_token"_L1, accessToken);
    members.set("token_type"_L1, issue.proofKey.isEmpty() ? "Bearer"_L1 : "DPoP"_L1);
    members.set("expires_in"_L1, server.options.lifetimes.accessToken);
    if (issue.with == Issue::With::RefreshToken)
        members.set("refresh_token"_L1, issue.kept.isEmpty() ? issueRefreshToken(server, issue) : issue.kept);
    if (wantsIdToken)
        members.set("id_token"_L1, idToken);
    if (!issue.issuedType.isEmpty())
        members.set("issued_token_type"_L1, issue.issuedType); // RFC 8693 §2.2.1
    if (!issue.authorization->details.isEmpty())
        members.setRaw("authorization_details"_L1, issue.authorization->details); // RFC 9396 §7
    members.set("scope"_L1, issue.scope.join(u' '));
    return jsonResponse(server, Part::TokenResponse, members);
}

/// RFC 7636 §4.6; RFC 9700 §4.8.2 for a verifier that no challenge went before.
std::optional<Refusal> checkVerifier(const AuthorizationServer &server, const Code &code,
                                     const QByteArray &verifier)
{
    if (server.lets(Leniency::AnyVerifier))
        return std::nullopt;
    if (code.challenge.isEmpty() != verifier.isEmpty())
        return Refusal{"invalid_grant"_L1,
                       verifier.isEmpty() ? "code_verifier is missing"_L1
                                          : "code_verifier was sent, but there was no code_challenge"_L1};
    const bool isPlain = server.lets(Leniency::PlainChallenge) && verifier == code.challenge;
    if (!verifier.isEmpty() && !isPlain &&
        oauth::challengeFor(oauth::PkceMethod::S256, verifier) != code.challenge)
        return Refusal{"invalid_grant"_L1, "code_verifier does not fit the code_challenge"_L1};
    return std::nullopt;
}

/// RFC 8707 §2.2: among those of the authorization, if it named any.
std::optional<QStringList> narrowedResources(const AuthorizationServer &server, const FormPairs &form,
                                             const Authorization &authorization)
{
    const std::optional<QStringList> asked = requestedResources(server.issuer, form);
    const auto allowed = [&authorization](const QString &resource) {
        return authorization.resource.isEmpty() || authorization.resource.contains(resource);
    };
    if (!asked || !std::ranges::all_of(*asked, allowed))
        return std::nullopt;
    return asked->isEmpty() ? authorization.resource : *asked;
}

bool mayUse(const AuthorizationServer &server, const Client &client, const Authorization &authorization)
{
    return authorization.clientId == client.id || server.lets(Leniency::AnyClientsGrant);
}

std::optional<Refusal> checkCode(const AuthorizationServer &server, Code *code, const Asked &asked)
{
    if (!code || !mayUse(server, asked.client, *code->authorization))
        return Refusal{"invalid_grant"_L1, "the code is unknown, or was issued to another client"_L1};
    if (code->used && !server.lets(Leniency::ReusedCode)) { // RFC 6749 §4.1.2: and what came of it ends
        code->authorization->revoked = true;
        return Refusal{"invalid_grant"_L1, "the code was used before; its tokens are revoked"_L1};
    }
    if (code->expiresAt <= server.now())
        return Refusal{"invalid_grant"_L1, "the code is expired"_L1};
    if (!code->proofKey.isEmpty() && code->proofKey != asked.proofKey && !server.lets(Leniency::AnyProofKey))
        return Refusal{"invalid_grant"_L1,
                       "there is no DPoP proof by the key of dpop_jkt"_L1}; // RFC 9449 §10
    const QByteArray redirectUri = parameter(asked.form, "redirect_uri");
    const bool anyUri = server.lets(Leniency::AnyTokenRedirectUri);
    if (redirectUri.isEmpty() && !anyUri)
        return Refusal{"invalid_request"_L1, "redirect_uri is missing"_L1};
    if (redirectUri != code->redirectUri && !anyUri)
        return Refusal{"invalid_grant"_L1, "redirect_uri is not that of the authorization request"_L1};
    return checkVerifier(server, *code, parameter(asked.form, "code_verifier"));
}

Granted codeGrant(AuthorizationServer &server, const Asked &asked)
{
    const auto &[client, form, proofKey] = asked;
    if (parameter(form, "code").isEmpty())
        return noGrant("invalid_request"_L1, "code is missing"_L1);
    Code *code = server.state.codes.find(parameter(form, "code"), server.now());
    if (const std::optional<Refusal> refusal = checkCode(server, code, asked))
        return {{}, refusal};
    const std::optional<QStringList> resource = narrowedResources(server, form, *code->authorization);
    if (!resource)
        return noGrant("invalid_target"_L1, "resource is not one that was authorized"_L1);
    code->used = true;
    const auto with = hasGrant(client, oauth::Grant::RefreshToken) ? Issue::With::RefreshToken
                                                                   : Issue::With::AccessTokenOnly;
    return {
        {code->authorization, &client, code->authorization->scope, *resource, code->nonce, with, proofKey},
        std::nullopt};
}

Granted refreshGrant(AuthorizationServer &server, const Asked &asked)
{
    const auto &[client, form, proofKey] = asked;
    if (parameter(form, "refresh_token").isEmpty())
        return noGrant("invalid_request"_L1, "refresh_token is missing"_L1);
    RefreshToken *token = server.state.refreshTokens.find(parameter(form, "refresh_token"), server.now());
    if (!token || !mayUse(server, client, *token->authorization) || token->authorization->revoked)
        return noGrant("invalid_grant"_L1,
                       "the refresh token is unknown, expired, revoked or another client's"_L1);
    if (!token->proofKey.isEmpty() && token->proofKey != proofKey)
        return noGrant("invalid_grant"_L1, "the refresh token is bound to another key than the proof's"_L1);
    if (token->used && !server.lets(Leniency::ReusedRefreshToken)) { // RFC 9700 §4.14.2: either the client or
                                                                     // a thief has it; both lose it
        token->authorization->revoked = true;
        return noGrant("invalid_grant"_L1,
                       "the refresh token was used before; its whole family is revoked"_L1);
    }
    QStringList scope = QString::fromUtf8(parameter(form, "scope")).split(u' ', Qt::SkipEmptyParts);
    if (scope.isEmpty())
        scope = token->authorization->scope;
    const auto granted = [token](const QString &each) { return token->authorization->scope.contains(each); };
    if (!std::ranges::all_of(scope, granted) && !server.lets(Leniency::WiderScope))
        return noGrant("invalid_scope"_L1, "the scope is wider than what was granted"_L1);
    const std::optional<QStringList> resource = narrowedResources(server, form, *token->authorization);
    if (!resource)
        return noGrant("invalid_target"_L1, "resource is not one that was authorized"_L1);
    token->used = !server.lets(Leniency::SameRefreshToken);
    // An ID token of a refresh has no nonce (OpenID Connect Core 1.0 §12.2).
    Issue issue{token->authorization, &client, scope, *resource, {}, Issue::With::RefreshToken, proofKey};
    if (server.lets(Leniency::SameRefreshToken))
        issue.kept = parameter(form, "refresh_token");
    return {std::move(issue), std::nullopt};
}

Granted clientCredentialsGrant(AuthorizationServer &server, const Asked &asked)
{
    const auto &[client, form, proofKey] = asked;
    std::optional<QStringList> scope = grantableScope(parameter(form, "scope"));
    if (scope)
        scope->erase(std::remove_if(scope->begin(), scope->end(),
                                    [](const QString &each) { return !each.startsWith("orders:"_L1); }),
                     scope->end());
    if (!scope || scope->isEmpty())
        return noGrant("invalid_scope"_L1, "none of the requested scopes fits a client without a user"_L1);
    const std::optional<QStringList> resource = requestedResources(server.issuer, form);
    if (!resource)
        return noGrant("invalid_target"_L1, "resource is not one that this server issues tokens for"_L1);
    auto authorization = std::make_shared<Authorization>();
    authorization->clientId = client.id;
    authorization->subject = QString::fromUtf8(client.id); // RFC 9068 §2.2: the client itself
    authorization->scope = *scope;
    authorization->resource = *resource;
    authorization->details = parameter(form, "authorization_details");
    return {{authorization, &client, *scope, *resource, {}, Issue::With::AccessTokenOnly, proofKey},
            std::nullopt};
}

struct GrantRow
{
    oauth::Grant grant;
    Granted (*run)(AuthorizationServer &, const Asked &);
};
constexpr GrantRow grantRows[] = {
    {oauth::Grant::AuthorizationCode, codeGrant},
    {oauth::Grant::RefreshToken, refreshGrant},
    {oauth::Grant::ClientCredentials, clientCredentialsGrant},
    {oauth::Grant::Password, passwordGrant},
    {oauth::Grant::DeviceCode, deviceGrant},
    {oauth::Grant::Ciba, backchannelGrant},
    {oauth::Grant::TokenExchange, exchangeGrant},
    {oauth::Grant::JwtBearer, jwtBearerGrant},
    {oauth::Grant::SamlBearer, samlBearerGrant},
};

Granted runGrant(AuthorizationServer &server, const Asked &asked)
{
    const QByteArray type = parameter(asked.form, "grant_type");
    if (type.isEmpty())
        return noGrant("invalid_request"_L1, "grant_type is missing"_L1);
    const std::optional<oauth::Grant> grant = oauth::grantOfType(type);
    const auto row =
        std::ranges::find_if(grantRows, [&grant](const GrantRow &each) { return each.grant == grant; });
    if (row == std::end(grantRows))
        return noGrant("unsupported_grant_type"_L1, "this server does not know the grant type"_L1);
    const bool hybrid =
        row->grant == oauth::Grant::AuthorizationCode && hasGrant(asked.client, oauth::Grant::Hybrid);
    if (!hasGrant(asked.client, row->grant) && !hybrid)
        return noGrant("unauthorized_client"_L1, "the client may not use this grant type"_L1);
    return row->run(server, asked);
}

} // namespace

http::Response tokenEndpoint(AuthorizationServer &server, const http::Request &request)
{
    const auto [form, sender] = readClientRequest(server, request);
    if (sender.refusal)
        return errorResponse(server, *sender.refusal);
    const CheckedProof proof = checkProof(server, request);
    if (proof.refusal)
        return errorResponse(server, *proof.refusal);
    if (sender.client->needsProof && proof.thumbprint.isEmpty())
        return errorResponse(server, {"invalid_dpop_proof"_L1, "this client's tokens are bound to a key"_L1});
    const Granted granted = runGrant(server, {*sender.client, form, proof.thumbprint});
    return granted.refusal ? errorResponse(server, *granted.refusal) : answer(server, granted.issue);
}

} // namespace claimcheck::provider
