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

} // namespace claimcheck::flow
