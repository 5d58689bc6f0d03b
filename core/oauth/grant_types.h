#pragma once

#include "core/oauth/profile.h"

#include <QByteArrayView>

#include <optional>

namespace claimcheck::oauth {

/// The value of grant_type, as it is sent to the token endpoint; empty for the implicit grant.
[[nodiscard]] QByteArrayView grantTypeOf(Grant grant);
/// The hybrid grant's is that of the code grant.
[[nodiscard]] std::optional<Grant> grantOfType(QByteArrayView grantType);

/// Grants that begin with an authorization request in the browser.
[[nodiscard]] bool usesBrowser(Grant grant);
/// Grants whose client asks the token endpoint again and again (RFC 8628 §3.5, CIBA Core 1.0 §11).
[[nodiscard]] bool polls(Grant grant);

/// The response_type of the profile's authorization request: its own, else the grant's usual one.
[[nodiscard]] QByteArray responseTypeOf(const Profile &profile);
/// Whether the response type, a list of words, promises that part.
[[nodiscard]] bool promises(QByteArrayView responseType, QByteArrayView part);
/// JARM §2.3: "jwt", "query.jwt", "fragment.jwt", "form_post.jwt".
[[nodiscard]] bool isSignedMode(const QString &responseMode);

} // namespace claimcheck::oauth
