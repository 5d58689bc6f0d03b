#include "core/lint/groups.h"
#include "core/lint/introspection_reading.h"
#include "core/lint/issuer_signature.h"
#include "core/lint/missing_claims.h"
#include "core/lint/text.h"

#include <algorithm>

// Introspection and revocation. RFC 7662, RFC 7009, RFC 9701.
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;
using encoding::JsonDocument;

namespace {

bool isOk(const ObservedMessage &message)
{
    return message.response && message.response->status == 200;
}

bool hasJwtType(const ObservedMessage &message)
{
    return message.response && isMediaType(*message.response, "application/token-introspection+jwt");
}

bool isJwt(const ObservedMessage &message)
{
    return hasJwtType(message) || (message.response && readJwt(message.response->body));
}

Verdict saysActive(const Run &, const ObservedMessage &message)
{
    if (!isOk(message))
        return notApplicable();
    const encoding::JsonDocument body = introspectionOf(message);
    const encoding::JsonValue active = body["active"_L1];
    return active.isBool()
               ? passed(active.toBool() ? Text::tr("The token is active.")
                                        : Text::tr("The token is not active."))
               : failed(Text::tr("active is missing or not true or false."), {u"active"_s})
                     .expecting(u"true, false"_s,
                                active.isAbsent() ? Text::tr("none") : QString::fromUtf8(active.raw()));
}

/// RFC 7662 §2.2: an unknown token is no error. 401 and 403 speak of the caller.
Verdict answersWithoutError(const Run &, const ObservedMessage &message)
{
    if (!message.response || message.response->status == 401 || message.response->status == 403)
        return notApplicable();
    if (isOk(message))
        return passed();
    const QString error = bodyOf(message)["error"_L1].toString();
    // A server may refuse a kind of token that it does not introspect (RFC 7009 §2.2.1 names the code).
    if (error == "unsupported_token_type"_L1 || error == "invalid_request"_L1)
        return couldNotTell(Text::tr("The server refused: %1.").arg(error));
    return failed(Text::tr("Introspection was answered %1 (%2). A token that the server does not know is 200 "
                           "with active false.")
                      .arg(message.response->status)
                      .arg(error))
        .expecting(u"200"_s, QString::number(message.response->status));
}

Verdict inactiveSaysNoMore(const Run &, const ObservedMessage &message)
{
    const JsonDocument body = introspectionOf(message);
    if (!isOk(message) || !body["active"_L1].isBool() || body["active"_L1].toBool())
        return notApplicable();
    return body.root().size() > 1
               ? failed(Text::tr(
                            "An inactive token's introspection tells more than that: it gives away what the "
                            "caller need not know."))
                     .expecting(u"active"_s, Text::tr("%1 members").arg(body.root().size()))
               : passed();
}

Verdict jwtHasItsForm(const Run &, const ObservedMessage &message)
{
    if (!isOk(message) || !isJwt(message))
        return notApplicable();
    const auto jwt = readJwt(message.response->body);
    if (!jwt)
        return failed(Text::tr("The introspection response is typed as a JWT and is none."));
    if (!hasJwtType(message))
        return failed(Text::tr("The introspection response is a JWT and has another type."),
                      {u"Content-Type"_s})
            .expecting(u"application/token-introspection+jwt"_s,
                       QString::fromLatin1(message.response->headers.value("Content-Type")));
    const QStringList missing = missingClaims(*jwt, {"iss"_L1, "aud"_L1, "iat"_L1, "token_introspection"_L1});
    if (!missing.isEmpty())
        return failed(Text::tr("The introspection response lacks %1.").arg(missing.join(u", "_s)), missing)
            .expecting(missing.join(u", "_s), Text::tr("none"));
    const QString typ = jwt->header["typ"_L1].toString().toLower();
    return typ == "token-introspection+jwt"_L1 || typ == "application/token-introspection+jwt"_L1
               ? passed()
               : failed(Text::tr("The introspection response does not say that it is one."), {u"typ"_s})
                     .expecting(u"token-introspection+jwt"_s, typ.isEmpty() ? Text::tr("none") : typ);
}

/// RFC 9701 §5, §8.1: the audience is who asks.
Verdict jwtIsTheIssuersForUs(const Run &run, const ObservedMessage &message)
{
    const auto jwt = isOk(message) && isJwt(message) ? readJwt(message.response->body) : std::nullopt;
    if (!jwt)
        return notApplicable();
    const QString what = Text::tr("The introspection response");
    const Verdict ours = isFromIssuerForClient(run, *jwt, what);
    return ours.outcome == Outcome::Failed ? ours : isSignedByIssuer(run, *jwt, what);
}

Verdict revocationSucceeds(const Run &, const ObservedMessage &message)
{
    if (!message.response)
        return couldNotTell();
    if (message.response->status == 200)
        return passed();
    const QString error = bodyOf(message)["error"_L1].toString();
    if (message.response->status == 503 || error == "invalid_client"_L1 ||
        error == "unsupported_token_type"_L1)
        return couldNotTell(Text::tr("The server refused: %1 %2.").arg(message.response->status).arg(error));
    return failed(
               Text::tr(
                   "Revocation was answered %1; it must be 200, even for a token that is not valid any more.")
                   .arg(message.response->status))
        .expecting(u"200"_s, QString::number(message.response->status));
}

Verdict revokedIsInactive(const Run &run, const ObservedMessage &message)
{
    const QByteArray asked = valueOf(formOf(message.request), "token");
    const bool revoked = std::ranges::any_of(run.messages, [&](const ObservedMessage &other) {
        return other.kind == MessageKind::Revocation && other.number < message.number && isOk(other) &&
               valueOf(formOf(other.request), "token") == asked;
    });
    if (!revoked || !isOk(message))
        return notApplicable();
    return introspectionOf(message)["active"_L1].toBool()
               ? failed(
                     Text::tr(
                         "The token was revoked and is still active. Some servers need a moment; ask again."),
                     {u"active"_s})
                     .expecting(u"false"_s, u"true"_s)
               : passed();
}

constexpr MessageRule rows[] = {
    {{"IN01",
      {Spec::Rfc7662, "2.2"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "Introspection says whether the token is active."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "An API cannot tell whether to accept the token."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must send active as true or false.")},
     MessageKind::Introspection,
     saysActive},
    {{"IN02",
      {Spec::Rfc7662, "2.2"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "Introspection answers without an error."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "APIs take the error for a failure and try again."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must answer 200 with active false.")},
     MessageKind::Introspection,
     answersWithoutError},
    {{"IN03",
      {Spec::Rfc7662, "2.2"},
      Level::Warning,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "Of an inactive token nothing else is told."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "It tells strangers about tokens that they may have guessed."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server should send active alone.")},
     MessageKind::Introspection,
     inactiveSaysNoMore},
    {{"IN05",
      {Spec::Rfc9701, "5"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The introspection JWT has its type and claims."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The API cannot check whom the answer is for."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must send iss, aud, iat and token_introspection.")},
     MessageKind::Introspection,
     jwtHasItsForm},
    {{"IN06",
      {Spec::Rfc9701, "5"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The introspection JWT is the issuer's and for this client."),
      QT_TRANSLATE_NOOP(
          "claimcheck_lint",
          "Anybody on the way could have written it, or an answer for another API stands in its place."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Do not use it; the server must sign it with a key of its key set, for who asks.")},
     MessageKind::Introspection,
     jwtIsTheIssuersForUs},
    {{"RV01",
      {Spec::Rfc7009, "2.2"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "Revocation was answered 200."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The client cannot tell whether the token is gone."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must answer 200, for a token that is not valid too.")},
     MessageKind::Revocation,
     revocationSucceeds},
    {{"RV02",
      {Spec::Rfc7009, "2.1"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "A revoked token is not active."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "A token that was given back can still be used."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Ask again after a moment; the server must end the token.")},
     MessageKind::Introspection,
     revokedIsInactive},
};

} // namespace

std::span<const MessageRule> introspectionRules()
{
    return rows;
}

} // namespace claimcheck::lint
