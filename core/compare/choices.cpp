#include "core/compare/choices.h"

#include "core/compare/text.h"

namespace claimcheck::compare {

using namespace Qt::StringLiterals;
using base::Spec;

namespace {

constexpr ChoiceRow choiceRows[] = {
    {Choice::Introspection,
     "introspection"_L1,
     Family::Opaque,
     ClientHolds::Reference,
     YesNo::Yes,
     YesNo::No,
     0,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Opaque token, introspection at each call"),
     QT_TRANSLATE_NOOP("claimcheck_compare", "B · opaque"),
     QT_TRANSLATE_NOOP("claimcheck_compare", "Opaque fits these answers."),
     QT_TRANSLATE_NOOP("claimcheck_compare",
                       "The API asks the server about the token at each call, and a revoked token is refused "
                       "at once."),
     {Spec::Rfc7662, "2"}},
    {Choice::CachedIntrospection,
     "cached-introspection"_L1,
     Family::Opaque,
     ClientHolds::Reference,
     YesNo::Yes,
     YesNo::No,
     1,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Opaque token, introspection with a cache"),
     QT_TRANSLATE_NOOP("claimcheck_compare", "opaque, cached"),
     QT_TRANSLATE_NOOP("claimcheck_compare", "Opaque with a cache fits these answers."),
     QT_TRANSLATE_NOOP(
         "claimcheck_compare",
         "The API keeps each answer of the server for some seconds, never past the token's end; "
         "revocation acts when the answer is forgotten."),
     {Spec::Rfc7662, "4"}},
    {Choice::SignedIntrospection,
     "signed-introspection"_L1,
     Family::Opaque,
     ClientHolds::Reference,
     YesNo::Yes,
     YesNo::No,
     2,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Opaque token, introspection answered with a JWT"),
     QT_TRANSLATE_NOOP("claimcheck_compare", "signed answers"),
     QT_TRANSLATE_NOOP("claimcheck_compare", "Opaque with signed answers fits these answers."),
     QT_TRANSLATE_NOOP("claimcheck_compare",
                       "The server signs its answer for this API, so that it can be kept as evidence."),
     {Spec::Rfc9701, "5"}},
    {Choice::PhantomToken,
     "phantom-token"_L1,
     Family::Between,
     ClientHolds::Reference,
     YesNo::Yes,
     YesNo::Yes,
     2,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Phantom token: opaque outside, JWT inside"),
     QT_TRANSLATE_NOOP("claimcheck_compare", "phantom token"),
     QT_TRANSLATE_NOOP("claimcheck_compare", "Opaque outside and a JWT inside fits these answers."),
     QT_TRANSLATE_NOOP(
         "claimcheck_compare",
         "The gateway introspects the opaque token, keeps the answer for some seconds, and hands "
         "a JWT to the services behind it."),
     {Spec::Rfc9701, "5"}},
    {Choice::EdgeExchange,
     "edge-exchange"_L1,
     Family::Between,
     ClientHolds::Reference,
     YesNo::Yes,
     YesNo::Yes,
     3,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Token exchange at the edge"),
     QT_TRANSLATE_NOOP("claimcheck_compare", "edge exchange"),
     QT_TRANSLATE_NOOP("claimcheck_compare", "Token exchange at the edge fits these answers."),
     QT_TRANSLATE_NOOP(
         "claimcheck_compare",
         "The gateway exchanges the client's token for a short-lived JWT of its own audience for "
         "each service."),
     {Spec::Rfc8693, "2"}},
    {Choice::ShortJwt,
     "short-jwt"_L1,
     Family::Between,
     ClientHolds::Jwt,
     YesNo::No,
     YesNo::No,
     1,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Short-lived JWT with refresh"),
     QT_TRANSLATE_NOOP("claimcheck_compare", "short-lived JWT"),
     QT_TRANSLATE_NOOP("claimcheck_compare", "A short-lived JWT with refresh fits these answers."),
     QT_TRANSLATE_NOOP("claimcheck_compare",
                       "The API checks the JWT itself; it lives no longer than revocation may take, and the "
                       "client renews it with its refresh token."),
     {Spec::Rfc6749, "6"}},
    {Choice::JwtLocal,
     "jwt"_L1,
     Family::Jwt,
     ClientHolds::Jwt,
     YesNo::No,
     YesNo::No,
     0,
     QT_TRANSLATE_NOOP("claimcheck_compare", "JWT, checked locally"),
     QT_TRANSLATE_NOOP("claimcheck_compare", "A · JWT"),
     QT_TRANSLATE_NOOP("claimcheck_compare", "A JWT fits these answers."),
     QT_TRANSLATE_NOOP("claimcheck_compare",
                       "The API checks signature and claims with keys that it keeps; a revoked token is "
                       "accepted until it expires."),
     {Spec::Rfc9068, "4"}},
};
static_assert(std::size(choiceRows) == std::size_t(Choice::JwtLocal) + 1);

} // namespace

std::span<const ChoiceRow> choices()
{
    return choiceRows;
}

const ChoiceRow &rowOf(Choice choice)
{
    return choiceRows[std::size_t(choice)];
}

QString ChoiceRow::translatedTitle() const
{
    return Text::tr(title);
}

QString ChoiceRow::translatedLabel() const
{
    return Text::tr(label);
}

QString ChoiceRow::translatedHeading() const
{
    return Text::tr(heading);
}

QString ChoiceRow::translatedWhat() const
{
    return Text::tr(what);
}

} // namespace claimcheck::compare
