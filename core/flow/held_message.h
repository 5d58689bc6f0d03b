#pragma once

#include "core/flow/breakpoint.h"

namespace claimcheck::flow {

/// The message that waits for its user, and where it stands.
struct HeldMessage
{
    int number = 0;
    HoldPoint point = HoldPoint::BeforeRequest;
};

} // namespace claimcheck::flow
