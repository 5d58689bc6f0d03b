#include "core/report/redaction.h"

#include "core/base/redaction.h"
#include "core/report/text.h"

#include <algorithm>

namespace claimcheck::report {

using namespace Qt::StringLiterals;

namespace {

struct LevelRow
{
    Redaction level;
    QLatin1StringView name;
    const char *title;
};

constexpr LevelRow levels[] = {
    {Redaction::None, "none"_L1, QT_TRANSLATE_NOOP("claimcheck_report", "Everything shown")},
    {Redaction::Secrets, "secrets"_L1, QT_TRANSLATE_NOOP("claimcheck_report", "Secrets hidden")},
    {Redaction::SecretsAndPersonal, "personal"_L1,
     QT_TRANSLATE_NOOP("claimcheck_report", "Secrets and personal data hidden")},
};
static_assert(std::size(levels) == std::size_t(Redaction::SecretsAndPersonal) + 1);

// OpenID Connect Core 1.0 §5.1 and §3.1.2.1, SAML-born names, those of large providers, of headers.
constexpr QLatin1StringView personalNames[] = {
    "address"_L1,
    "birthdate"_L1,
    "email"_L1,
    "emails"_L1,
    "family_name"_L1,
    "forwarded"_L1,
    "gender"_L1,
    "given_name"_L1,
    "ipaddr"_L1,
    "ip_address"_L1,
    "login"_L1,
    "login_hint"_L1,
    "middle_name"_L1,
    "name"_L1,
    "nickname"_L1,
    "oid"_L1,
    "phone_number"_L1,
    "picture"_L1,
    "preferred_username"_L1,
    "profile"_L1,
    "sid"_L1,
    "sub"_L1,
    "unique_name"_L1,
    "upn"_L1,
    "user_id"_L1,
    "user_name"_L1,
    "username"_L1,
    "website"_L1,
    "x-forwarded-for"_L1,
};

} // namespace

QLatin1StringView redactionName(Redaction level)
{
    return levels[std::size_t(level)].name;
}

std::optional<Redaction> redactionOf(QStringView name)
{
    const auto *found =
        std::ranges::find_if(levels, [name](const LevelRow &row) { return row.name == name; });
    return found == std::end(levels) ? std::nullopt : std::optional(found->level);
}

QString redactionTitle(Redaction level)
{
    return Text::tr(levels[std::size_t(level)].title);
}

bool isHidden(QStringView name, Redaction level)
{
    if (level == Redaction::None)
        return false;
    if (base::isSecretName(name))
        return true;
    return level == Redaction::SecretsAndPersonal &&
           std::ranges::any_of(personalNames, [name](QLatin1StringView personal) {
               return name.compare(personal, Qt::CaseInsensitive) == 0;
           });
}

} // namespace claimcheck::report
