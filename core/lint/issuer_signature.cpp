#include "core/lint/issuer_signature.h"

#include "core/jose/verify.h"
#include "core/lint/text.h"

namespace claimcheck::lint {

using namespace Qt::StringLiterals;

Verdict isSignedByIssuer(const Run &run, const ReadJwt &jwt, const QString &what)
{
    const auto jws = jose::parseJws(jwt.text);
    if (!jws.ok())
        return failed(Text::tr("%1 is not signed as a JWS: %2").arg(what, jws.error().message));
    if (jwt.header["alg"_L1].toString().startsWith("HS"_L1) && !isPublicClient(run))
        return couldNotTell(
            Text::tr("%1 has a MAC by the client's secret, which the checks do not see.").arg(what));
    const QString expected = Text::tr("a signature by a key of the issuer");
    const auto verdict = jose::verifySignatures(*jws, run.issuerKeys).front();
    const QString reason = verdict.reason ? verdict.reason->message : QString();
    switch (verdict.status) {
    case jose::SignatureStatus::Verified: return passed();
    case jose::SignatureStatus::Invalid:
        return failed(Text::tr("The signature is not valid. %1: %2").arg(what, reason))
            .expecting(expected, reason);
    // OpenID Connect Core 1.0 §2: only in the code flow, and only if the client registered for it.
    case jose::SignatureStatus::Unsigned:
        return failed(Text::tr("%1 is not signed (alg none), which this client did not ask for.").arg(what),
                      {u"alg"_s})
            .expecting(expected, u"none"_s);
    case jose::SignatureStatus::NotChecked: break;
    }
    return run.issuerKeys.isEmpty()
               ? couldNotTell(Text::tr("The issuer's keys are not known (yet)."))
               : failed(Text::tr("The signature cannot be checked. %1: %2").arg(what, reason))
                     .expecting(expected, reason);
}

Verdict isFromIssuerForClient(const Run &run, const ReadJwt &jwt, const QString &what)
{
    const QString issuer = jwt.payload["iss"_L1].toString();
    if (!expectedIssuer(run).isEmpty() && issuer != expectedIssuer(run))
        return failed(Text::tr("%1 is another issuer's.").arg(what), {u"iss"_s})
            .expecting(expectedIssuer(run), issuer);
    const QStringList audience = stringsOf(jwt.payload["aud"_L1]);
    return audience.contains(run.profile.client.id)
               ? passed()
               : failed(Text::tr("%1 is for “%2”, not for this client.").arg(what, audience.join(u", "_s)),
                        {u"aud"_s})
                     .expecting(run.profile.client.id, audience.join(u", "_s));
}

} // namespace claimcheck::lint
