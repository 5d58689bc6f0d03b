#include "core/claims/typed.h"
#include "core/jose/algorithms.h"
#include "core/lint/groups.h"
#include "core/lint/introspection_reading.h"
#include "core/lint/missing_claims.h"
#include "core/lint/request_reading.h"
#include "core/lint/text.h"

// The access token of a token response. RFC 9068, RFC 8707.
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;

namespace {

std::optional<ReadJwt> accessToken(const ObservedMessage &message)
{
    return jwtMember(message, "access_token"_L1);
}

bool claimsRfc9068(const ReadJwt &token)
{
    const QString typ = token.header["typ"_L1].toString().toLower();
    return typ == "at+jwt"_L1 || typ == "application/at+jwt"_L1;
}

Verdict hasRequiredClaims(const Run &, const ObservedMessage &message)
{
    const auto token = accessToken(message);
    if (!token || !claimsRfc9068(*token))
        return notApplicable();
    const QStringList missing =
        missingClaims(*token, {"iss"_L1, "exp"_L1, "aud"_L1, "sub"_L1, "client_id"_L1, "iat"_L1, "jti"_L1});
    return missing.isEmpty()
               ? passed()
               : failed(Text::tr("The access token is typed at+jwt but lacks %1.").arg(missing.join(u", "_s)),
                        missing)
                     .expecting(missing.join(u", "_s), Text::tr("none"));
}

Verdict isSigned(const Run &, const ObservedMessage &message)
{
    const auto token = accessToken(message);
    if (!token)
        return notApplicable();
    return jose::isNone(token->header["alg"_L1].toUtf8())
               ? failed(Text::tr("The access token is not signed (alg none): anyone can make one."),
                        {u"alg"_s})
                     .expecting(Text::tr("a signature"), u"none"_s)
               : passed();
}

Verdict isReadable(const Run &, const ObservedMessage &message)
{
    const QByteArray text = bodyOf(message)["access_token"_L1].toUtf8();
    if (text.isEmpty() || accessToken(message))
        return notApplicable();
    return passed(Text::tr(
        "The access token is opaque, which is as it should be; introspection shows what it stands for."));
}

Verdict audienceIsTheResource(const Run &run, const ObservedMessage &message)
{
    const auto token = accessToken(message);
    QStringList asked;
    for (const auto &pair : authorizationRequestOf(run)) {
        if (pair.name == "resource")
            asked.append(QString::fromUtf8(pair.value));
    }
    if (!token || asked.isEmpty())
        return notApplicable();
    const QStringList audience = stringsOf(token->payload["aud"_L1]);
    for (const QString &resource : asked) {
        if (audience.contains(resource))
            return passed();
    }
    return failed(claimsRfc9068(*token) ? Level::Warning : Level::Note,
                  Text::tr("The resource “%1” was asked for, but the token is for “%2”.")
                      .arg(asked.join(u", "_s), audience.join(u", "_s)),
                  {u"aud"_s})
        .expecting(asked.join(u", "_s), audience.join(u", "_s));
}

/// Claims that a JWT and its introspection tell of the same token.
constexpr QLatin1StringView comparable[] = {"exp"_L1, "client_id"_L1, "sub"_L1, "aud"_L1};

Verdict introspectionAgrees(const Run &, const ObservedMessage &message)
{
    const encoding::JsonDocument body = introspectionOf(message);
    const QByteArray asked = valueOf(formOf(message.request), "token");
    const auto token = readJwt(asked);
    if (!token || !body["active"_L1].toBool())
        return notApplicable();
    QStringList differ;
    for (QLatin1StringView claim : comparable) {
        const auto mine = token->payload[claim];
        const auto theirs = body[claim];
        const bool same = stringsOf(mine) == stringsOf(theirs) && mine.toInteger() == theirs.toInteger();
        if (!mine.isAbsent() && !theirs.isAbsent() && !same)
            differ.append(claim);
    }
    if (!differ.isEmpty())
        return failed(Text::tr("The token and its introspection disagree on %1.").arg(differ.join(u", "_s)),
                      differ)
            .expecting(QString::fromUtf8(token->payload.root()[differ.front()].raw()),
                       QString::fromUtf8(body.root()[differ.front()].raw()));
    const auto scope = claims::scopeList(token->payload["scope"_L1]);
    const auto theirs = claims::scopeList(body["scope"_L1]);
    return scope.isEmpty() || theirs.isEmpty() || scope == theirs
               ? passed()
               : failed(Level::Note, Text::tr("The token's scope and that of its introspection differ."),
                        {u"scope"_s})
                     .expecting(scope.join(u' '), theirs.join(u' '));
}

constexpr MessageKinds grants = {MessageKind::Token, MessageKind::Refresh};

constexpr MessageRule rows[] = {
    {{"AT01",
      {Spec::Rfc9068, "2.2"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The access token has the claims of RFC 9068."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "APIs that follow RFC 9068 refuse the token."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must send the claims, or another typ.")},
     grants,
     hasRequiredClaims},
    {{"AT02",
      {Spec::Rfc9068, "2.1"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The access token is signed."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Anybody can make such a token."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must sign access tokens.")},
     grants,
     isSigned},
    {{"AT03",
      {Spec::Rfc6749, "1.4"},
      Level::Note,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "An opaque access token is legal."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "What it stands for shows only at the server."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Introspect it, if you need to know.")},
     grants,
     isReadable},
    {{"AT04",
      {Spec::Rfc8707, "2"},
      Level::Warning,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The access token is for the resource that was asked for."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The API that was asked for will refuse the token."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Ask for the resource by the name that the server knows.")},
     MessageKind::Token,
     audienceIsTheResource},
    {{"AT06",
      {Spec::Rfc7662, "2.2"},
      Level::Warning,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The token and its introspection agree."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "APIs that verify the token and those that ask decide differently."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must answer from the same data.")},
     MessageKind::Introspection,
     introspectionAgrees},
};

} // namespace

std::span<const MessageRule> accessTokenRules()
{
    return rows;
}

} // namespace claimcheck::lint
