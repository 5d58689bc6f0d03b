#include "core/token/sd_jwt.h"

#include <array>

namespace claimcheck::token {

using namespace Qt::StringLiterals;
using encoding::JsonValue;

namespace {

constexpr std::array stateNames = {
    "placed"_L1,        "not-checked"_L1, "not-referenced"_L1, "unreadable"_L1, "wrong-shape"_L1,
    "reserved-name"_L1, "name-taken"_L1,  "repeated"_L1,       "too-deep"_L1,
};
static_assert(stateNames.size() == std::size_t(DisclosureState::TooDeep) + 1);

} // namespace

QLatin1StringView disclosureStateName(DisclosureState state)
{
    return stateNames[std::size_t(state)];
}

JsonValue Disclosure::salt() const
{
    return json.root().at(0);
}

JsonValue Disclosure::name() const
{
    return json.root().size() == 3 ? json.root().at(1) : JsonValue();
}

JsonValue Disclosure::value() const
{
    const qsizetype size = json.root().size();
    return size == 2 || size == 3 ? json.root().at(size - 1) : JsonValue();
}

} // namespace claimcheck::token
