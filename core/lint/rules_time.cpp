#include "core/claims/typed.h"
#include "core/lint/groups.h"
#include "core/lint/text.h"
#include "core/lint/token_subject.h"

#include <QDateTime>

// When the token is good. RFC 7519 §4.1.4–§4.1.6.
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;
using claims::NumericDate;
using claims::NumericDateForm;

namespace {

constexpr qint64 day = 24 * 60 * 60; // seconds

constexpr QLatin1StringView dateClaims[] = {"exp"_L1, "nbf"_L1, "iat"_L1, "auth_time"_L1, "updated_at"_L1};

QString pointer(QLatin1StringView claim)
{
    return u"/payload/"_s + claim;
}

NumericDate date(const TokenSubject &token, QLatin1StringView claim)
{
    return claims::numericDate(token.claim(claim));
}

QString readable(const NumericDate &when)
{
    return when.dateTime().toString(Qt::ISODate);
}

/// 90061 → "1 d 1 h"; for messages.
QString span(qint64 seconds)
{
    if (seconds >= day)
        return Text::tr("%1 days").arg(seconds / day);
    if (seconds >= 3600)
        return Text::tr("%1 hours").arg(seconds / 3600);
    return seconds >= 60 ? Text::tr("%1 minutes").arg(seconds / 60) : Text::tr("%1 seconds").arg(seconds);
}

Verdict isNotExpired(const TokenSubject &token)
{
    const NumericDate exp = date(token, "exp"_L1);
    if (!exp.isKnown())
        return notApplicable();
    if (token.now < exp.seconds() + token.leeway)
        return passed();
    return failed(
        Text::tr("The token expired %1 ago, at %2.").arg(span(token.now - exp.seconds()), readable(exp)),
        {pointer("exp"_L1)});
}

Verdict isValidAlready(const TokenSubject &token)
{
    const NumericDate nbf = date(token, "nbf"_L1);
    if (!nbf.isKnown())
        return notApplicable();
    if (token.now + token.leeway >= nbf.seconds())
        return passed();
    return failed(Text::tr("The token is valid only from %1 on, in %2. If it is fresh, compare the clocks.")
                      .arg(readable(nbf), span(nbf.seconds() - token.now)),
                  {pointer("nbf"_L1)});
}

Verdict isIssuedInThePast(const TokenSubject &token)
{
    const NumericDate iat = date(token, "iat"_L1);
    if (!iat.isKnown())
        return notApplicable();
    if (token.now + token.leeway >= iat.seconds())
        return passed();
    return failed(Text::tr("The token was issued in the future (%1, in %2): a clock is wrong.")
                      .arg(readable(iat), span(iat.seconds() - token.now)),
                  {pointer("iat"_L1)});
}

/// The date claims that are written in one of the two forms.
QStringList datesOfForm(const TokenSubject &token, NumericDateForm one, NumericDateForm other)
{
    QStringList where;
    for (QLatin1StringView claim : dateClaims) {
        const NumericDateForm form = date(token, claim).form;
        // updated_at is not a matter of validity, and strings are met there often.
        if ((form == one || form == other) && claim != "updated_at"_L1)
            where.append(pointer(claim));
    }
    return where;
}

Verdict areSeconds(const TokenSubject &token)
{
    const QStringList where =
        datesOfForm(token, NumericDateForm::Milliseconds, NumericDateForm::Milliseconds);
    return where.isEmpty()
               ? passed()
               : failed(
                     Text::tr("A date is in milliseconds; it must be in seconds. Readers take it for a time "
                              "thousands of years away, so such a token does not expire for them."),
                     where);
}

Verdict areNumbers(const TokenSubject &token)
{
    const QStringList where = datesOfForm(token, NumericDateForm::TextNumber, NumericDateForm::TextDate);
    return where.isEmpty()
               ? passed()
               : failed(
                     Text::tr("A date is a string; it must be a number of seconds. Many libraries refuse it, "
                              "others skip the check."),
                     where);
}

Verdict areDates(const TokenSubject &token)
{
    const QStringList where = datesOfForm(token, NumericDateForm::NotADate, NumericDateForm::NotADate);
    return where.isEmpty()
               ? passed()
               : failed(Text::tr("A date claim is not a date: it must be a number of seconds."), where);
}

Verdict areWhole(const TokenSubject &token)
{
    const QStringList where = datesOfForm(token, NumericDateForm::Fraction, NumericDateForm::Fraction);
    return where.isEmpty()
               ? passed()
               : failed(
                     Text::tr(
                         "A date has a fraction of a second. That is allowed, but some libraries refuse it."),
                     where);
}

Verdict endsAfterItBegins(const TokenSubject &token)
{
    const NumericDate exp = date(token, "exp"_L1);
    for (QLatin1StringView claim : {"iat"_L1, "nbf"_L1}) {
        const NumericDate begin = date(token, claim);
        if (exp.isProper() && begin.isProper() && exp.seconds() <= begin.seconds())
            return failed(Text::tr("The token expires before it begins (%1): it was never valid.").arg(claim),
                          {pointer("exp"_L1), pointer(claim)});
    }
    return exp.isProper() ? passed() : notApplicable();
}

struct Lifetime
{
    TokenTypes types;
    qint64 seconds;
};

/// Above these a lifetime is worth a word. Proofs and assertions are used at once; what can be revoked by
/// nobody should not live long.
constexpr Lifetime lifetimes[] = {
    {TokenType::AccessToken, day},
    {TokenType::IdToken, 30 * day},
    {TokenTypes(TokenType::ClientAssertion) | TokenType::RequestObject | TokenType::LogoutToken, 60 * 60},
    {TokenType::AuthorizationResponse, 10 * 60},
    {TokenType::Jwt, 366 * day},
};

constexpr TokenTypes shortLived = TokenTypes(TokenType::AccessToken) | TokenType::IdToken |
                                  TokenType::ClientAssertion | TokenType::RequestObject |
                                  TokenType::LogoutToken | TokenType::AuthorizationResponse | TokenType::Jwt;

Verdict livesShortly(const TokenSubject &token)
{
    const NumericDate exp = date(token, "exp"_L1);
    const NumericDate iat = date(token, "iat"_L1);
    if (!exp.isProper() || !iat.isProper())
        return notApplicable();
    const qint64 lifetime = exp.seconds() - iat.seconds();
    for (const Lifetime &row : lifetimes) {
        if (row.types.testFlag(token.type) && lifetime > row.seconds)
            return failed(Text::tr("The token lives %1. Until it expires, whoever has it can use it.")
                              .arg(span(lifetime)),
                          {pointer("exp"_L1)});
    }
    return passed();
}

constexpr TokenRule rows[] = {
    {{"time-expired",
      {Spec::Rfc7519, "4.1.4"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The token is not expired."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Whoever still accepts it gives a stolen token a longer life."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Get a new token, or set the time back to see what was true then.")},
     anyTokenType,
     isNotExpired},
    {{"time-not-yet-valid",
      {Spec::Rfc7519, "4.1.5"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The token is valid already."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "It must not be accepted yet."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Wait, or set the clocks of issuer and verifier by the same time.")},
     anyTokenType,
     isValidAlready},
    {{"time-issued-in-future",
      {Spec::Rfc7519, "4.1.6"},
      Level::Warning,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The token was issued in the past."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Verifiers that compare iat refuse the token."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Set the clocks by the same time, or allow some seconds of leeway.")},
     anyTokenType,
     isIssuedInThePast},
    {{"time-milliseconds",
      {Spec::Rfc7519, "2"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "Dates are in seconds."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "For a reader of seconds the token is good for thousands of years."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The issuer must write seconds since 1970.")},
     anyTokenType,
     areSeconds},
    {{"time-string",
      {Spec::Rfc7519, "2"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "Dates are numbers."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Libraries refuse the token or do not check the time at all."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The issuer must write a number.")},
     anyTokenType,
     areNumbers},
    {{"time-not-a-date",
      {Spec::Rfc7519, "2"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "Date claims are dates."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The time cannot be checked."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The issuer must write a number of seconds since 1970.")},
     anyTokenType,
     areDates},
    {{"time-fraction",
      {Spec::Rfc7519, "2"},
      Level::Note,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "Dates are whole seconds."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Some libraries refuse what is not an integer."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Write whole seconds, if you can choose.")},
     anyTokenType,
     areWhole},
    {{"time-order",
      {Spec::Rfc7519, "4.1.4"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The token ends after it begins."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "No moment exists at which the token is good."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Correct the lifetime at the issuer.")},
     anyTokenType,
     endsAfterItBegins},
    {{"time-long",
      {Spec::Rfc9700, "4.10"},
      Level::Note,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The token does not live long."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "A stolen token works as long as it lives, and nobody can call a signed token back."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Issue tokens that live minutes, and renew them.")},
     shortLived,
     livesShortly},
};

} // namespace

std::span<const TokenRule> timeRules()
{
    return rows;
}

} // namespace claimcheck::lint
