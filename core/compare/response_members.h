#pragma once

// Private to core/compare: what the names of a token response's members mean.

#include "core/compare/response.h"

namespace claimcheck::compare {

/// Role, meaning and specification by name: our own words for a token response, then the registries of OAuth
/// parameters, introspection members and claims.
void explainMember(ResponseMember &member);

} // namespace claimcheck::compare
