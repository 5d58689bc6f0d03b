#pragma once

// Private to core/compare: what the members of a response say together.

#include "core/compare/response.h"

namespace claimcheck::compare {

[[nodiscard]] ResponseShape shapeOf(const Response &response);

/// Appends to response.remarks; its members and shape are there.
void addRemarks(Response &response);

} // namespace claimcheck::compare
