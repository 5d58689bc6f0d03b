#include "core/claims/typed.h"
#include "core/lint/groups.h"
#include "core/lint/issuer_signature.h"
#include "core/lint/missing_claims.h"
#include "core/lint/text.h"

#include <algorithm>

// The ID token of a token response, as a client must validate it. OpenID Connect Core 1.0 §2, §3.1.3.7.
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;

namespace {

constexpr qint64 skew = 5 * 60; // seconds that clocks may differ

std::optional<ReadJwt> idToken(const ObservedMessage &message)
{
    return jwtMember(message, "id_token"_L1);
}

Verdict hasRequiredClaims(const Run &, const ObservedMessage &message)
{
    const auto token = idToken(message);
    if (!token)
        return notApplicable();
    const QStringList missing = missingClaims(*token, {"iss"_L1, "sub"_L1, "aud"_L1, "exp"_L1, "iat"_L1});
    if (!missing.isEmpty())
        return failed(Text::tr("The ID token lacks %1.").arg(missing.join(u", "_s)), missing)
            .expecting(missing.join(u", "_s), Text::tr("none"));
    return token->payload["sub"_L1].toString().size() <= 255
               ? passed()
               : failed(Text::tr("sub is longer than 255 characters."), {u"sub"_s})
                     .expecting(Text::tr("at most 255 characters"),
                                QString::number(token->payload["sub"_L1].toString().size()));
}

Verdict isForUs(const Run &run, const ObservedMessage &message)
{
    const auto token = idToken(message);
    return token ? isFromIssuerForClient(run, *token, Text::tr("The ID token")) : notApplicable();
}

Verdict partyIsUs(const Run &run, const ObservedMessage &message)
{
    const auto token = idToken(message);
    if (!token)
        return notApplicable();
    const encoding::JsonValue azp = token->payload["azp"_L1];
    if (!azp.isAbsent() && azp.toString() != run.profile.client.id)
        return failed(
                   Text::tr("The ID token was issued to “%1” (azp), not to this client.").arg(azp.toString()),
                   {u"azp"_s})
            .expecting(run.profile.client.id, azp.toString());
    if (azp.isAbsent() && stringsOf(token->payload["aud"_L1]).size() > 1)
        return failed(Level::Note,
                      Text::tr(
                          "The ID token has several audiences and does not say to whom it was issued (azp)."),
                      {u"azp"_s})
            .expecting(run.profile.client.id, Text::tr("none"));
    return passed();
}

Verdict signatureIsTheIssuers(const Run &run, const ObservedMessage &message)
{
    const auto token = idToken(message);
    return token ? isSignedByIssuer(run, *token, Text::tr("The ID token")) : notApplicable();
}

Verdict isCurrent(const Run &run, const ObservedMessage &message)
{
    const auto token = idToken(message);
    if (!token)
        return notApplicable();
    const auto exp = claims::numericDate(token->payload["exp"_L1]);
    const auto iat = claims::numericDate(token->payload["iat"_L1]);
    if (exp.isKnown() && exp.seconds() + skew <= run.now)
        return failed(Text::tr("The ID token is expired since %1.").arg(exp.dateTime().toString(Qt::ISODate)),
                      {u"exp"_s})
            .expecting(Text::tr("a time to come"), exp.dateTime().toString(Qt::ISODate));
    if (iat.isKnown() && iat.seconds() > run.now + skew)
        return failed(Level::Warning, Text::tr("The ID token was issued in the future: a clock is wrong."),
                      {u"iat"_s})
            .expecting(Text::tr("a time that is past"), iat.dateTime().toString(Qt::ISODate));
    if (iat.isKnown() && iat.seconds() < run.now - 24 * 60 * 60)
        return failed(Level::Warning, Text::tr("The ID token was issued more than a day ago."), {u"iat"_s})
            .expecting(Text::tr("a time during this run"), iat.dateTime().toString(Qt::ISODate));
    return passed();
}

Verdict namesItsKey(const Run &run, const ObservedMessage &message)
{
    const auto token = idToken(message);
    if (!token)
        return notApplicable();
    if (isPublicClient(run) && token->header["alg"_L1].toUtf8().startsWith("HS"))
        return failed(Text::tr("The ID token has a MAC, for which a public client has no secret."),
                      {u"alg"_s})
            .expecting(Text::tr("a signature"), token->header["alg"_L1].toString());
    if (token->header.root().has("kid"_L1) || run.issuerKeys.keys.size() < 2)
        return passed();
    return failed(Text::tr("The ID token names no key (kid), though the issuer has several."), {u"kid"_s})
        .expecting(u"kid"_s, Text::tr("none"));
}

constexpr MessageKinds grants = {MessageKind::Token, MessageKind::Refresh};

constexpr MessageRule rows[] = {
    {{"ID01",
      {Spec::OidcCore, "2"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The ID token has its required claims."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "A token without them cannot be checked."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Refuse the login; the server must send every required claim.")},
     grants,
     hasRequiredClaims},
    {{"ID02",
      {Spec::OidcCore, "3.1.3.7"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The ID token is from the issuer and for this client."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "A token of another issuer or for another client would log its user in here."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Refuse the login; compare issuer and client_id in the profile with the token.")},
     grants,
     isForUs},
    {{"ID03",
      {Spec::OidcCore, "3.1.3.7"},
      Level::Warning,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The ID token was issued to this client."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The token was made for another client that works with this one."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Check that this is meant; else refuse the login.")},
     grants,
     partyIsUs},
    {{"ID04",
      {Spec::OidcCore, "3.1.3.7"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The ID token's signature is the issuer's."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Anybody could have made the token."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Refuse the login; see that the key set is the issuer's and current.")},
     grants,
     signatureIsTheIssuers},
    {{"ID05",
      {Spec::OidcCore, "3.1.3.7"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The ID token is current."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "An old token can be replayed."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Refuse the login; compare the clocks of client and server.")},
     grants,
     isCurrent},
    {{"ID14",
      {Spec::OidcCore, "10.1"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The ID token names its key."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The client has to try all keys, or takes the wrong one."),
      QT_TRANSLATE_NOOP(
          "claimcheck_lint",
          "The server must name the key in kid, and sign with a key that the client can check.")},
     grants,
     namesItsKey},
};

} // namespace

std::span<const MessageRule> idTokenRules()
{
    return rows;
}

} // namespace claimcheck::lint
