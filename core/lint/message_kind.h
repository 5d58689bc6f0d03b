#pragma once

#include <QLatin1StringView>
#include <QtGlobal>

namespace claimcheck::lint {

/// What a message of a run is for. The order is that of a code flow.
enum class MessageKind : quint8 {
    Metadata,
    AuthorizationRequest,  ///< Claimcheck hands a URL to the browser
    BrowserBand,           ///< sign-in and consent, out of sight; never recorded, only planned
    AuthorizationResponse, ///< the browser's request to our redirect URI
    Token,
    Jwks,
    UserInfo,
    ApiCall,
    Introspection,
    Refresh,
    Revocation,
    Other,
};

/// "metadata", "authorization-request" …: stable, for files and breakpoints.
[[nodiscard]] QLatin1StringView messageKindName(MessageKind kind);

} // namespace claimcheck::lint
