#pragma once

#include "core/jose/key_set.h"

#include <QUrl>

namespace claimcheck::app {

/// The JWK Set at an address. Waits. Code "network" for all that kept it from arriving; else those of
/// readKeys.
[[nodiscard]] base::Result<jose::KeySet> fetchKeys(const QUrl &url);

/// The JWK Set that an issuer's metadata names (OpenID Connect Discovery, then RFC 8414). Codes as above.
[[nodiscard]] base::Result<jose::KeySet> fetchIssuerKeys(const QString &issuer);

} // namespace claimcheck::app
