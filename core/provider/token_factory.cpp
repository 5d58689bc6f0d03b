#include "core/provider/token_factory.h"

#include "core/encoding/base64url.h"
#include "core/jose/sign.h"
#include "core/provider/resources.h"
#include "core/provider/users.h"

#include <QCryptographicHash>

namespace claimcheck::provider {

using namespace Qt::StringLiterals;

namespace {

struct SignedParts
{
    Part header;
    Part claims;
};

QByteArray sign(AuthorizationServer &server, const Client &client, QLatin1StringView typ, Members claims,
                SignedParts parts)
{
    const jose::Jwk *key = server.keys.current(client.signingAlg);
    if (!key)
        return {};
    Members header;
    header.set("alg"_L1, client.signingAlg);
    header.set("typ"_L1, typ);
    header.set("kid"_L1, key->kid);
    server.shape(parts.header, header);
    server.shape(parts.claims, claims);
    return jose::signCompact(header.toJson(), claims.toJson(), *key).valueOr({});
}

/// The APIs that the token is for, and userinfo where the scope lets it be asked.
QStringList audienceOf(const AuthorizationServer &server, const Issue &issue)
{
    QStringList audience = issue.resource;
    if (audience.isEmpty())
        audience.append(resourcesOf(server.issuer).front().identifier);
    if (issue.scope.contains("openid"_L1))
        audience.append(server.issuer + "/userinfo"_L1);
    return audience;
}

QByteArray signAccessToken(AuthorizationServer &server, const Issue &issue, const AccessToken &token)
{
    Members claims;
    claims.set("iss"_L1, server.issuer);
    claims.set("sub"_L1, issue.authorization->subject);
    if (token.audience.size() == 1)
        claims.set("aud"_L1, token.audience.front());
    else
        claims.set("aud"_L1, token.audience);
    claims.set("exp"_L1, token.expiresAt);
    claims.set("iat"_L1, token.issuedAt);
    claims.set("jti"_L1, token.jti);
    claims.set("client_id"_L1, issue.client->id);
    claims.set("scope"_L1, issue.scope.join(u' '));
    if (const QByteArray cnf = confirmation(token); !cnf.isEmpty())
        claims.setRaw("cnf"_L1, cnf);
    if (issue.authorization->authTime > 0)
        claims.set("auth_time"_L1, issue.authorization->authTime);
    if (!issue.authorization->acr.isEmpty())
        claims.set("acr"_L1, issue.authorization->acr); // RFC 9068 §2.2.1
    if (!issue.authorization->details.isEmpty())
        claims.setRaw("authorization_details"_L1, issue.authorization->details); // RFC 9396 §9.1
    if (!issue.actor.isEmpty())
        claims.setRaw("act"_L1, issue.actor);
    if (hasIdentity(server.issuer, issue.resource))
        addUserClaims(claims, issue.authorization->user, issue.scope);
    return sign(server, *issue.client, "at+jwt"_L1, claims,
                {Part::AccessTokenHeader, Part::AccessTokenClaims});
}

/// The left half of the digest that the signature uses (OpenID Connect Core 1.0 §3.1.3.6); Ed25519 has
/// SHA-512 inside.
QByteArray halfHash(const QByteArray &alg, const QByteArray &text)
{
    const auto digest = alg.endsWith("256") ? QCryptographicHash::Sha256 : QCryptographicHash::Sha512;
    const QByteArray hash = QCryptographicHash::hash(text, digest);
    return encoding::encodeBase64Url(hash.first(hash.size() / 2));
}

} // namespace

QByteArray confirmation(const AccessToken &token)
{
    Members members;
    if (!token.proofKey.isEmpty())
        members.set("jkt"_L1, token.proofKey);
    if (!token.certificate.isEmpty())
        members.set("x5t#S256"_L1, token.certificate);
    return members.all().empty() ? QByteArray() : members.toJson();
}

QByteArray signAnswer(AuthorizationServer &server, const Client &client, QLatin1StringView typ,
                      const Members &claims)
{
    return sign(server, client, typ, claims, {Part::ResponseHeader, Part::ResponseClaims});
}

QByteArray signLogoutToken(AuthorizationServer &server, const Client &client, const Members &claims)
{
    return sign(server, client, "logout+jwt"_L1, claims, {Part::LogoutTokenHeader, Part::LogoutTokenClaims});
}

QByteArray issueAccessToken(AuthorizationServer &server, const Issue &issue)
{
    AccessToken token;
    token.authorization = issue.authorization;
    token.format = formatFor(server.issuer, issue.resource, *issue.client);
    token.jti = server.freshText();
    token.scope = issue.scope;
    token.audience = audienceOf(server, issue);
    token.proofKey = issue.proofKey;
    token.certificate = server.certificateHash();
    token.issuedAt = server.now();
    token.expiresAt = token.issuedAt + server.options.lifetimes.accessToken;
    const QByteArray text =
        token.format == TokenFormat::Jwt ? signAccessToken(server, issue, token) : server.freshText();
    if (!text.isEmpty())
        server.state.accessTokens.insert(text, token, token.expiresAt);
    return text;
}

QByteArray issueIdToken(AuthorizationServer &server, const Issue &issue, const Alongside &alongside)
{
    Members claims;
    claims.set("iss"_L1, server.issuer);
    claims.set("sub"_L1, issue.authorization->subject);
    claims.set("aud"_L1, issue.client->id); // one audience, so no azp (OpenID Connect Core 1.0 §2)
    claims.set("exp"_L1, server.now() + server.options.lifetimes.idToken);
    claims.set("iat"_L1, server.now());
    claims.set("auth_time"_L1, issue.authorization->authTime);
    if (!issue.nonce.isEmpty())
        claims.set("nonce"_L1, issue.nonce);
    if (!issue.authorization->acr.isEmpty())
        claims.set("acr"_L1, issue.authorization->acr);
    if (issue.client->logout.needSession() && !issue.authorization->sid.isEmpty())
        claims.set("sid"_L1, issue.authorization->sid);
    if (!alongside.accessToken.isEmpty())
        claims.set("at_hash"_L1, halfHash(issue.client->signingAlg, alongside.accessToken));
    if (!alongside.code.isEmpty())
        claims.set("c_hash"_L1, halfHash(issue.client->signingAlg, alongside.code));
    return sign(server, *issue.client, "JWT"_L1, claims, {Part::IdTokenHeader, Part::IdTokenClaims});
}

QByteArray issueRefreshToken(AuthorizationServer &server, const Issue &issue)
{
    const QByteArray text = server.freshText();
    const bool bound = issue.client->kind == ClientKind::Public;
    server.state.refreshTokens.insert(text,
                                      {issue.authorization, false, bound ? issue.proofKey : QByteArray()},
                                      server.now() + server.options.lifetimes.refreshToken);
    return text;
}

AccessToken *activeAccessToken(AuthorizationServer &server, const QByteArray &token)
{
    AccessToken *record = server.state.accessTokens.find(token, server.now());
    return record && !record->revoked && !record->authorization->revoked ? record : nullptr;
}

} // namespace claimcheck::provider
