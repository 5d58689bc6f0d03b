#include "core/claims/typed.h"
#include "core/lint/groups.h"
#include "core/lint/run_reading.h"
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
        return failed(Text::tr("Tokens came with status %1; it must be 200.").arg(message.response->status));
    return isMediaType(*message.response, "application/json")
               ? passed()
               : failed(Text::tr("The token response's Content-Type is “%1”; it must be application/json.")
                            .arg(QString::fromLatin1(message.response->headers.value("Content-Type"))),
                        {u"Content-Type"_s});
}

Verdict isNotStored(const Run &, const ObservedMessage &message)
{
    if (!isSuccess(message))
        return notApplicable();
    const QByteArray control = message.response->headers.value("Cache-Control").toLower();
    if (!control.contains("no-store"))
        return failed(
            Text::tr(
                "The token response has no Cache-Control: no-store. Caches on the way may keep the tokens."),
            {u"Cache-Control"_s});
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
               : failed(Text::tr("The token response lacks %1.").arg(missing.join(u", "_s)), missing);
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
    return failed(
        asksForOpenId(run) ? Level::Error : Level::Warning,
        Text::tr("token_type is “%1”: a client must not use a token whose type it does not know.").arg(type),
        {u"token_type"_s});
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
                      where);
    const auto seconds = value.toInteger();
    if (!seconds || *seconds <= 0)
        return failed(Text::tr("expires_in is %1; it must be a positive number of seconds.")
                          .arg(QString::fromUtf8(value.raw())),
                      where);
    return *seconds > year
               ? failed(Level::Warning,
                        Text::tr("expires_in is above a year; milliseconds were probably meant."), where)
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
               : failed(
                     Text::tr(
                         "The token's scope (%1) is not the one asked for, and the response does not say so.")
                         .arg(granted.join(u' ')),
                     {u"scope"_s});
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
               : failed(Text::tr("%1 has characters outside printable ASCII.").arg(bad.join(u", "_s)), bad);
}

Verdict idTokenCame(const Run &run, const ObservedMessage &message)
{
    if (!isSuccess(message) || !asksForOpenId(run))
        return notApplicable();
    return bodyOf(message)["id_token"_L1].toString().isEmpty()
               ? failed(Text::tr("openid was asked for, but no ID token came."), {u"id_token"_s})
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
    if (jwt && jwt->payload.root().has("cnf"_L1))
        return notApplicable();
    return came.isAbsent() || came.toUtf8() == sent
               ? failed(Text::tr("A public client keeps the same refresh token, which is not bound to it. A "
                                 "stolen one stays good; the "
                                 "server must rotate it."),
                        {u"refresh_token"_s})
               : passed();
}

constexpr MessageKinds grants = {MessageKind::Token, MessageKind::Refresh};

constexpr MessageRule rows[] = {
    {{"TS01",
      {Spec::Rfc6749, "5.1"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "Tokens came with status 200 as application/json.")},
     grants,
     isOkJson},
    {{"TS02",
      {Spec::Rfc6749, "5.1"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "Caches must not keep the token response.")},
     grants,
     isNotStored},
    {{"TS03",
      {Spec::Rfc6749, "5.1"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "access_token and token_type are there.")},
     grants,
     hasTokenAndType},
    {{"TS04",
      {Spec::Rfc6749, "7.1"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The token type is known.")},
     grants,
     typeIsKnown},
    {{"TS06",
      {Spec::Rfc6749, "5.1"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "expires_in is a number of seconds.")},
     grants,
     lifetimeIsTold},
    {{"TS07",
      {Spec::Rfc6749, "5.1"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The granted scope is known.")},
     MessageKind::Token,
     scopeIsTold},
    {{"TS08",
      {Spec::Rfc6749, "A.12"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "Tokens are printable ASCII.")},
     grants,
     tokensArePrintable},
    {{"TS10",
      {Spec::OidcCore, "3.1.3.3"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The ID token came.")},
     MessageKind::Token,
     idTokenCame},
    {{"TS12",
      {Spec::Rfc9700, "2.2.2"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The refresh token was rotated.")},
     MessageKind::Refresh,
     refreshTokenRotates},
};

} // namespace

std::span<const MessageRule> tokenResponseRules()
{
    return rows;
}

} // namespace claimcheck::lint
