#pragma once

// Internal to core/flow: what recorded requests say about the client that sent them.
#include "core/flow/trace.h"
#include "core/oauth/profile.h"
#include "core/oauth/server_metadata.h"

namespace claimcheck::flow {

/// Grant, client, redirect URI, scope, PKCE as the requests have them. A client whose token request is not in
/// the trace is taken for a confidential one, so that no rule accuses it of what was not seen.
[[nodiscard]] oauth::Profile profileOf(const Trace &trace, const oauth::ServerMetadata &metadata);

/// The id of the client that a token request is from: of Basic authentication, else of the form.
[[nodiscard]] QByteArray clientOf(const http::Request &request, const encoding::FormPairs &form);
/// Adds the pairs whose name is not there yet: what was pushed to what the browser carries.
void addMissing(encoding::FormPairs &pairs, const encoding::FormPairs &more);

/// The parameters of the authorization request: its query, or the form that was posted.
[[nodiscard]] encoding::FormPairs authorizationParameters(const http::Request &request);
/// Those of an authorization response: form, query, or fragment.
[[nodiscard]] encoding::FormPairs responseParameters(const http::Request &request);

} // namespace claimcheck::flow
