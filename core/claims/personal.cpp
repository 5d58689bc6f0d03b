#include "core/claims/personal.h"

#include <QLatin1StringView>

#include <algorithm>

namespace claimcheck::claims {

using namespace Qt::StringLiterals;

namespace {

constexpr struct
{
    QLatin1StringView name;
    Personal personal;
} personalRows[] = {
    {"address"_L1, Personal::Yes},
    {"birthdate"_L1, Personal::Yes},
    {"email"_L1, Personal::Yes},
    {"emails"_L1, Personal::Yes},
    {"family_name"_L1, Personal::Yes},
    {"forwarded"_L1, Personal::Yes},
    {"gender"_L1, Personal::Yes},
    {"given_name"_L1, Personal::Yes},
    {"ipaddr"_L1, Personal::Yes},
    {"ip_address"_L1, Personal::Yes},
    {"login"_L1, Personal::Yes},
    {"login_hint"_L1, Personal::Yes},
    {"middle_name"_L1, Personal::Yes},
    {"name"_L1, Personal::Yes},
    {"nickname"_L1, Personal::Yes},
    {"oid"_L1, Personal::Identifier},
    {"phone_number"_L1, Personal::Yes},
    {"picture"_L1, Personal::Yes},
    {"preferred_username"_L1, Personal::Yes},
    {"profile"_L1, Personal::Yes},
    {"sid"_L1, Personal::Identifier},
    {"sub"_L1, Personal::Identifier},
    {"unique_name"_L1, Personal::Yes},
    {"upn"_L1, Personal::Yes},
    {"user_id"_L1, Personal::Identifier},
    {"user_name"_L1, Personal::Yes},
    {"username"_L1, Personal::Yes},
    {"website"_L1, Personal::Yes},
    {"x-forwarded-for"_L1, Personal::Yes},
};

} // namespace

Personal personalOf(QStringView name)
{
    const auto *found = std::ranges::find_if(
        personalRows, [name](const auto &row) { return name.compare(row.name, Qt::CaseInsensitive) == 0; });
    return found == std::end(personalRows) ? Personal::No : found->personal;
}

} // namespace claimcheck::claims
