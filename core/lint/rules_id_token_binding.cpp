#include "core/claims/typed.h"
#include "core/lint/groups.h"
#include "core/lint/request_reading.h"
#include "core/lint/text.h"
#include "core/lint/token_hash.h"

// What ties an ID token to the run: nonce, hashes, the earlier ID token. OpenID Connect Core 1.0.
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;

namespace {

std::optional<ReadJwt> idToken(const ObservedMessage &message)
{
    return jwtMember(message, "id_token"_L1);
}

Verdict nonceIsOurs(const Run &run, const ObservedMessage &message)
{
    const auto sent = encoding::firstValue(authorizationRequestOf(run), "nonce");
    const auto token = idToken(message);
    if (!sent || !token)
        return notApplicable();
    const QByteArray came = token->payload["nonce"_L1].toUtf8();
    if (came.isEmpty())
        return failed(Text::tr("A nonce was sent, but the ID token has none: it could be a replay."),
                      {u"nonce"_s})
            .expecting(Text::tr("the nonce that was sent"), Text::tr("none"));
    return came == *sent
               ? passed(Text::tr("The nonce in the ID token is the one that was sent."))
               : failed(Text::tr("The nonce in the ID token is not the one that was sent: it "
                                 "belongs to another login."),
                        {u"nonce"_s})
                     .expecting(Text::tr("the nonce that was sent, %1 characters").arg(sent->size()),
                                Text::tr("another one, %1 characters").arg(came.size()));
}

Verdict loginIsRecent(const Run &run, const ObservedMessage &message)
{
    const auto maxAge = encoding::firstValue(authorizationRequestOf(run), "max_age");
    const auto token = idToken(message);
    if (!maxAge || !token)
        return notApplicable();
    const auto when = claims::numericDate(token->payload["auth_time"_L1]);
    if (!when.isKnown())
        return failed(Text::tr("max_age was sent, but the ID token does not say when the user signed in "
                               "(auth_time)."),
                      {u"auth_time"_s})
            .expecting(u"auth_time"_s, Text::tr("none"));
    constexpr qint64 skew = 5 * 60;
    return run.now - when.seconds() <= maxAge->toLongLong() + skew
               ? passed()
               : failed(Text::tr("The user signed in %1 seconds ago; max_age was %2.")
                            .arg(run.now - when.seconds())
                            .arg(QString::fromUtf8(*maxAge)),
                        {u"auth_time"_s})
                     .expecting(Text::tr("at most %1 seconds").arg(maxAge->toLongLong()),
                                Text::tr("%1 seconds").arg(run.now - when.seconds()));
}

Verdict accessTokenHashFits(const Run &, const ObservedMessage &message)
{
    const bool front = message.kind == MessageKind::AuthorizationResponse;
    const auto token = front ? readJwt(valueOf(callbackOf(message), "id_token")) : idToken(message);
    const QByteArray accessToken =
        front ? valueOf(callbackOf(message), "access_token") : bodyOf(message)["access_token"_L1].toUtf8();
    if (!token || accessToken.isEmpty())
        return notApplicable();
    // OpenID Connect Core 1.0 §3.2.2.9 and §3.3.2.11: required where the access token comes through the
    // browser.
    if (!token->payload.root().has("at_hash"_L1))
        return front
                   ? failed(Text::tr("The ID token beside the access token has no at_hash."), {u"at_hash"_s})
                         .expecting(u"at_hash"_s, Text::tr("none"))
                   : notApplicable();
    const QByteArray hash = tokenHash(token->header["alg"_L1].toUtf8(), accessToken);
    if (hash.isEmpty())
        return couldNotTell();
    return token->payload["at_hash"_L1].toUtf8() == hash
               ? passed(Text::tr("at_hash fits the access token."))
               : failed(Text::tr(
                            "at_hash does not fit the access token: the two tokens do not belong together."),
                        {u"at_hash"_s})
                     .expecting(QString::fromLatin1(hash), token->payload["at_hash"_L1].toString());
}

/// The authentication contexts that the claims parameter asks for as essential.
QStringList essentialContexts(const Run &run)
{
    const encoding::JsonDocument claims = jsonObject(valueOf(authorizationRequestOf(run), "claims"));
    const encoding::JsonValue acr = claims["id_token"_L1]["acr"_L1];
    if (!acr["essential"_L1].toBool())
        return {};
    return acr["values"_L1].isArray() ? stringsOf(acr["values"_L1]) : stringsOf(acr["value"_L1]);
}

Verdict contextIsAsStrong(const Run &run, const ObservedMessage &message)
{
    const QStringList wanted = essentialContexts(run);
    const auto token = idToken(message);
    if (wanted.isEmpty() || !token)
        return notApplicable();
    const QString acr = token->payload["acr"_L1].toString();
    return wanted.contains(acr)
               ? passed()
               : failed(Text::tr("acr was asked for as essential, and the login does not meet it."),
                        {u"acr"_s})
                     .expecting(wanted.join(u", "_s), acr.isEmpty() ? Text::tr("none") : acr);
}

/// OpenID Connect Core 1.0 §12.2.
Verdict refreshedTokenIsTheSameLogin(const Run &run, const ObservedMessage &message)
{
    const ObservedMessage *granted = run.last(MessageKind::Token);
    const auto now = idToken(message);
    const auto before = granted ? idToken(*granted) : std::nullopt;
    if (!now || !before)
        return notApplicable();
    for (QLatin1StringView claim : {"iss"_L1, "sub"_L1}) {
        const QString first = before->payload[claim].toString(), second = now->payload[claim].toString();
        if (first != second)
            return failed(Text::tr("The refreshed ID token has another %1.").arg(claim), {claim})
                .expecting(first, second);
    }
    for (QLatin1StringView claim : {"auth_time"_L1, "nonce"_L1}) {
        const encoding::JsonValue value = now->payload[claim];
        if (!value.isAbsent() && before->payload.root().has(claim) &&
            value.raw() != before->payload[claim].raw())
            return failed(Text::tr("The refreshed ID token has another %1.").arg(claim), {claim});
    }
    return passed();
}

Verdict isNotAnIdToken(const Run &run, const ObservedMessage &message)
{
    const ObservedMessage *granted = run.last(MessageKind::Token);
    const QByteArray sent = message.request.headers.value("Authorization");
    const QByteArray id = granted ? bodyOf(*granted)["id_token"_L1].toUtf8() : QByteArray();
    if (id.isEmpty() || sent.isEmpty())
        return notApplicable();
    return sent.endsWith(id)
               ? failed(Text::tr(
                            "The ID token is used to call an API. It is meant for the client; APIs take the "
                            "access token."),
                        {u"Authorization"_s})
                     .expecting(u"access_token"_s, u"id_token"_s)
               : passed();
}

constexpr MessageKinds grants = {MessageKind::Token, MessageKind::Refresh};

constexpr MessageRule rows[] = {
    {{"ID06",
      {Spec::OidcCore, "3.1.3.7"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The nonce in the ID token is the one that was sent."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The token belongs to another login or is replayed."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Refuse the login; the server must copy the nonce.")},
     MessageKind::Token,
     nonceIsOurs},
    {{"ID07",
      {Spec::OidcCore, "3.1.3.7"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The user signed in within max_age."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The user may have signed in long ago, and somebody else may sit there now."),
      QT_TRANSLATE_NOOP(
          "claimcheck_lint",
          "Ask the user to sign in again; the server must send auth_time and keep to max_age.")},
     MessageKind::Token,
     loginIsRecent},
    {{"ID09",
      {Spec::OidcCore, "3.1.3.8"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "at_hash fits the access token."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The access token may have been exchanged on its way."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Do not use the access token; the server must hash the one that it sends.")},
     {MessageKind::Token, MessageKind::Refresh, MessageKind::AuthorizationResponse},
     accessTokenHashFits},
    {{"ID08",
      {Spec::OidcCore, "5.5.1.1"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The sign-in is as strong as was asked for (acr)."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The user signed in with less than the client relies on."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Refuse the login; the server must fail where it cannot do what is essential.")},
     MessageKind::Token,
     contextIsAsStrong},
    {{"ID12",
      {Spec::OidcCore, "12.2"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The refreshed ID token is of the same login."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The refreshed token is about another login: sessions get mixed up."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Refuse it and sign in again.")},
     MessageKind::Refresh,
     refreshedTokenIsTheSameLogin},
    {{"ID13",
      {Spec::Rfc9068, "4"},
      Level::Warning,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The API is not called with the ID token."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "An API that takes it takes tokens made for any client."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Send the access token.")},
     MessageKind::ApiCall,
     isNotAnIdToken},
};

} // namespace

std::span<const MessageRule> idTokenBindingRules()
{
    return rows;
}

} // namespace claimcheck::lint
