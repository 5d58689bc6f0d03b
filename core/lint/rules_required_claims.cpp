#include "core/lint/groups.h"
#include "core/lint/text.h"
#include "core/lint/token_subject.h"

// The claims that a kind of token must have. The rules' rows say which: the types are those whose
// specification requires the claim.
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;

namespace {

const QStringList atPayload = {u"/payload"_s};

/// A guessed access token without at+jwt does not claim RFC 9068: what it lacks is no error.
bool claimsItsType(const TokenSubject &token)
{
    return token.typeOrigin == TypeOrigin::Chosen || token.type != TokenType::AccessToken ||
           token.typ() == "at+jwt"_L1;
}

Verdict has(const TokenSubject &token, QLatin1StringView claim)
{
    if (token.document->payload().isEmpty() || !claimsItsType(token))
        return notApplicable();
    if (!token.claim(claim).isAbsent())
        return passed();
    return failed(
        Text::tr("%1 is missing: a token of kind %2 must have it.").arg(claim, tokenTypeName(token.type)),
        atPayload);
}

/// What RFC 9101 §4 only recommends to a request object.
Verdict hasOrShould(const TokenSubject &token, QLatin1StringView claim)
{
    Verdict verdict = has(token, claim);
    if (token.type != TokenType::RequestObject || verdict.outcome != Outcome::Failed)
        return verdict;
    return failed(Level::Warning, Text::tr("%1 is missing: a request object should have it.").arg(claim),
                  atPayload);
}

Verdict hasIssuer(const TokenSubject &token)
{
    return hasOrShould(token, "iss"_L1);
}
Verdict hasSubject(const TokenSubject &token)
{
    return has(token, "sub"_L1);
}
Verdict hasAudience(const TokenSubject &token)
{
    return hasOrShould(token, "aud"_L1);
}
Verdict hasExpiry(const TokenSubject &token)
{
    return has(token, "exp"_L1);
}
Verdict hasIssueTime(const TokenSubject &token)
{
    return has(token, "iat"_L1);
}
Verdict hasIdentifier(const TokenSubject &token)
{
    return has(token, "jti"_L1);
}
Verdict hasClientId(const TokenSubject &token)
{
    return has(token, "client_id"_L1);
}

Verdict hasNonce(const TokenSubject &token)
{
    return has(token, "nonce"_L1);
}
Verdict hasPresentationHash(const TokenSubject &token)
{
    return has(token, "sd_hash"_L1);
}
Verdict hasMethod(const TokenSubject &token)
{
    return has(token, "htm"_L1);
}
Verdict hasUrl(const TokenSubject &token)
{
    return has(token, "htu"_L1);
}
Verdict hasEvents(const TokenSubject &token)
{
    return has(token, "events"_L1);
}
Verdict hasIntrospection(const TokenSubject &token)
{
    return has(token, "token_introspection"_L1);
}
Verdict namesItsClient(const TokenSubject &token)
{
    return has(token, "client_id"_L1);
}

/// A JWT of no particular kind need not have the claim, but its reader should know what it does without.
Verdict isLimitedBy(const TokenSubject &token, QLatin1StringView claim, const QString &otherwise)
{
    if (!token.document->claims().root().isObject())
        return notApplicable();
    return token.claim(claim).isAbsent() ? failed(otherwise, atPayload) : passed();
}

Verdict isLimitedInTime(const TokenSubject &token)
{
    return isLimitedBy(
        token, "exp"_L1,
        Text::tr("The token has no exp: it never expires. Whoever has it can use it for ever."));
}
Verdict isLimitedToIssuer(const TokenSubject &token)
{
    return isLimitedBy(token, "iss"_L1, Text::tr("The token has no iss: it does not say who made it."));
}
Verdict isLimitedToAudience(const TokenSubject &token)
{
    return isLimitedBy(
        token, "aud"_L1,
        Text::tr("The token has no aud: every service that knows the key may take it for its own."));
}

using enum TokenType;

constexpr TokenTypes issuer = TokenTypes(AccessToken) | IdToken | LogoutToken | ClientAssertion |
                              RequestObject | IntrospectionResponse | AuthorizationResponse | SecurityEvent;
constexpr TokenTypes subject = TokenTypes(AccessToken) | IdToken | ClientAssertion;
constexpr TokenTypes audience = (issuer & ~TokenTypes(SecurityEvent)) | KeyBinding;
constexpr TokenTypes expiry =
    TokenTypes(AccessToken) | IdToken | LogoutToken | ClientAssertion | AuthorizationResponse;
constexpr TokenTypes issueTime = TokenTypes(AccessToken) | IdToken | LogoutToken | DpopProof |
                                 IntrospectionResponse | KeyBinding | SecurityEvent;
constexpr TokenTypes identifier = TokenTypes(AccessToken) | LogoutToken | DpopProof | SecurityEvent;

constexpr TokenRule rows[] = {
    {{"iss-missing",
      {Spec::Rfc7519, "4.1.1"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The token names its issuer."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Nobody can tell whose keys to check with."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The issuer must send iss.")},
     issuer,
     hasIssuer},
    {{"sub-missing",
      {Spec::Rfc7519, "4.1.2"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The token names its subject."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Nobody can tell whom the token is about."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The issuer must send sub.")},
     subject,
     hasSubject},
    {{"aud-missing",
      {Spec::Rfc7519, "4.1.3"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The token names its audience."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The token can be used against every service that trusts the issuer."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The issuer must name in aud who may accept the token.")},
     audience,
     hasAudience},
    {{"exp-missing",
      {Spec::Rfc7519, "4.1.4"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The token has an expiry."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "A stolen token works for ever."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The issuer must send exp.")},
     expiry,
     hasExpiry},
    {{"iat-missing",
      {Spec::Rfc7519, "4.1.6"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The token says when it was issued."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The age of the token cannot be told."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The issuer must send iat.")},
     issueTime,
     hasIssueTime},
    {{"jti-missing",
      {Spec::Rfc7519, "4.1.7"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The token has an identifier."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "A replay cannot be told from the first use."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The issuer must send a jti that is used once.")},
     identifier,
     hasIdentifier},
    {{"client-id-missing",
      {Spec::Rfc9068, "2.2"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The access token names its client."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The API cannot tell which client is calling."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must send client_id, or another typ than at+jwt.")},
     AccessToken,
     hasClientId},
    {{"exp-absent",
      {Spec::Rfc8725, "3.12"},
      Level::Note,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The token expires."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Whoever has the token can use it for ever."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The issuer should send exp.")},
     Jwt,
     isLimitedInTime},
    {{"iss-absent",
      {Spec::Rfc8725, "3.8"},
      Level::Note,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The token says who made it."),
      QT_TRANSLATE_NOOP(
          "claimcheck_lint",
          "A key that several issuers share, or that is found by kid alone, fits tokens of any of them."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The issuer should send iss, and the verifier compare it.")},
     Jwt,
     isLimitedToIssuer},
    {{"aud-absent",
      {Spec::Rfc8725, "3.9"},
      Level::Note,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The token says whom it is for."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "A token that one service was given works at all others of the issuer."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The issuer should send aud, and the verifier compare it.")},
     Jwt,
     isLimitedToAudience},
    {{"nonce-missing",
      {Spec::Rfc9901, "4.3"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The key binding answers a nonce."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "An old presentation can be shown again."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The holder must sign the verifier's nonce.")},
     KeyBinding,
     hasNonce},
    {{"sd-hash-missing",
      {Spec::Rfc9901, "4.3"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The key binding names its presentation."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "It could be put behind another credential or other disclosures."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The holder must sign the digest of the presentation as sd_hash.")},
     KeyBinding,
     hasPresentationHash},
    {{"htm-missing",
      {Spec::Rfc9449, "4.2"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The proof names its method."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The proof could be used for another request."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The client must put the method of its request into htm.")},
     DpopProof,
     hasMethod},
    {{"htu-missing",
      {Spec::Rfc9449, "4.2"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The proof names its address."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The proof could be used at another server."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The client must put the URL of its request into htu.")},
     DpopProof,
     hasUrl},
    {{"events-missing",
      {Spec::Rfc8417, "2.2"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The token tells of an event."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Nothing says what happened, and the token can be taken for one of another kind."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The issuer must send events.")},
     TokenTypes(LogoutToken) | SecurityEvent,
     hasEvents},
    {{"introspection-missing",
      {Spec::Rfc9701, "5"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The response holds what was asked for."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Nothing says whether the access token is active."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The server must send the introspection as the object token_introspection.")},
     IntrospectionResponse,
     hasIntrospection},
    {{"request-client-missing",
      {Spec::Rfc9101, "5"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The request object names its client."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server cannot compare it with the client_id outside, and an "
                                           "object of another client would pass."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The client must put client_id into the request object.")},
     RequestObject,
     namesItsClient},
};

} // namespace

std::span<const TokenRule> requiredClaimRules()
{
    return rows;
}

} // namespace claimcheck::lint
