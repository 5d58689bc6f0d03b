// What the Compare workspace needs from the world.
#include "app/window_services.h"
#include "ui/compare/compare_session.h"
#include "ui/compare/compare_workspace.h"
#include "ui/flow/flow_workspace.h"
#include "ui/flow/run_keeper.h"
#include "ui/inspect/inspect_workspace.h"

namespace claimcheck::app {

ui::Workspace *WindowServices::makeCompare(QWidget *parent)
{
    ui::compare::CompareServices services;
    services.clock = &m_clock;
    services.demoPairs = [this] { return demoPairs(); };
    services.flowRuns = [this] { return flowRuns(); };
    services.inspectedToken = [this] { return inspectedToken(); };
    services.makeMeasurer = [this] { return makeMeasurer(); };
    return new ui::compare::CompareWorkspace(std::move(services), parent);
}

/// Those profiles of the built-in provider that say how two runs differ. "Demo provider: web shop, JWT access
/// token" is named without its format: both are got.
base::Result<std::vector<ui::compare::ProfilePair>> WindowServices::demoPairs()
{
    const auto profiles = demoProfiles();
    if (!profiles)
        return profiles.error();
    std::vector<ui::compare::ProfilePair> pairs;
    for (const oauth::Profile &profile : *profiles) {
        if (auto both = compare::twoProfilesOf(profile))
            pairs.push_back({profile.name.section(u',', 0, 0), *std::move(both)});
    }
    return pairs;
}

/// Workspaces do not know each other: the runs of one become the choice of the other here.
std::vector<ui::compare::FlowRun> WindowServices::flowRuns()
{
    std::vector<ui::compare::FlowRun> runs;
    auto *flow = static_cast<ui::flow::FlowWorkspace *>(m_window->workspace(ui::shell::Mode::Flow));
    for (const ui::flow::KeptRun &kept : flow->runs()) {
        if (!ui::compare::tokenResponseOf(*kept.run).isEmpty())
            runs.push_back({kept.title, kept.run});
    }
    return runs;
}

QByteArray WindowServices::inspectedToken()
{
    auto *inspect =
        static_cast<ui::inspect::InspectWorkspace *>(m_window->workspace(ui::shell::Mode::Inspect));
    const auto inspection = inspect->inspection();
    return inspection ? inspection->outermost().document().text() : QByteArray();
}

std::unique_ptr<compare::Measurer> WindowServices::makeMeasurer()
{
    flow::FlowEnvironment environment;
    environment.clock = &m_clock;
    environment.random = &m_random;
    environment.openBrowser = [this](const QUrl &url) { return m_browser(url); };
    auto measurer = std::make_unique<compare::Measurer>(std::move(environment));
    auto counted = std::make_shared<int>(0);
    const compare::Measurer *watched = measurer.get();
    const auto look = [this, watched, counted] {
        const compare::Measurement &measurement = watched->measurement();
        m_network.count(measurement.requests - *counted, measurement.hosts);
        *counted = measurement.requests;
        m_window->setNetwork(m_network);
    };
    for (const auto tells : {&compare::Measurer::changed, &compare::Measurer::finished})
        connect(watched, tells, this, look);
    connect(watched, &compare::Measurer::progress, this, look);
    return measurer;
}

} // namespace claimcheck::app
