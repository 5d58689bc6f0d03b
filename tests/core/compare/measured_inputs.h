#pragma once

#include "core/compare/cost_inputs.h"

namespace claimcheck::compare::test {

using namespace Qt::StringLiterals;

/// A measurement's figures, as a run against the built-in provider on loopback gives them: round numbers of
/// that size, so that a test can say what follows from them.
inline CostInputs measuredInputs()
{
    const auto figure = [](double value) { return MeasuredFigure{value, u"median of 200"_s}; };
    CostInputs inputs;
    inputs.localVerify = figure(41e-6);
    inputs.keyFetch = figure(1.5e-3);
    inputs.introspection = figure(1.9e-3);
    inputs.tokenRequest = figure(3e-3);
    inputs.network = figure(0);
    inputs.jwtBytes = figure(734);
    inputs.opaqueBytes = figure(43);
    inputs.introspectionBytes = figure(420);
    inputs.keySetBytes = figure(900);
    inputs.tokenResponseBytes = figure(1200);
    inputs.jwtLifetime = figure(900);
    return inputs;
}

} // namespace claimcheck::compare::test
