#include "core/compare/describe_token.h"

#include "core/claims/personal.h"
#include "core/claims/typed.h"
#include "core/compare/text.h"
#include "core/jose/jwe.h"
#include "core/jose/jws.h"
#include "core/oauth/token_response.h"

namespace claimcheck::compare {

using namespace Qt::StringLiterals;
using encoding::JsonDocument;
using encoding::JsonMember;
using encoding::JsonValue;

namespace {

Binding bindingOf(JsonValue confirmation)
{
    if (confirmation.has("jkt"_L1))
        return Binding::Dpop;                                                    // RFC 9449 §6.1
    return confirmation.has("x5t#S256"_L1) ? Binding::MutualTls : Binding::None; // RFC 8705 §3.1
}

ReadableClaim readableClaim(const QString &name)
{
    switch (claims::personalOf(name)) {
    case claims::Personal::Yes: return {name, ReadableClaim::Kind::Personal};
    case claims::Personal::Identifier: return {name, ReadableClaim::Kind::Identifier};
    case claims::Personal::No: break;
    }
    return {name, ReadableClaim::Kind::Plain};
}

void readTimes(TokenMeasurement &token, const JsonDocument &claims)
{
    const claims::NumericDate expiry = claims::numericDate(claims["exp"_L1]);
    if (!expiry.isKnown())
        return;
    token.expiresAt = expiry.seconds();
    if (const auto issued = claims::numericDate(claims["iat"_L1]); issued.isKnown())
        token.lifetime = expiry.seconds() - issued.seconds();
}

/// A signed JWT whose claims are a JSON object.
bool readJwt(TokenMeasurement &token)
{
    const auto jws = jose::parseJws(token.accessToken);
    const auto claims = jws ? JsonDocument::parse(jws->payload) : base::Result<JsonDocument>(JsonDocument());
    if (!jws || !claims || !claims->root().isObject())
        return false;
    token.format = TokenFormat::Jwt;
    token.title = Text::tr("JWT access token");
    token.alg = QString::fromUtf8(jws->signatures.front().alg);
    token.tokenClaims = jws->payload;
    for (const JsonMember member : claims->root().members())
        token.readable.push_back(readableClaim(member.name()));
    token.binding.binding = bindingOf((*claims)["cnf"_L1]);
    token.binding.inToken = token.binding.binding != Binding::None;
    readTimes(token, *claims);
    return true;
}

void readResponse(TokenMeasurement &token, const flow::RunState &state)
{
    const flow::Message *message = state.trace.last(flow::MessageKind::Token);
    token.scope = state.profile.scope;
    if (!message || !message->response)
        return;
    token.response = message->response->body;
    if (const qint64 milliseconds = message->timing.duration(); milliseconds >= 0)
        token.tokenRequest.samples.nanoseconds = {milliseconds * 1'000'000};
    const oauth::TokenResponse response = oauth::readTokenResponse(*message->response).value;
    token.scope = response.scope.value_or(state.profile.scope);
    if (!response.expiresIn || message->timing.finished < 0)
        return;
    token.lifetime = response.expiresIn;
    token.expiresAt = message->timing.finished / 1000 + *response.expiresIn;
}

qint64 authorizationLine(const flow::RunState &state, qint64 tokenBytes)
{
    const qsizetype scheme = flow::hasBoundToken(state) ? sizeof("DPoP ") - 1 : sizeof("Bearer ") - 1;
    return qint64(sizeof("Authorization: ") - 1) + scheme + tokenBytes + 2; // CR LF
}

} // namespace

void describeToken(MeasureContext &context, CompareSide side)
{
    TokenMeasurement &token = context.token(side);
    const flow::RunState &state = context.subject(side).state;
    token.clientId = QString::fromUtf8(state.client.id);
    const flow::ReceivedToken *received = state.result.token(flow::TokenRole::AccessToken);
    if (!received)
        return;
    token.accessToken = received->text;
    token.size = {token.accessToken.size(), authorizationLine(state, token.accessToken.size()), 0};
    readResponse(token, state);
    if (readJwt(token))
        return;
    const bool encrypted = jose::parseJwe(token.accessToken).ok();
    token.format = encrypted ? TokenFormat::EncryptedJwt : TokenFormat::Opaque;
    token.title = encrypted ? Text::tr("Encrypted JWT access token") : Text::tr("Opaque access token");
    if (flow::hasBoundToken(state))
        token.binding.binding = Binding::Dpop; // token_type says so, RFC 9449 §5
}

void describeIntrospection(TokenMeasurement &token, const QByteArray &answer)
{
    token.introspectionClaims = answer;
    const auto claims = JsonDocument::parse(answer);
    if (!claims)
        return;
    const Binding binding = bindingOf((*claims)["cnf"_L1]);
    token.binding.inIntrospection = binding != Binding::None;
    if (token.binding.binding == Binding::None)
        token.binding.binding = binding;
    if (token.format != TokenFormat::Jwt)
        readTimes(token, *claims);
}

} // namespace claimcheck::compare
