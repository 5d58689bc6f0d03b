#include "core/lint/groups.h"

namespace claimcheck::lint {

std::span<const TokenRule> headerRules()
{
    return {};
}

} // namespace claimcheck::lint
