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
        Text::tr("%1 is missing: a token of kind %2 must have it.").arg(claim, tokenTypeName(token.type)));
}

Verdict hasIssuer(const TokenSubject &token)
{
    return has(token, "iss"_L1);
}
Verdict hasSubject(const TokenSubject &token)
{
    return has(token, "sub"_L1);
}
Verdict hasAudience(const TokenSubject &token)
{
    return has(token, "aud"_L1);
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

/// What checks nothing else: a token without any of the three can be replayed anywhere, for ever.
Verdict hasLimits(const TokenSubject &token)
{
    if (token.document->payload().isEmpty() || !token.claim("exp"_L1).isAbsent())
        return token.document->payload().isEmpty() ? notApplicable() : passed();
    return failed(Text::tr("The token has no exp: it never expires. Whoever has it can use it for ever."));
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
      QT_TRANSLATE_NOOP("claimcheck_lint", "The token names its issuer.")},
     issuer,
     hasIssuer},
    {{"sub-missing",
      {Spec::Rfc7519, "4.1.2"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The token names its subject.")},
     subject,
     hasSubject},
    {{"aud-missing",
      {Spec::Rfc7519, "4.1.3"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The token names its audience.")},
     audience,
     hasAudience},
    {{"exp-missing",
      {Spec::Rfc7519, "4.1.4"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The token has an expiry.")},
     expiry,
     hasExpiry},
    {{"iat-missing",
      {Spec::Rfc7519, "4.1.6"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The token says when it was issued.")},
     issueTime,
     hasIssueTime},
    {{"jti-missing",
      {Spec::Rfc7519, "4.1.7"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The token has an identifier.")},
     identifier,
     hasIdentifier},
    {{"client-id-missing",
      {Spec::Rfc9068, "2.2"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The access token names its client.")},
     AccessToken,
     hasClientId},
    {{"exp-absent",
      {Spec::Rfc8725, "3.12"},
      Level::Note,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The token expires.")},
     Jwt,
     hasLimits},
};

} // namespace

std::span<const TokenRule> requiredClaimRules()
{
    return rows;
}

} // namespace claimcheck::lint
