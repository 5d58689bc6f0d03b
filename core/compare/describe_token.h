#pragma once

// Internal to core/compare.
#include "core/compare/measure_context.h"

namespace claimcheck::compare {

/// Fills in what the token and its response say by themselves: format, claims, lifetime, sizes, binding.
void describeToken(MeasureContext &context, CompareSide side);

/// What introspection adds: its claims, and times and binding where the token does not say them.
void describeIntrospection(TokenMeasurement &token, const QByteArray &answer);

} // namespace claimcheck::compare
