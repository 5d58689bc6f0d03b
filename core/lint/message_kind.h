#pragma once

#include <QLatin1StringView>
#include <QtGlobal>

#include <initializer_list>

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
    PushedAuthorization,
    ResourceMetadata,
    DeviceAuthorization,
    VerificationPage, ///< Claimcheck hands the device's verification URL to the browser
    BackchannelAuthentication,
    BackchannelNotification, ///< the server's ping to us, CIBA Core 1.0 §10.2
    RequestObject,           ///< the server fetches our request object, RFC 9101 §5.2
    Registration,
    LogoutRequest,       ///< the browser is sent to the end-session endpoint
    LogoutResponse,      ///< and back from there
    WebFinger,           ///< which issuer an account has, RFC 7033
    ClientConfiguration, ///< reads, changes or deletes a registered client, RFC 7592
    BackchannelLogout, ///< the server posts a logout token to us, OpenID Connect Back-Channel Logout 1.0 §2.5
    FrontchannelLogout, ///< the browser loads our logout URI, OpenID Connect Front-Channel Logout 1.0 §2
    Other,
};

/// "metadata", "authorization-request" …: stable, for files and breakpoints.
[[nodiscard]] QLatin1StringView messageKindName(MessageKind kind);

/// A set of kinds, for tables.
class MessageKinds
{
public:
    constexpr MessageKinds(std::initializer_list<MessageKind> kinds)
    {
        for (MessageKind kind : kinds)
            m_bits |= 1u << unsigned(kind);
    }
    constexpr MessageKinds(MessageKind kind) : m_bits(1u << unsigned(kind)) {}

    [[nodiscard]] constexpr bool contains(MessageKind kind) const
    {
        return (m_bits & (1u << unsigned(kind))) != 0;
    }

private:
    quint32 m_bits = 0;
};

} // namespace claimcheck::lint
