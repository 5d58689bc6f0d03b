#pragma once

#include "core/lint/run_reading.h"

namespace claimcheck::lint {

// What several rules read out of an authorization request: its own parameters, those that were pushed before
// it (RFC 9126) and those in a request object (RFC 9101).

/// The parameters that the request itself carries: its query, and the form of a POST.
[[nodiscard]] encoding::FormPairs requestParametersOf(const http::Request &request);

/// Adds the pairs whose name is not there yet: what was pushed to what the browser carries.
void addMissing(encoding::FormPairs &pairs, const encoding::FormPairs &more);

/// The pushed request whose request_uri this authorization request names; nullptr if none was seen.
[[nodiscard]] const ObservedMessage *pushedRequestOf(const Run &run, const ObservedMessage &message);

/// The request object in the parameter `request`; nullopt if there is none or it cannot be read (encrypted).
[[nodiscard]] std::optional<ReadJwt> requestObjectOf(const ObservedMessage &message);

/// What the server makes of the authorization request: its own parameters, and what they leave out from the
/// pushed request and the request object. Values of a request object that are not strings are JSON texts.
[[nodiscard]] encoding::FormPairs effectiveRequest(const Run &run, const ObservedMessage &message);

/// Those of the run's last authorization request; empty if there is none.
[[nodiscard]] encoding::FormPairs authorizationRequestOf(const Run &run);

/// The parameters of an authorization response, those inside a signed one (JARM) included.
[[nodiscard]] encoding::FormPairs answerOf(const ObservedMessage &message);

/// Nothing of the request is out of sight: its request_uri was pushed before our eyes, its request object can
/// be read.
[[nodiscard]] bool isWholeRequestSeen(const Run &run, const ObservedMessage &message);

} // namespace claimcheck::lint
