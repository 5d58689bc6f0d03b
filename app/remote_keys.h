#pragma once

#include "core/jose/key_set.h"
#include "core/net/key_fetch.h"

namespace claimcheck::app {

/// The keys at an address, see net::KeyFetch. Waits. Codes: "network" for all that kept an answer from
/// arriving, "keys-address", "keys-not-https", "metadata-issuer", "metadata-issuer-slash"; else those of
/// readKeys.
[[nodiscard]] base::Result<jose::KeySet> fetchKeys(net::KeyAddress kind, const QString &address);

/// The same, not read yet.
[[nodiscard]] base::Result<net::FetchedKeys> fetchKeyText(net::KeyAddress kind, const QString &address);

} // namespace claimcheck::app
