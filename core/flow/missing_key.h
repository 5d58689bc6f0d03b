#pragma once

#include "core/jose/key_set.h"

namespace claimcheck::flow {

/// The token names a kid that no key of the set has: keys rotate, a newer set may have it.
[[nodiscard]] bool isKeyMissing(const jose::KeySet &keys, const QByteArray &token);

} // namespace claimcheck::flow
