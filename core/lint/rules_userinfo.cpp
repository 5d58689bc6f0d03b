#include "core/lint/groups.h"
#include "core/lint/issuer_signature.h"
#include "core/lint/text.h"

// The UserInfo response. OpenID Connect Core 1.0 §5.3.
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;

namespace {

bool isSuccess(const ObservedMessage &message)
{
    return message.response && message.response->isSuccess();
}

/// The claims, of a JSON or of a signed response.
encoding::JsonDocument claimsOf(const ObservedMessage &message)
{
    const encoding::JsonDocument body = bodyOf(message);
    const auto jwt = body.isEmpty() ? readJwt(message.response->body) : std::nullopt;
    return jwt ? jwt->payload : body;
}

Verdict subjectIsTheSame(const Run &run, const ObservedMessage &message)
{
    if (!isSuccess(message))
        return notApplicable();
    const encoding::JsonDocument claims = claimsOf(message);
    const QString sub = claims["sub"_L1].toString();
    if (claims.isEmpty())
        return couldNotTell();
    if (sub.isEmpty())
        return failed(Text::tr("The UserInfo response has no sub."), {u"sub"_s})
            .expecting(u"sub"_s, Text::tr("none"));
    const ObservedMessage *granted = run.last(MessageKind::Token);
    const auto id = granted ? jwtMember(*granted, "id_token"_L1) : std::nullopt;
    if (!id)
        return couldNotTell(Text::tr("There is no ID token to compare with."));
    return id->payload["sub"_L1].toString() == sub
               ? passed(Text::tr("UserInfo and ID token are about the same user."))
               : failed(Text::tr("UserInfo is about “%1”, the ID token about “%2”. A client must not use it.")
                            .arg(sub, id->payload["sub"_L1].toString()),
                        {u"sub"_s})
                     .expecting(id->payload["sub"_L1].toString(), sub);
}

Verdict signedResponseIsForUs(const Run &run, const ObservedMessage &message)
{
    if (!isSuccess(message) || !bodyOf(message).isEmpty())
        return notApplicable();
    const auto jwt = readJwt(message.response->body);
    if (!jwt)
        return notApplicable();
    const QString issuer = jwt->payload["iss"_L1].toString();
    const QStringList audience = stringsOf(jwt->payload["aud"_L1]);
    if (issuer.isEmpty() || audience.isEmpty())
        return failed(Level::Warning, Text::tr("The signed UserInfo response lacks iss or aud."),
                      {u"iss"_s, u"aud"_s})
            .expecting(u"iss, aud"_s, Text::tr("none"));
    if (issuer != expectedIssuer(run) || !audience.contains(run.profile.client.id))
        return failed(Text::tr("The signed UserInfo response is from “%1” for “%2”.")
                          .arg(issuer, audience.join(u", "_s)))
            .expecting(expectedIssuer(run) + u", "_s + run.profile.client.id,
                       issuer + u", "_s + audience.join(u", "_s));
    return isSignedByIssuer(run, *jwt, Text::tr("The UserInfo response"));
}

Verdict typeFitsTheBody(const Run &, const ObservedMessage &message)
{
    if (!isSuccess(message))
        return notApplicable();
    const bool json = !bodyOf(message).isEmpty();
    const QByteArray type = json ? "application/json" : "application/jwt";
    return isMediaType(*message.response, type)
               ? passed()
               : failed(Text::tr("The UserInfo response's type does not fit its body."), {u"Content-Type"_s})
                     .expecting(QString::fromLatin1(type),
                                QString::fromLatin1(message.response->headers.value("Content-Type")));
}

constexpr MessageRule rows[] = {
    {{"UI01",
      {Spec::OidcCore, "5.3.2"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "UserInfo and ID token are about the same user."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The claims are about somebody else."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Do not use them; the server must send the sub of the ID token.")},
     MessageKind::UserInfo,
     subjectIsTheSame},
    {{"UI02",
      {Spec::OidcCore, "5.3.2"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The signed UserInfo response is the issuer's and for this client."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "A response for another client or of another issuer may be put in its place."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Do not use it; the server must sign it with iss and aud.")},
     MessageKind::UserInfo,
     signedResponseIsForUs},
    {{"UI03",
      {Spec::OidcCore, "5.3.2"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The UserInfo response's type fits its body."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Clients decide by the type how to read the body."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The server must send application/json, or application/jwt for a signed body.")},
     MessageKind::UserInfo,
     typeFitsTheBody},
};

} // namespace

std::span<const MessageRule> userInfoRules()
{
    return rows;
}

} // namespace claimcheck::lint
