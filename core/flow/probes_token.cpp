#include "core/attack/attack.h"
#include "core/flow/probe_rows.h"
#include "core/jose/jws.h"
#include "core/token/token_document.h"

#include <algorithm>

namespace claimcheck::flow {

using namespace Qt::StringLiterals;
using base::Spec;

namespace {

/// The issuer's key that the token names, to be taken for a secret.
std::optional<jose::Jwk> publicKeyOf(const RunState &state, const token::TokenDocument &token)
{
    const QString kid = token.headerParameter("kid"_L1).toString();
    const auto &keys = state.result.issuerKeys.keys;
    const auto found = std::ranges::find(keys, kid, &jose::Jwk::kid);
    return found == keys.end() ? std::nullopt : std::optional(*found);
}

/// The request with a variant of the run's token, see attack.h; nullopt where it is none that is signed.
Changed withVariant(const ProbeInput &input, const char *attackId)
{
    const QByteArray text = accessToken(input.state);
    const attack::AttackRow *row = attack::findAttack(attackId);
    if (!looksLikeJwt(text) || !row)
        return std::nullopt;
    attack::AttackInput source{
        token::readToken(text), std::nullopt, {}, input.clock.nowSeconds(), &input.random};
    source.key = publicKeyOf(input.state, source.document);
    const auto forged = attack::makeAttack(*row, source);
    return forged ? Changed(withToken(input, forged->token)) : std::nullopt;
}

template <const char *attackId>
Changed variant(const ProbeInput &input)
{
    return withVariant(input, attackId);
}
constexpr char stripped[] = "signature-stripped", algNone[] = "none", algNoneMixed[] = "none-mixed-case",
               hmacByPem[] = "hmac-pem", jwkEmbedded[] = "jwk-embedded";

Changed changedSignature(const ProbeInput &input)
{
    QByteArray token = accessToken(input.state);
    if (!looksLikeJwt(token))
        return std::nullopt;
    // The first character of a signature holds six bits that all count, the last may not.
    char &first = token[token.lastIndexOf('.') + 1];
    first = first == 'A' ? 'B' : 'A';
    return withToken(input, token);
}

Changed idToken(const ProbeInput &input)
{
    const ReceivedToken *token = input.state.result.token(TokenRole::IdToken);
    return token ? Changed(withToken(input, token->text)) : std::nullopt;
}

constexpr const char *anybodySigns =
    CLAIMCHECK_PROBE("The API does not verify signatures: anybody can write a token with any claims.");

constexpr Probe tokenRows[] = {
    {"api-without-token"_L1,
     CLAIMCHECK_PROBE("The API called without a token"),
     ProbeRun::Api,
     MessageKind::ApiCall,
     withoutAccessToken,
     CLAIMCHECK_PROBE("Anybody can call the API."),
     {Spec::Rfc6750, "3"}},
    {"api-changed-signature"_L1,
     CLAIMCHECK_PROBE("An access token whose signature was changed"),
     ProbeRun::Api,
     MessageKind::ApiCall,
     changedSignature,
     anybodySigns,
     {Spec::Rfc9068, "4"}},
    {"api-without-signature"_L1,
     CLAIMCHECK_PROBE("An access token without its signature"),
     ProbeRun::Api,
     MessageKind::ApiCall,
     variant<stripped>,
     anybodySigns,
     {Spec::Rfc9068, "4"}},
    {"api-alg-none"_L1,
     CLAIMCHECK_PROBE("An access token with alg none"),
     ProbeRun::Api,
     MessageKind::ApiCall,
     variant<algNone>,
     CLAIMCHECK_PROBE("The API lets the token say that it needs no signature."),
     {Spec::Rfc8725, "3.2"}},
    {"api-alg-none-mixed-case"_L1,
     CLAIMCHECK_PROBE("An access token with alg nOnE"),
     ProbeRun::Api,
     MessageKind::ApiCall,
     variant<algNoneMixed>,
     CLAIMCHECK_PROBE("The API forbids one spelling of none, and not the others."),
     {Spec::Rfc8725, "2.1"}},
    {"api-key-confusion"_L1,
     CLAIMCHECK_PROBE("An access token signed by HMAC with the issuer's public key"),
     ProbeRun::Api,
     MessageKind::ApiCall,
     variant<hmacByPem>,
     CLAIMCHECK_PROBE("The API takes a public key for a secret: whoever knows the key set can sign."),
     {Spec::Rfc8725, "2.1"}},
    {"api-embedded-key"_L1,
     CLAIMCHECK_PROBE("An access token that brings its own key along (jwk)"),
     ProbeRun::Api,
     MessageKind::ApiCall,
     variant<jwkEmbedded>,
     CLAIMCHECK_PROBE("The API verifies with whatever key the token names: anybody can sign."),
     {Spec::Rfc8725, "3.10"}},
    {"api-id-token"_L1,
     CLAIMCHECK_PROBE("The ID token sent to the API: another type, for another audience"),
     ProbeRun::Api,
     MessageKind::ApiCall,
     idToken,
     CLAIMCHECK_PROBE(
         "The API looks neither at the token's type nor at its audience: what any client was given "
         "about a user opens it."),
     {Spec::Rfc9068, "4"}},
};

constexpr Probe expiredRows[] = {
    {"api-expired-token"_L1,
     CLAIMCHECK_PROBE("An access token a minute after its expiry"),
     ProbeRun::Expired,
     MessageKind::ApiCall,
     unchanged,
     CLAIMCHECK_PROBE("A stolen token works for ever."),
     {Spec::Rfc7519, "4.1.4"}},
};

} // namespace

std::span<const Probe> tokenProbes()
{
    return tokenRows;
}

std::span<const Probe> expiredProbes()
{
    return expiredRows;
}

} // namespace claimcheck::flow
