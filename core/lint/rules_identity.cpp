#include "core/claims/typed.h"
#include "core/lint/groups.h"
#include "core/lint/text.h"
#include "core/lint/token_hash.h"
#include "core/lint/token_subject.h"

#include <algorithm>

// Who issued the token, about whom, for whom. RFC 7519 §4.1, OpenID Connect Core 1.0 §2.
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;
using encoding::JsonValue;

namespace {

QStringList at(QLatin1StringView claim)
{
    return {u"/payload/"_s + claim};
}

constexpr QLatin1StringView textClaims[] = {"iss"_L1, "sub"_L1,   "jti"_L1,
                                            "azp"_L1, "nonce"_L1, "client_id"_L1};

Verdict textIsText(const TokenSubject &token)
{
    QStringList where;
    for (QLatin1StringView claim : textClaims) {
        const JsonValue value = token.claim(claim);
        if (!value.isAbsent() && !value.isString())
            where += at(claim);
    }
    return where.isEmpty()
               ? passed()
               : failed(Text::tr("A claim that must be a string is not: libraries refuse it or read it "
                                 "differently."),
                        where);
}

Verdict audienceHasItsShape(const TokenSubject &token)
{
    const JsonValue aud = token.claim("aud"_L1);
    if (aud.isAbsent())
        return notApplicable();
    bool good = aud.isString() || (aud.isArray() && aud.size() > 0);
    for (const JsonValue one : aud.elements())
        good &= one.isString();
    return good ? passed() : failed(Text::tr("aud must be a string or an array of strings."), at("aud"_L1));
}

Verdict subjectIsShort(const TokenSubject &token)
{
    const JsonValue sub = token.claim("sub"_L1);
    if (!sub.isString())
        return notApplicable();
    const QString text = sub.toString();
    const bool ascii = std::ranges::all_of(text, [](QChar c) { return c.unicode() < 128; });
    return text.size() <= 255 && ascii
               ? passed()
               : failed(Text::tr("sub must be at most 255 ASCII characters; it has %1.").arg(text.size()),
                        at("sub"_L1));
}

Verdict issuerIsExpected(const TokenSubject &token)
{
    const QString issuer = token.claim("iss"_L1).toString();
    if (token.expected.issuer.isEmpty())
        return notApplicable();
    if (issuer == token.expected.issuer)
        return passed();
    return failed(
        Text::tr("The issuer is “%1”, expected is “%2”. Issuers are compared character by character.")
            .arg(issuer, token.expected.issuer),
        at("iss"_L1));
}

Verdict audienceIsExpected(const TokenSubject &token)
{
    const QStringList audience = claims::audience(token.claim("aud"_L1));
    // A key binding JWT has the audience of the presentation (RFC 9901 §4.3).
    if (token.expected.audience.isEmpty() || token.document->keyBinding())
        return notApplicable();
    if (audience.contains(token.expected.audience))
        return passed();
    return failed(
        Text::tr("The token is for “%1”, not for “%2”. Whoever accepts it all the same can be handed other "
                 "people's tokens.")
            .arg(audience.join(u", "_s), token.expected.audience),
        at("aud"_L1));
}

Verdict nonceIsExpected(const TokenSubject &token)
{
    if (token.expected.nonce.isEmpty() || token.document->sdJwt()) // its key binding JWT answers the nonce
        return notApplicable();
    if (token.claim("nonce"_L1).toString() == token.expected.nonce)
        return passed();
    return failed(Text::tr("The nonce is not the one that was sent: the token may belong to another login."),
                  at("nonce"_L1));
}

Verdict authorizedPartyIsExpected(const TokenSubject &token)
{
    const QString azp = token.claim("azp"_L1).toString();
    // The audience of an ID token is its client.
    const QString &client =
        token.expected.clientId.isEmpty() ? token.expected.audience : token.expected.clientId;
    if (azp.isEmpty() || client.isEmpty())
        return notApplicable();
    return azp == client
               ? passed()
               : failed(Text::tr("The token was issued to “%1” (azp), not to “%2”.").arg(azp, client),
                        at("azp"_L1));
}

Verdict halfHash(const TokenSubject &token, QLatin1StringView claim, const QByteArray &whole)
{
    const JsonValue value = token.claim(claim);
    const QByteArray hash = tokenHash(token.header("alg"_L1).toUtf8(), whole);
    if (value.isAbsent() || whole.isEmpty() || hash.isEmpty())
        return notApplicable();
    if (value.toUtf8() == hash)
        return passed();
    return failed(
        Text::tr("%1 does not fit: the ID token and the value it vouches for do not belong together.")
            .arg(claim),
        at(claim));
}

Verdict accessTokenHashFits(const TokenSubject &token)
{
    return halfHash(token, "at_hash"_L1, token.expected.accessToken);
}

Verdict codeHashFits(const TokenSubject &token)
{
    return halfHash(token, "c_hash"_L1, token.expected.code);
}

constexpr TokenRule rows[] = {
    {{"claim-type",
      {Spec::Rfc7519, "4.1"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "Claims that must be strings are."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Libraries differ in how they compare it."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The issuer must send a string.")},
     anyTokenType,
     textIsText},
    {{"aud-type",
      {Spec::Rfc7519, "4.1.3"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "aud is a string or an array of strings."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Readers that meet another shape refuse the token or skip the check."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The issuer must send a string, or an array of strings with at least one.")},
     anyTokenType,
     audienceHasItsShape},
    {{"sub-length",
      {Spec::OidcCore, "2"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "sub has at most 255 ASCII characters."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Clients may cut it short or refuse it, and then mix people up."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The issuer must send a shorter identifier in ASCII.")},
     TokenType::IdToken,
     subjectIsShort},
    {{"iss-expected",
      {Spec::Rfc7519, "4.1.1"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The issuer is the expected one."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The token is of somebody else, or of another tenant."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Refuse it; compare issuers character by character, trailing slash included.")},
     anyTokenType,
     issuerIsExpected},
    {{"aud-expected",
      {Spec::Rfc7519, "4.1.3"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The audience is the expected one."),
      QT_TRANSLATE_NOOP(
          "claimcheck_lint",
          "A service that accepts tokens for others can be handed a token that was stolen there."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Refuse it, and ask for a token for this audience.")},
     anyTokenType,
     audienceIsExpected},
    {{"nonce-expected",
      {Spec::OidcCore, "3.1.3.7"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The nonce is the one that was sent."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The token may be a replay, or belong to another login."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Refuse the login and begin it anew.")},
     anyTokenType,
     nonceIsExpected},
    {{"azp-expected",
      {Spec::OidcCore, "3.1.3.7"},
      Level::Warning,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The authorized party is the expected one."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The token was issued to another client."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Refuse it.")},
     TokenType::IdToken,
     authorizedPartyIsExpected},
    {{"at-hash",
      {Spec::OidcCore, "3.1.3.8"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "at_hash fits the access token."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The access token may have been exchanged on its way."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Do not use the access token.")},
     TokenType::IdToken,
     accessTokenHashFits},
    {{"c-hash",
      {Spec::OidcCore, "3.3.2.11"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "c_hash fits the code."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The code may have been exchanged on its way."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Do not redeem the code.")},
     TokenType::IdToken,
     codeHashFits},
};

} // namespace

std::span<const TokenRule> identityRules()
{
    return rows;
}

} // namespace claimcheck::lint
