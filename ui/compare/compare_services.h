#pragma once

#include "core/compare/measurer.h"
#include "core/flow/run_state.h"

#include <functional>
#include <memory>

namespace claimcheck::ui::compare {

/// Two runs of one provider that differ in the token format alone, for a choice.
struct ProfilePair
{
    QString name;
    claimcheck::compare::TwoProfiles profiles;
};

/// A run of Flow that brought a token response.
struct FlowRun
{
    QString title; ///< "Run 2 · demo-native · completed"
    std::shared_ptr<const claimcheck::flow::RunState> run;
};

/// What the program gives the Compare workspace. The workspace makes no network or provider objects of its
/// own.
struct CompareServices
{
    /// Those of the built-in provider, which is started if need be. Null: there is none.
    std::function<base::Result<std::vector<ProfilePair>>()> demoPairs;
    /// For one measurement.
    std::function<std::unique_ptr<claimcheck::compare::Measurer>()> makeMeasurer;
    /// The runs that Flow has now, the one it shows first. Null: there is no Flow.
    std::function<std::vector<FlowRun>()> flowRuns;
    /// The token that Inspect shows; empty for none. Null: there is no Inspect.
    std::function<QByteArray()> inspectedToken;
    const base::Clock *clock = nullptr; ///< required; outlives the workspace
};

} // namespace claimcheck::ui::compare
