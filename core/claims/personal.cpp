#include "core/claims/personal.h"

#include "core/claims/plain_name.h"

#include <algorithm>
#include <iterator>

namespace claimcheck::claims {

namespace {

struct PersonalRow
{
    std::string_view name; ///< as PlainName writes it
    Personal personal;
};

constexpr PersonalRow personalRows[] = {
    {"address", Personal::Yes},
    {"birthdate", Personal::Yes},
    {"birthday", Personal::Yes},
    {"dateofbirth", Personal::Yes},
    {"dob", Personal::Yes},
    {"email", Personal::Yes},
    {"emailaddress", Personal::Yes},
    {"emails", Personal::Yes},
    {"familyname", Personal::Yes},
    {"firstname", Personal::Yes},
    {"forwarded", Personal::Yes},
    {"fullname", Personal::Yes},
    {"gender", Personal::Yes},
    {"givenname", Personal::Yes},
    {"iban", Personal::Yes},
    {"idnumber", Personal::Yes},
    {"ipaddr", Personal::Yes},
    {"ipaddress", Personal::Yes},
    {"lastname", Personal::Yes},
    {"login", Personal::Yes},
    {"loginhint", Personal::Yes},
    {"middlename", Personal::Yes},
    {"mobile", Personal::Yes},
    {"msisdn", Personal::Yes},
    {"name", Personal::Yes},
    {"nationalid", Personal::Yes},
    {"nickname", Personal::Yes},
    {"oid", Personal::Identifier},
    {"passport", Personal::Yes},
    {"passportnumber", Personal::Yes},
    {"phone", Personal::Yes},
    {"phonenumber", Personal::Yes},
    {"picture", Personal::Yes},
    {"placeofbirth", Personal::Yes},
    {"postalcode", Personal::Yes},
    {"preferredusername", Personal::Yes},
    {"profile", Personal::Yes},
    {"sid", Personal::Identifier},
    {"socialsecuritynumber", Personal::Yes},
    {"ssn", Personal::Yes},
    {"streetaddress", Personal::Yes},
    {"sub", Personal::Identifier},
    {"surname", Personal::Yes},
    {"taxid", Personal::Yes},
    {"uniquename", Personal::Yes},
    {"upn", Personal::Yes},
    {"userid", Personal::Identifier},
    {"username", Personal::Yes},
    {"website", Personal::Yes},
    {"xforwardedfor", Personal::Yes},
};
static_assert(std::ranges::is_sorted(personalRows, {}, &PersonalRow::name));

template <typename View>
Personal lookUp(View name)
{
    const PlainName plain(name);
    const auto *row = std::ranges::lower_bound(personalRows, plain.view(), {}, &PersonalRow::name);
    return row == std::end(personalRows) || row->name != plain.view() ? Personal::No : row->personal;
}

} // namespace

Personal personalOf(QStringView name)
{
    return lookUp(name);
}

Personal personalOf(QByteArrayView name)
{
    return lookUp(name);
}

} // namespace claimcheck::claims
