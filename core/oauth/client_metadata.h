#pragma once

#include "core/jose/key_set.h"
#include "core/oauth/profile.h"

namespace claimcheck::oauth {

/// What a registration needs to know beside the profile.
struct ClientMetadataInput
{
    jose::KeySet keys;            ///< the client's; only their public parts are written
    QString certificateSubject;   ///< of tls_client_auth, RFC 8705 §2.1.2; empty: it has none
    QByteArray softwareStatement; ///< a JWT, RFC 7591 §2.3; empty: none
};

/// The client metadata that fit the profile, as indented JSON to be edited and sent. RFC 7591 §2, OpenID
/// Connect Registration 1.0 §2, RFC 9449 §5.2, RFC 8705 §2.1.2, CIBA Core 1.0 §4.
[[nodiscard]] QByteArray clientMetadataOf(const Profile &profile, const ClientMetadataInput &input);

/// The redirect URI as it is registered: without a port where each run chooses its own (RFC 8252 §7.3).
[[nodiscard]] QString registeredRedirectUri(const RedirectSettings &redirect);

} // namespace claimcheck::oauth
