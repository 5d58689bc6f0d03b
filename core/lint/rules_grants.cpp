#include "core/lint/groups.h"
#include "core/lint/request_reading.h"
#include "core/lint/text.h"

// Tokens by other ways than a code, and what was asked for in detail. RFC 6749 §4.4.3, RFC 8693, RFC 9396.
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;
using encoding::FormPairs;

namespace {

constexpr QByteArrayView tokenExchange = "urn:ietf:params:oauth:grant-type:token-exchange";

QByteArray grantOf(const ObservedMessage &message)
{
    return valueOf(formOf(message.request), "grant_type");
}

bool isGranted(const ObservedMessage &message)
{
    return bodyOf(message).root().has("access_token"_L1);
}

Verdict noRefreshTokenCame(const Run &, const ObservedMessage &message)
{
    if (grantOf(message) != "client_credentials" || !isGranted(message))
        return notApplicable();
    return bodyOf(message).root().has("refresh_token"_L1)
               ? failed(Text::tr("A refresh token came with the client credentials grant."),
                        {u"refresh_token"_s})
                     .expecting(Text::tr("no refresh token"), u"refresh_token"_s)
               : passed();
}

Verdict namesItsTokens(const Run &, const ObservedMessage &message)
{
    const FormPairs form = formOf(message.request);
    if (grantOf(message) != tokenExchange)
        return notApplicable();
    QStringList missing;
    for (const char *name : {"subject_token", "subject_token_type"}) {
        if (valueOf(form, name).isEmpty())
            missing.append(QString::fromLatin1(name));
    }
    if (!missing.isEmpty())
        return failed(Text::tr("The token exchange lacks %1.").arg(missing.join(u", "_s)), missing)
            .expecting(missing.join(u", "_s), Text::tr("none"));
    return hasParameter(form, "actor_token") == hasParameter(form, "actor_token_type")
               ? passed()
               : failed(Text::tr("actor_token and actor_token_type go together; one is missing."),
                        {u"actor_token_type"_s});
}

Verdict issuedTypeIsTold(const Run &, const ObservedMessage &message)
{
    if (grantOf(message) != tokenExchange || !isGranted(message))
        return notApplicable();
    return bodyOf(message)["issued_token_type"_L1].toString().isEmpty()
               ? failed(Text::tr("The response does not say what kind of token was issued."),
                        {u"issued_token_type"_s})
                     .expecting(u"issued_token_type"_s, Text::tr("none"))
               : passed();
}

Verdict detailsAreReturned(const Run &run, const ObservedMessage &message)
{
    const bool asked = hasParameter(authorizationRequestOf(run), "authorization_details") ||
                       hasParameter(formOf(message.request), "authorization_details");
    if (!asked || !isGranted(message))
        return notApplicable();
    return bodyOf(message)["authorization_details"_L1].isArray()
               ? passed()
               : failed(Text::tr("authorization_details were asked for and are not in the response."),
                        {u"authorization_details"_s})
                     .expecting(Text::tr("an array"), Text::tr("none"));
}

constexpr MessageRule rows[] = {
    {{"TS09",
      {Spec::Rfc6749, "4.4.3"},
      Level::Warning,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "No refresh token comes with client credentials."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "It adds a secret that can leak to a client that has one already."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server should leave it out; the client just asks again.")},
     MessageKind::Token,
     noRefreshTokenCame},
    {{"TQ15",
      {Spec::Rfc8693, "2.1"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The token exchange names its tokens and their types."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server cannot tell what it is to exchange, and refuses."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Send each token together with its type.")},
     MessageKind::Token,
     namesItsTokens},
    {{"TS14",
      {Spec::Rfc8693, "2.2.1"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The response of the exchange says what was issued."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The client does not know what the token is good for."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must send issued_token_type.")},
     MessageKind::Token,
     issuedTypeIsTold},
    {{"TS11",
      {Spec::Rfc9396, "7"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The granted authorization_details are returned."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The client does not learn what the user granted, which may be less."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must return authorization_details as granted.")},
     MessageKind::Token,
     detailsAreReturned},
};

} // namespace

std::span<const MessageRule> grantRules()
{
    return rows;
}

} // namespace claimcheck::lint
