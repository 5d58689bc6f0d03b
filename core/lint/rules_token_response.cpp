#include "core/claims/typed.h"
#include "core/lint/groups.h"
#include "core/lint/request_reading.h"
#include "core/lint/text.h"

#include <algorithm>

// A token response that grants. RFC 6749 §5.1, OpenID Connect Core 1.0 §3.1.3.3.
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;
using encoding::JsonDocument;
using encoding::JsonValue;

namespace {

constexpr qint64 year = 365 * 24 * 60 * 60; // seconds; expires_in above it was meant in milliseconds

/// A response that is meant as a success: it has a token, or status 200 without an error.
bool isSuccess(const ObservedMessage &message)
{
    if (!message.response)
        return false;
    const JsonDocument body = bodyOf(message);
    return body.root().has("access_token"_L1) ||
           (message.response->status == 200 && !body.root().has("error"_L1));
}

Verdict isOkJson(const Run &, const ObservedMessage &message)
{
    if (!isSuccess(message))
        return notApplicable();
    if (message.response->status != 200)
        return failed(Text::tr("Tokens came with status %1; it must be 200.").arg(message.response->status))
            .expecting(u"200"_s, QString::number(message.response->status));
    return isMediaType(*message.response, "application/json")
               ? passed()
               : failed(Text::tr("The token response is not typed as JSON."), {u"Content-Type"_s})
                     .expecting(u"application/json"_s,
                                QString::fromLatin1(message.response->headers.value("Content-Type")));
}

Verdict isNotStored(const Run &, const ObservedMessage &message)
{
    if (!isSuccess(message))
        return notApplicable();
    const QByteArray control = message.response->headers.value("Cache-Control").toLower();
    if (!control.contains("no-store"))
        return failed(Text::tr("The token response has no Cache-Control: no-store. Caches on the way may "
                               "keep the tokens."),
                      {u"Cache-Control"_s})
            .expecting(u"no-store"_s, control.isEmpty() ? Text::tr("none") : QString::fromLatin1(control));
    return passed();
}

Verdict hasTokenAndType(const Run &, const ObservedMessage &message)
{
    const JsonDocument body = bodyOf(message);
    if (!isSuccess(message))
        return notApplicable();
    QStringList missing;
    for (QLatin1StringView member : {"access_token"_L1, "token_type"_L1}) {
        if (body[member].toString().isEmpty())
            missing.append(member);
    }
    return missing.isEmpty()
               ? passed()
               : failed(Text::tr("The token response lacks %1.").arg(missing.join(u", "_s)), missing)
                     .expecting(missing.join(u", "_s), Text::tr("none"));
}

Verdict typeIsKnown(const Run &run, const ObservedMessage &message)
{
    const QString type = bodyOf(message)["token_type"_L1].toString();
    if (type.isEmpty())
        return notApplicable();
    const bool bearer = type.compare("Bearer"_L1, Qt::CaseInsensitive) == 0;
    const bool known = bearer || type.compare("DPoP"_L1, Qt::CaseInsensitive) == 0;
    const bool negotiated = run.profile.dpop;
    if (bearer || (known && negotiated))
        return passed();
    return failed(Text::tr("token_type is “%1”: a client must not use a token whose type it does not know.")
                      .arg(type),
                  {u"token_type"_s})
        .expecting(negotiated ? u"DPoP, Bearer"_s : u"Bearer"_s, type);
}

Verdict lifetimeIsTold(const Run &, const ObservedMessage &message)
{
    const encoding::JsonDocument body = bodyOf(message);
    const encoding::JsonValue value = body["expires_in"_L1];
    const QStringList where = {u"expires_in"_s};
    if (!isSuccess(message))
        return notApplicable();
    if (value.isAbsent())
        return failed(Level::Warning,
                      Text::tr("expires_in is missing: the client learns of the end only by an error."),
                      where)
            .expecting(Text::tr("a number of seconds"), Text::tr("none"));
    const auto seconds = value.toInteger();
    if (!seconds || *seconds <= 0)
        return failed(Text::tr("expires_in is not a positive number of seconds."), where)
            .expecting(Text::tr("a positive number"), QString::fromUtf8(value.raw()));
    return *seconds > year
               ? failed(Level::Warning,
                        Text::tr("expires_in is above a year; milliseconds were probably meant."), where)
                     .expecting(Text::tr("at most %1 seconds").arg(year), QString::number(*seconds))
               : passed();
}

QStringList scopeOfToken(const ObservedMessage &message)
{
    const auto jwt = jwtMember(message, "access_token"_L1);
    return jwt ? claims::scopeList(jwt->payload["scope"_L1]) : QStringList();
}

Verdict scopeIsTold(const Run &run, const ObservedMessage &message)
{
    if (!isSuccess(message) || !hasParameter(authorizationRequestOf(run), "scope"))
        return notApplicable();
    if (bodyOf(message)["scope"_L1].isString())
        return passed();
    QStringList asked = words(valueOf(authorizationRequestOf(run), "scope"));
    QStringList granted = scopeOfToken(message);
    if (granted.isEmpty())
        return couldNotTell(Text::tr("scope is absent, which means as asked; the token does not show it."));
    asked.sort();
    granted.sort();
    return asked == granted
               ? passed()
               : failed(Text::tr(
                            "The token's scope is not the one asked for, and the response does not say so."),
                        {u"scope"_s})
                     .expecting(asked.join(u' '), granted.join(u' '));
}

/// RFC 6749 A.12, A.17: VSCHAR.
Verdict tokensArePrintable(const Run &, const ObservedMessage &message)
{
    QStringList bad;
    for (QLatin1StringView member : {"access_token"_L1, "refresh_token"_L1}) {
        const QByteArray text = bodyOf(message)[member].toUtf8();
        if (!std::ranges::all_of(text, [](char c) { return c >= 0x20 && c <= 0x7e; }))
            bad.append(member);
    }
    if (!isSuccess(message))
        return notApplicable();
    return bad.isEmpty()
               ? passed()
               : failed(Text::tr("%1 has characters outside printable ASCII.").arg(bad.join(u", "_s)), bad)
                     .expecting(Text::tr("printable ASCII"), Text::tr("other characters"));
}

Verdict idTokenCame(const Run &run, const ObservedMessage &message)
{
    if (!isSuccess(message) || !asksForOpenId(run))
        return notApplicable();
    return bodyOf(message)["id_token"_L1].toString().isEmpty()
               ? failed(Text::tr("openid was asked for, but no ID token came."), {u"id_token"_s})
                     .expecting(u"id_token"_s, Text::tr("none"))
               : passed();
}

Verdict refreshTokenRotates(const Run &run, const ObservedMessage &message)
{
    const QByteArray sent = valueOf(formOf(message.request), "refresh_token");
    const encoding::JsonDocument body = bodyOf(message);
    const encoding::JsonValue came = body["refresh_token"_L1];
    if (!isPublicClient(run) || !isSuccess(message) || sent.isEmpty())
        return notApplicable();
    const auto jwt = jwtMember(message, "access_token"_L1);
    const bool dpop = body["token_type"_L1].toString().compare("DPoP"_L1, Qt::CaseInsensitive) == 0;
    if (dpop || (jwt && jwt->payload.root().has("cnf"_L1)))
        return notApplicable();
    return came.isAbsent() || came.toUtf8() == sent
               ? failed(Text::tr("A public client keeps the same refresh token, which is not bound to it. A "
                                 "stolen one stays good."),
                        {u"refresh_token"_s})
                     .expecting(Text::tr("another refresh token"),
                                came.isAbsent() ? Text::tr("none") : Text::tr("the same"))
               : passed();
}

constexpr MessageKinds grants = {MessageKind::Token, MessageKind::Refresh};

constexpr MessageRule rows[] = {
    {{"TS01",
      {Spec::Rfc6749, "5.1"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "Tokens came with status 200 as application/json."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Clients that follow the specification do not read the tokens."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must answer 200 with application/json.")},
     grants,
     isOkJson},
    {{"TS02",
      {Spec::Rfc6749, "5.1"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "Caches must not keep the token response."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Caches may keep the tokens and give them to others."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must send Cache-Control: no-store.")},
     grants,
     isNotStored},
    {{"TS03",
      {Spec::Rfc6749, "5.1"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "access_token and token_type are there."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "A client cannot use a token without knowing its type."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must send access_token and token_type.")},
     grants,
     hasTokenAndType},
    {{"TS04",
      {Spec::Rfc6749, "7.1"},
      {Level::Warning, Level::Warning, Level::Error, Level::Error},
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The token type is known."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "A client must not use a token of a type it does not know."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must send Bearer, or the type that was agreed on.")},
     grants,
     typeIsKnown},
    {{"TS06",
      {Spec::Rfc6749, "5.1"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "expires_in is a number of seconds."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "A client renews too late, too early or never."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server should send expires_in as a number of seconds.")},
     grants,
     lifetimeIsTold},
    {{"TS07",
      {Spec::Rfc6749, "5.1"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The granted scope is known."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The client believes that it was granted what it asked for."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must send scope where it grants another one.")},
     MessageKind::Token,
     scopeIsTold},
    {{"TS08",
      {Spec::Rfc6749, "A.12"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "Tokens are printable ASCII."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The token breaks the header that carries it."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must make tokens of printable ASCII.")},
     grants,
     tokensArePrintable},
    {{"TS10",
      {Spec::OidcCore, "3.1.3.3"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The ID token came."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The client does not learn who signed in."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Ask for openid, and have the client registered for OpenID Connect.")},
     MessageKind::Token,
     idTokenCame},
    {{"TS12",
      {Spec::Rfc9700, "2.2.2"},
      {Level::Warning, Level::Error, Level::Error, Level::Error},
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The refresh token was rotated."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "A stolen refresh token stays good for ever, and nobody sees the theft."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must replace it at each use or bind it to a key.")},
     MessageKind::Refresh,
     refreshTokenRotates},
};

} // namespace

std::span<const MessageRule> tokenResponseRules()
{
    return rows;
}

} // namespace claimcheck::lint
