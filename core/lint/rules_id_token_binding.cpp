#include "core/claims/typed.h"
#include "core/lint/groups.h"
#include "core/lint/run_reading.h"
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
                      {u"nonce"_s});
    return came == *sent ? passed(Text::tr("The nonce in the ID token is the one that was sent."))
                         : failed(Text::tr("The nonce in the ID token is not the one that was sent: it "
                                           "belongs to another login."),
                                  {u"nonce"_s});
}

Verdict loginIsRecent(const Run &run, const ObservedMessage &message)
{
    const auto maxAge = encoding::firstValue(authorizationRequestOf(run), "max_age");
    const auto token = idToken(message);
    if (!maxAge || !token)
        return notApplicable();
    const auto when = claims::numericDate(token->payload["auth_time"_L1]);
    if (!when.isKnown())
        return failed(
            Text::tr("max_age was sent, but the ID token does not say when the user signed in (auth_time)."),
            {u"auth_time"_s});
    constexpr qint64 skew = 5 * 60;
    return run.now - when.seconds() <= maxAge->toLongLong() + skew
               ? passed()
               : failed(Text::tr("The user signed in %1 seconds ago; max_age was %2.")
                            .arg(run.now - when.seconds())
                            .arg(QString::fromUtf8(*maxAge)),
                        {u"auth_time"_s});
}

Verdict accessTokenHashFits(const Run &, const ObservedMessage &message)
{
    const auto token = idToken(message);
    if (!token || !token->payload.root().has("at_hash"_L1))
        return notApplicable();
    const QByteArray hash =
        tokenHash(token->header["alg"_L1].toUtf8(), bodyOf(message)["access_token"_L1].toUtf8());
    if (hash.isEmpty())
        return couldNotTell();
    return token->payload["at_hash"_L1].toUtf8() == hash
               ? passed(Text::tr("at_hash fits the access token."))
               : failed(Text::tr(
                            "at_hash does not fit the access token: the two tokens do not belong together."),
                        {u"at_hash"_s});
}

/// OpenID Connect Core 1.0 §12.2.
Verdict refreshedTokenIsTheSameLogin(const Run &run, const ObservedMessage &message)
{
    const ObservedMessage *first = run.last(MessageKind::Token);
    const auto now = idToken(message);
    const auto before = first ? idToken(*first) : std::nullopt;
    if (!now || !before)
        return notApplicable();
    for (QLatin1StringView claim : {"iss"_L1, "sub"_L1}) {
        if (now->payload[claim].toString() != before->payload[claim].toString())
            return failed(Text::tr("The refreshed ID token has another %1.").arg(claim), {claim});
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
               : passed();
}

constexpr MessageKinds grants = {MessageKind::Token, MessageKind::Refresh};

constexpr MessageRule rows[] = {
    {{"ID06",
      {Spec::OidcCore, "3.1.3.7"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The nonce in the ID token is the one that was sent.")},
     MessageKind::Token,
     nonceIsOurs},
    {{"ID07",
      {Spec::OidcCore, "3.1.3.7"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The user signed in within max_age.")},
     MessageKind::Token,
     loginIsRecent},
    {{"ID09",
      {Spec::OidcCore, "3.1.3.8"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "at_hash fits the access token.")},
     grants,
     accessTokenHashFits},
    {{"ID12",
      {Spec::OidcCore, "12.2"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The refreshed ID token is of the same login.")},
     MessageKind::Refresh,
     refreshedTokenIsTheSameLogin},
    {{"ID13",
      {Spec::Rfc9068, "4"},
      Level::Warning,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The API is not called with the ID token.")},
     MessageKind::ApiCall,
     isNotAnIdToken},
};

} // namespace

std::span<const MessageRule> idTokenBindingRules()
{
    return rows;
}

} // namespace claimcheck::lint
