#include "core/token/key_binding.h"

#include <array>

namespace claimcheck::token {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array statusNames = {"not-present"_L1, "verified"_L1, "invalid"_L1, "not-checked"_L1};
static_assert(statusNames.size() == std::size_t(KeyBindingStatus::NotChecked) + 1);

} // namespace

QLatin1StringView keyBindingStatusName(KeyBindingStatus status)
{
    return statusNames[std::size_t(status)];
}

KeyBindingVerdict verifyKeyBinding(const TokenDocument &document, const std::vector<jose::SignatureVerdict> &,
                                   const KeyBindingExpectations &)
{
    KeyBindingVerdict verdict;
    if (document.keyBinding())
        verdict.status = KeyBindingStatus::NotChecked;
    return verdict;
}

} // namespace claimcheck::token
