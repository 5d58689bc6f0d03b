#include "core/claims/typed.h"
#include "core/jose/verify.h"
#include "core/lint/groups.h"
#include "core/lint/run_reading.h"
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
    QStringList missing;
    for (QLatin1StringView claim : {"iss"_L1, "sub"_L1, "aud"_L1, "exp"_L1, "iat"_L1}) {
        if (!token->payload.root().has(claim))
            missing.append(claim);
    }
    if (!missing.isEmpty())
        return failed(Text::tr("The ID token lacks %1.").arg(missing.join(u", "_s)), missing);
    return token->payload["sub"_L1].toString().size() <= 255
               ? passed()
               : failed(Text::tr("sub is longer than 255 characters."), {u"sub"_s});
}

Verdict isForUs(const Run &run, const ObservedMessage &message)
{
    const auto token = idToken(message);
    if (!token)
        return notApplicable();
    const QString issuer = token->payload["iss"_L1].toString();
    if (!expectedIssuer(run).isEmpty() && issuer != expectedIssuer(run))
        return failed(
            Text::tr("The ID token's issuer is “%1”, expected is “%2”.").arg(issuer, expectedIssuer(run)),
            {u"iss"_s});
    const QStringList audience = stringsOf(token->payload["aud"_L1]);
    return audience.contains(run.profile.client.id)
               ? passed(Text::tr("The ID token is from the issuer and for this client."))
               : failed(
                     Text::tr("The ID token is for “%1”, not for this client.").arg(audience.join(u", "_s)),
                     {u"aud"_s});
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
            {u"azp"_s});
    if (azp.isAbsent() && stringsOf(token->payload["aud"_L1]).size() > 1)
        return failed(
            Level::Note,
            Text::tr("The ID token has several audiences and does not say to whom it was issued (azp)."),
            {u"azp"_s});
    return passed();
}

Verdict signatureIsTheIssuers(const Run &run, const ObservedMessage &message)
{
    const auto token = idToken(message);
    if (!token)
        return notApplicable();
    const auto jws = jose::parseJws(token->text);
    if (!jws.ok())
        return failed(Text::tr("The ID token is not signed as a JWS: %1").arg(jws.error().message));
    const auto verdict = jose::verifySignatures(*jws, run.issuerKeys).front();
    const QString reason = verdict.reason ? verdict.reason->message : QString();
    switch (verdict.status) {
    case jose::SignatureStatus::Verified:
        return passed(Text::tr("The ID token's signature is the issuer's."));
    case jose::SignatureStatus::Invalid:
        return failed(Text::tr("The ID token's signature is not valid: %1").arg(reason));
    // OpenID Connect Core 1.0 §2: only in the code flow, and only if the client registered for it.
    case jose::SignatureStatus::Unsigned:
        return failed(Text::tr("The ID token is not signed (alg none), which this client did not ask for."));
    case jose::SignatureStatus::NotChecked: break;
    }
    return run.issuerKeys.isEmpty()
               ? couldNotTell(Text::tr("The issuer's keys are not known (yet)."))
               : failed(Text::tr("The ID token's signature cannot be checked: %1").arg(reason));
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
                      {u"exp"_s});
    if (iat.isKnown() && iat.seconds() > run.now + skew)
        return failed(Level::Warning, Text::tr("The ID token was issued in the future: a clock is wrong."),
                      {u"iat"_s});
    if (iat.isKnown() && iat.seconds() < run.now - 24 * 60 * 60)
        return failed(Level::Warning, Text::tr("The ID token was issued more than a day ago."), {u"iat"_s});
    return passed();
}

Verdict namesItsKey(const Run &run, const ObservedMessage &message)
{
    const auto token = idToken(message);
    if (!token)
        return notApplicable();
    if (isPublicClient(run) && token->header["alg"_L1].toUtf8().startsWith("HS"))
        return failed(Text::tr("The ID token has a MAC, for which a public client has no secret."),
                      {u"alg"_s});
    if (token->header.root().has("kid"_L1) || run.issuerKeys.keys.size() < 2)
        return passed();
    return failed(Text::tr("The ID token names no key (kid), though the issuer has several."), {u"kid"_s});
}

constexpr MessageKinds grants = {MessageKind::Token, MessageKind::Refresh};

constexpr MessageRule rows[] = {
    {{"ID01",
      {Spec::OidcCore, "2"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The ID token has its required claims.")},
     grants,
     hasRequiredClaims},
    {{"ID02",
      {Spec::OidcCore, "3.1.3.7"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The ID token is from the issuer and for this client.")},
     grants,
     isForUs},
    {{"ID03",
      {Spec::OidcCore, "3.1.3.7"},
      Level::Warning,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The ID token was issued to this client.")},
     grants,
     partyIsUs},
    {{"ID04",
      {Spec::OidcCore, "3.1.3.7"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The ID token's signature is the issuer's.")},
     grants,
     signatureIsTheIssuers},
    {{"ID05",
      {Spec::OidcCore, "3.1.3.7"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The ID token is current.")},
     grants,
     isCurrent},
    {{"ID14",
      {Spec::OidcCore, "10.1"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The ID token names its key.")},
     grants,
     namesItsKey},
};

} // namespace

std::span<const MessageRule> idTokenRules()
{
    return rows;
}

} // namespace claimcheck::lint
