#pragma once

#include "core/base/finding.h"

#include <vector>

namespace claimcheck::oauth {

/// What a tolerant reader made of a message: the value as far as it goes, and everything that bends a rule.
/// Finding::where is a JSON pointer into the message's body, or the name of a header or parameter.
template <typename T>
struct Reading
{
    T value;
    std::vector<base::Finding> findings;
};

} // namespace claimcheck::oauth
