#include "core/claims/typed.h"
#include "core/lint/groups.h"
#include "core/lint/issuer_signature.h"
#include "core/lint/request_reading.h"
#include "core/lint/text.h"

// The authorization response as a JWT. JARM §2.
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;
using encoding::FormPairs;

namespace {

constexpr qint64 skew = 5 * 60;         // seconds that clocks may differ
constexpr qint64 maxLifetime = 10 * 60; // seconds

QByteArray textOf(const ObservedMessage &message)
{
    return valueOf(callbackOf(message), "response");
}

Verdict isTheIssuersForUs(const Run &run, const ObservedMessage &message)
{
    const QByteArray text = textOf(message);
    if (text.isEmpty())
        return notApplicable();
    const auto jwt = readJwt(text);
    if (!jwt)
        return couldNotTell(Text::tr("The response is encrypted or not a JWT."));
    const QString what = Text::tr("The authorization response");
    if (const Verdict ours = isFromIssuerForClient(run, *jwt, what); ours.outcome == Outcome::Failed)
        return ours;
    const auto exp = claims::numericDate(jwt->payload["exp"_L1]);
    if (!exp.isKnown())
        return failed(Text::tr("The response has no expiry."), {u"exp"_s})
            .expecting(u"exp"_s, Text::tr("none"));
    if (exp.seconds() + skew <= run.now)
        return failed(Text::tr("The response is expired."), {u"exp"_s})
            .expecting(Text::tr("a time to come"), exp.dateTime().toString(Qt::ISODate));
    return isSignedByIssuer(run, *jwt, what);
}

Verdict isShortLived(const Run &run, const ObservedMessage &message)
{
    const auto jwt = readJwt(textOf(message));
    if (!jwt)
        return notApplicable();
    const auto exp = claims::numericDate(jwt->payload["exp"_L1]);
    const auto iat = claims::numericDate(jwt->payload["iat"_L1]);
    if (!exp.isKnown())
        return notApplicable();
    const qint64 lifetime = iat.isKnown() ? exp.seconds() - iat.seconds() : exp.seconds() - run.now - skew;
    return lifetime <= maxLifetime
               ? passed()
               : failed(Text::tr("The response is good for longer than ten minutes."), {u"exp"_s})
                     .expecting(Text::tr("at most %1 seconds").arg(maxLifetime),
                                Text::tr("%1 seconds").arg(lifetime));
}

Verdict standsAlone(const Run &, const ObservedMessage &message)
{
    const FormPairs pairs = callbackOf(message);
    if (!hasParameter(pairs, "response"))
        return notApplicable();
    QStringList beside;
    for (const char *name : {"code", "access_token", "id_token", "state", "error"}) {
        if (hasParameter(pairs, name))
            beside.append(QString::fromLatin1(name));
    }
    return beside.isEmpty() ? passed()
                            : failed(Text::tr("Parameters stand beside the signed response."), beside)
                                  .expecting(u"response"_s, beside.join(u", "_s));
}

Verdict tokensAreEncrypted(const Run &run, const ObservedMessage &message)
{
    const FormPairs request = authorizationRequestOf(run);
    const QStringList types = words(valueOf(request, "response_type"));
    const QByteArray text = textOf(message);
    if (text.isEmpty() || valueOf(request, "response_mode") != "query.jwt" ||
        !(types.contains(u"token"_s) || types.contains(u"id_token"_s)))
        return notApplicable();
    return text.count('.') == 4
               ? passed()
               : failed(Text::tr("Tokens came in the query, signed but not encrypted."), {u"response"_s})
                     .expecting(Text::tr("a JWE"), Text::tr("a JWS"));
}

constexpr MessageKind response = MessageKind::AuthorizationResponse;

constexpr MessageRule rows[] = {
    {{"JM01",
      {Spec::Jarm, "2.4"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The signed response is the issuer's, for this client and current."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "A response that is not checked may be forged or another client's."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Do not use it; the server must sign iss, aud and exp with its key.")},
     response,
     isTheIssuersForUs},
    {{"JM02",
      {Spec::Jarm, "2.1"},
      Level::Warning,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The signed response is good for ten minutes at most."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "A response that lives long can be replayed for long."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The server should set exp at most ten minutes after the response.")},
     response,
     isShortLived},
    {{"JM03",
      {Spec::Jarm, "2.1"},
      Level::Warning,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "Nothing stands beside the signed response."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "What stands beside it is not signed, and clients may take it."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must send everything inside the JWT.")},
     response,
     standsAlone},
    {{"JM04",
      {Spec::Jarm, "2.3.1"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "Tokens in the query are encrypted."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Whoever reads the URL in a log or a history has the tokens."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Use fragment.jwt or form_post.jwt, or have the response encrypted.")},
     response,
     tokensAreEncrypted},
};

} // namespace

std::span<const MessageRule> jarmRules()
{
    return rows;
}

} // namespace claimcheck::lint
