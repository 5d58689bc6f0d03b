#pragma once

#include "core/encoding/form.h"
#include "core/http/message.h"
#include "core/provider/members.h"

#include <functional>
#include <set>

namespace claimcheck::provider {

/// What the provider sends, by place: the rows of a table of faults name one of these.
enum class Part : quint8 {
    Metadata,
    KeySet,
    AuthorizationResponse,
    AccessTokenHeader,
    AccessTokenClaims,
    IdTokenHeader,
    IdTokenClaims,
    TokenResponse,
    UserInfo,
    Introspection,
    Revocation,
    Page,
    Api,
    ResourceMetadata,
    PushedRequest,
    DeviceAuthorization,
    Backchannel,
    Registration,
    ClientConfiguration,
    ResponseHeader, ///< of signed answers: JARM, userinfo, introspection
    ResponseClaims,
    LogoutTokenHeader,
    LogoutTokenClaims,
    FrontchannelLogout, ///< iss and sid, in the query
    Error,
    WebFinger,
    SignedMetadata, ///< the claims of signed_metadata
};

/// What the server lets pass although it should not.
enum class Leniency : quint8 {
    None,
    ReusedCode,             ///< a code is good more than once
    ReusedRefreshToken,     ///< a rotated refresh token stays good
    SameRefreshToken,       ///< a refresh brings no new refresh token
    AnyVerifier,            ///< code_verifier is not compared, nor asked for
    AnyRedirectUri,         ///< redirect_uri is not compared at the authorization endpoint
    AnyTokenRedirectUri,    ///< redirect_uri is not compared at the token endpoint
    AnyIntrospector,        ///< introspection without client authentication
    NoRevocation,           ///< revocation answers 200 and does nothing
    ShortCode,              ///< codes that can be guessed
    QueryInPlaceOfFormPost, ///< response_mode=form_post is answered by a redirect
    AnySignature,           ///< the API does not look at a JWT's signature
    BearerForBound,         ///< the API takes a token that is bound to a key without a proof
    AnyProofKey,            ///< dpop_jkt is not compared at the token endpoint
    AlgNone,                ///< the API takes a JWT that says it has no signature
    EmbeddedKey,            ///< the API verifies a JWT with the key in its own header
    PublicKeyAsSecret,      ///< the API takes the issuer's public key for an HMAC secret
    AnyTokenKind,           ///< the API looks neither at a JWT's type nor at its audience
    AnyExpiry,              ///< the API takes a JWT after its expiry
    AnyCaller,              ///< the API and UserInfo answer without a token
    AnyProof,               ///< a proof is not compared with its request, its token and its key
    ReusedProof,            ///< a proof is good more than once
    ReusedAssertion,        ///< a client assertion is good more than once
    AnyAuthentication,      ///< a client's secret or assertion is not looked at, nor asked for
    AnyClientsGrant,        ///< a code or refresh token is good for every client
    WiderScope,             ///< a refresh brings any scope
    PlainChallenge,         ///< code_challenge_method=plain is taken
    NoChallenge,            ///< a public client needs no PKCE
    ReusedPushedRequest,    ///< a request_uri is good more than once
    AnyRequestObject,       ///< neither the signature nor the audience of a request object is looked at
    ReusedDeviceCode,       ///< a device code is good more than once
    NoBackchannelLogout,    ///< clients are sent no logout token
    LogoutTokenTwice,       ///< and here the same one two times
    NoFrontchannelLogout,   ///< the page of the sign-out loads nothing of the clients
};

/// What the server asks for although it need not.
enum class Demand : quint8 {
    None,
    SlowDown,  ///< the first poll is too early (RFC 8628 §3.5)
    RawBasic,  ///< id and secret in a Basic header are taken as they are, without decoding
    DpopNonce, ///< proofs must have a nonce of the server's (RFC 9449 §8, §9)
};

/// How a response travels.
enum class Delivery : quint8 {
    Whole,
    Slow,      ///< after slowMilliseconds
    Truncated, ///< the connection ends in the middle of the body
    Dropped,   ///< the connection ends without an answer
};
inline constexpr int slowMilliseconds = 3'000;

/// The places where what is sent can be changed: each JSON object before it is written or signed, the
/// parameters of the authorization response, and each whole response. Not set: nothing is changed.
struct Hooks
{
    std::function<void(Part, Members &)> members;
    std::function<void(encoding::FormPairs &)> authorizationResponse;
    std::function<void(Part, const http::Request &, http::Response &)> response;
    std::function<Delivery(Part)> delivery;
    std::set<Leniency> leniencies;
    std::set<Demand> demands = {};
};

} // namespace claimcheck::provider
