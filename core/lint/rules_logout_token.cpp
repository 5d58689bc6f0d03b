#include "core/claims/typed.h"
#include "core/http/content_type.h"
#include "core/lint/groups.h"
#include "core/lint/issuer_signature.h"
#include "core/lint/login_session.h"
#include "core/lint/missing_claims.h"
#include "core/lint/text.h"

#include <algorithm>

// The logout token that the server posts to the client. OpenID Connect Back-Channel Logout 1.0 §2.4 to §2.6.
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;
using encoding::JsonValue;

namespace {

constexpr qint64 skew = 5 * 60;        // seconds that clocks may differ
constexpr qint64 maxLifetime = 2 * 60; // seconds, §4
constexpr auto logoutEvent = "http://schemas.openid.net/event/backchannel-logout"_L1;

QByteArray textOf(const ObservedMessage &message)
{
    return valueOf(formOf(message.request), "logout_token");
}

std::optional<ReadJwt> tokenOf(const ObservedMessage &message)
{
    return readJwt(textOf(message));
}

Verdict comesAsForm(const Run &, const ObservedMessage &message)
{
    const QByteArray type = message.request.headers.value("Content-Type");
    if (message.request.method != "POST" || !http::readContentType(type).isForm())
        return failed(Text::tr("The logout token did not come as a form that is posted."),
                      {u"Content-Type"_s})
            .expecting(u"POST, application/x-www-form-urlencoded"_s,
                       QString::fromLatin1(message.request.method + ", " + type));
    const auto count =
        std::ranges::count(formOf(message.request), QByteArray("logout_token"), &encoding::FormPair::name);
    return count == 1 ? passed()
                      : failed(Text::tr("logout_token is to be sent once."), {u"logout_token"_s})
                            .expecting(u"1"_s, QString::number(count));
}

Verdict isTheIssuers(const Run &run, const ObservedMessage &message)
{
    const QByteArray text = textOf(message);
    if (text.isEmpty())
        return notApplicable();
    if (text.count('.') == 4)
        return couldNotTell(Text::tr("The logout token is encrypted."));
    const auto jwt = readJwt(text);
    return jwt ? isSignedByIssuer(run, *jwt, Text::tr("The logout token"))
               : failed(Text::tr("The logout token is not a JWT."), {u"logout_token"_s});
}

Verdict hasItsClaims(const Run &, const ObservedMessage &message)
{
    const auto jwt = tokenOf(message);
    if (!jwt)
        return notApplicable();
    QStringList missing =
        missingClaims(*jwt, {"iss"_L1, "aud"_L1, "iat"_L1, "exp"_L1, "jti"_L1, "events"_L1});
    if (!jwt->payload.root().has("sub"_L1) && !jwt->payload.root().has("sid"_L1))
        missing.append(u"sub or sid"_s);
    return missing.isEmpty()
               ? passed()
               : failed(Text::tr("The logout token lacks %1.").arg(missing.join(u", "_s)), missing)
                     .expecting(missing.join(u", "_s), Text::tr("none"));
}

Verdict isForUs(const Run &run, const ObservedMessage &message)
{
    const auto jwt = tokenOf(message);
    return jwt ? isFromIssuerForClient(run, *jwt, Text::tr("The logout token")) : notApplicable();
}

/// At the time when it came: a run may be looked at long after.
Verdict isCurrent(const Run &run, const ObservedMessage &message)
{
    const auto jwt = tokenOf(message);
    if (!jwt)
        return notApplicable();
    const qint64 came = message.sentAt < 0 ? run.now : message.sentAt / 1000;
    const auto exp = claims::numericDate(jwt->payload["exp"_L1]);
    const auto iat = claims::numericDate(jwt->payload["iat"_L1]);
    if (exp.isKnown() && exp.seconds() + skew <= came)
        return failed(Text::tr("The logout token is expired since %1.")
                          .arg(exp.dateTime().toString(Qt::ISODate)),
                      {u"exp"_s})
            .expecting(Text::tr("a time to come"), exp.dateTime().toString(Qt::ISODate));
    if (iat.isKnown() && iat.seconds() > came + skew)
        return failed(Text::tr("The logout token was issued in the future: a clock is wrong."), {u"iat"_s})
            .expecting(Text::tr("a time that is past"), iat.dateTime().toString(Qt::ISODate));
    return exp.isKnown() || iat.isKnown() ? passed() : notApplicable();
}

Verdict tellsOfALogout(const Run &, const ObservedMessage &message)
{
    const auto jwt = tokenOf(message);
    if (!jwt || jwt->payload["events"_L1].isAbsent())
        return notApplicable();
    return jwt->payload["events"_L1][logoutEvent].isObject()
               ? passed()
               : failed(Text::tr("events has no member %1 that is an object.").arg(logoutEvent),
                        {u"events"_s})
                     .expecting(logoutEvent, Text::tr("none"));
}

Verdict hasNoNonce(const Run &, const ObservedMessage &message)
{
    const auto jwt = tokenOf(message);
    if (!jwt)
        return notApplicable();
    return jwt->payload.root().has("nonce"_L1)
               ? failed(Text::tr("The logout token has a nonce, which it must not have."), {u"nonce"_s})
                     .expecting(Text::tr("none"), u"nonce"_s)
               : passed();
}

Verdict isNoReplay(const Run &run, const ObservedMessage &message)
{
    const auto jwt = tokenOf(message);
    if (!jwt || jwt->payload["jti"_L1].isAbsent())
        return notApplicable();
    const bool again = std::ranges::any_of(run.messages, [&](const ObservedMessage &other) {
        const auto earlier = other.kind == MessageKind::BackchannelLogout && other.number < message.number
                                 ? tokenOf(other)
                                 : std::nullopt;
        return earlier && earlier->payload["jti"_L1].toUtf8() == jwt->payload["jti"_L1].toUtf8();
    });
    return again ? failed(Text::tr("A logout token with this jti came before."), {u"jti"_s})
                       .expecting(Text::tr("a value that was not used before"), Text::tr("one that was"))
                 : passed();
}

Verdict isOfTheSession(const Run &run, const ObservedMessage &message)
{
    const auto jwt = tokenOf(message);
    if (!jwt)
        return notApplicable();
    const auto id = sessionTokenOf(run);
    if (!id)
        return couldNotTell(Text::tr("There is no ID token to compare with."));
    const JsonValue sub = jwt->payload["sub"_L1];
    if (!sub.isAbsent() && sub.toString() != id->payload["sub"_L1].toString())
        return failed(Text::tr("The logout token is about “%1”, the ID token about “%2”.")
                          .arg(sub.toString(), id->payload["sub"_L1].toString()),
                      {u"sub"_s})
            .expecting(id->payload["sub"_L1].toString(), sub.toString());
    return sidIsTheSame(*id, jwt->payload["sid"_L1].toUtf8());
}

Verdict hasItsType(const Run &, const ObservedMessage &message)
{
    const auto jwt = tokenOf(message);
    if (!jwt)
        return notApplicable();
    const QString typ = jwt->header["typ"_L1].toString().toLower();
    return typ == "logout+jwt"_L1 || typ == "application/logout+jwt"_L1
               ? passed()
               : failed(Text::tr("The logout token does not say that it is one."), {u"typ"_s})
                     .expecting(u"logout+jwt"_s, typ.isEmpty() ? Text::tr("none") : typ);
}

Verdict isShortLived(const Run &, const ObservedMessage &message)
{
    const auto jwt = tokenOf(message);
    const auto exp = claims::numericDate(jwt ? jwt->payload["exp"_L1] : JsonValue());
    const auto iat = claims::numericDate(jwt ? jwt->payload["iat"_L1] : JsonValue());
    if (!exp.isKnown() || !iat.isKnown())
        return notApplicable();
    const qint64 lifetime = exp.seconds() - iat.seconds();
    return lifetime <= maxLifetime
               ? passed()
               : failed(Text::tr("The logout token is good for longer than two minutes."), {u"exp"_s})
                     .expecting(Text::tr("at most %1 seconds").arg(maxLifetime),
                                Text::tr("%1 seconds").arg(lifetime));
}

constexpr MessageKind notice = MessageKind::BackchannelLogout;

constexpr MessageRule rows[] = {
    {{"BL01",
      {Spec::OidcBackChannelLogout, "2.5"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The logout token came as a form that is posted."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Clients look for it there: the user stays signed in."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must post logout_token as a form.")},
     notice,
     comesAsForm},
    {{"BL02",
      {Spec::OidcBackChannelLogout, "2.6"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The logout token's signature is the issuer's."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Anybody could sign users out."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Refuse it; the server must sign it as it signs ID tokens, and never with none.")},
     notice,
     isTheIssuers},
    {{"BL03",
      {Spec::OidcBackChannelLogout, "2.4"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The logout token has its required claims."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Without them it cannot be checked, or nobody knows whose session ends."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The server must send iss, aud, iat, exp, jti, events, and sub or sid.")},
     notice,
     hasItsClaims},
    {{"BL04",
      {Spec::OidcBackChannelLogout, "2.6"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The logout token is from the issuer and for this client."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Another client's token could end sessions here."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Refuse it; compare issuer and client_id with the token.")},
     notice,
     isForUs},
    {{"BL05",
      {Spec::OidcBackChannelLogout, "2.6"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The logout token is current."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "An old token can be replayed against a newer session."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Refuse it; compare the clocks of client and server.")},
     notice,
     isCurrent},
    {{"BL06",
      {Spec::OidcBackChannelLogout, "2.6"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The logout token tells of a logout."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Another token of the same server could end sessions."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must send the event, with an object as its value.")},
     notice,
     tellsOfALogout},
    {{"BL07",
      {Spec::OidcBackChannelLogout, "2.6"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The logout token has no nonce."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "It could be used as an ID token in a forged login."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must leave nonce out.")},
     notice,
     hasNoNonce},
    {{"BL08",
      {Spec::OidcBackChannelLogout, "2.6"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The logout token came for the first time."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Somebody who caught the token can send it again."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Refuse it; the server must give each token a jti of its own.")},
     notice,
     isNoReplay},
    {{"BL09",
      {Spec::OidcBackChannelLogout, "2.6"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The logout token is about the session of the ID token."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The wrong session ends, or none."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must send the sub and the sid of the ID token.")},
     notice,
     isOfTheSession},
    {{"BL10",
      {Spec::OidcBackChannelLogout, "2.4"},
      Level::Note,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The logout token says that it is one (typ)."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "It is easier taken for a token of another kind."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server should send typ logout+jwt.")},
     notice,
     hasItsType},
    {{"BL11",
      {Spec::OidcBackChannelLogout, "4"},
      Level::Note,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The logout token is short-lived."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "A token that was caught can be sent again for as long."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server should let it expire after two minutes.")},
     notice,
     isShortLived},
};

} // namespace

std::span<const MessageRule> logoutTokenRules()
{
    return rows;
}

} // namespace claimcheck::lint
