#pragma once

#include "core/encoding/form.h"
#include "core/http/message.h"
#include "core/provider/members.h"

#include <functional>

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
    Error,
};

/// The places where what is sent can be changed: each JSON object before it is written or signed, the
/// parameters of the authorization response, and each whole response. Not set: nothing is changed.
struct Hooks
{
    std::function<void(Part, Members &)> members;
    std::function<void(encoding::FormPairs &)> authorizationResponse;
    std::function<void(Part, const http::Request &, http::Response &)> response;
};

} // namespace claimcheck::provider
