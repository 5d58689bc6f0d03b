#pragma once

#include "core/flow/discovery.h"
#include "core/flow/flow_runner.h"
#include "core/flow/registrar.h"

#include <functional>
#include <memory>
#include <vector>

namespace claimcheck::ui::flow {

/// Shows a URL in the user's browser; an error says why it could not.
using OpenBrowser = std::function<base::Result<void>(const QUrl &)>;

/// A way in which the built-in provider can be made to break the rules, for a menu.
struct FaultChoice
{
    QString id;    ///< stable, unique
    QString group; ///< the heading that it stands under
    QString text;
    QString rules; ///< the ids of the checks that see it; may be empty
};

/// What the program gives the Flow workspace. The workspace makes no network or provider objects of its own.
struct FlowServices
{
    /// A new runner for one run, which shows its authorization URL through the function.
    std::function<std::unique_ptr<claimcheck::flow::FlowRunner>(OpenBrowser)> makeRunner;
    OpenBrowser openBrowser;
    std::function<std::unique_ptr<claimcheck::flow::Registrar>()> makeRegistrar;
    std::function<std::unique_ptr<claimcheck::flow::Discovery>()> makeDiscovery;
    /// The profiles of the built-in provider, which is started if need be. Null: there is none.
    std::function<base::Result<std::vector<oauth::Profile>>()> demoProfiles;
    /// The faults that the built-in provider knows, those of a group together. Null: there is none.
    std::function<std::vector<FaultChoice>()> faults;
    /// Switches these faults on, and all others off, from the next request that the provider answers.
    std::function<void(const QStringList &ids)> setFaults;
    const base::Clock *clock = nullptr; ///< required; outlives the workspace
};

} // namespace claimcheck::ui::flow
