#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/net/key_fetch.h"
#include "core/net/stepping_access_manager.h"
#include "core/provider/provider.h"
#include "ui/flow/flow_services.h"
#include "ui/shell/main_window.h"

#include <QSet>

#include <functional>
#include <memory>

namespace claimcheck::compare {
class Measurer;
}
namespace claimcheck::ui::compare {
struct FlowRun;
struct ProfilePair;
} // namespace claimcheck::ui::compare
namespace claimcheck::ui::flow {
class FlowWorkspace;
}
namespace claimcheck::ui::inspect {
class InspectWorkspace;
}
namespace claimcheck::ui::keys {
class KeysWorkspace;
}

namespace claimcheck::app {

/// What the window's workspaces need from the world: network, provider, browser. Each is made when it is
/// first used, so that the window opens before them.
class WindowServices : public QObject
{
    Q_OBJECT

public:
    WindowServices(const base::Clock &clock, base::Random &random, QObject *parent = nullptr);
    ~WindowServices() override;

    /// Gives the window its workspaces and keeps its status line true.
    void attach(ui::shell::MainWindow &window);
    /// Who signs in on the built-in provider's pages; Ask by default.
    void setSignIn(provider::SignIn signIn) { m_signIn = signIn; }
    /// In place of the system's browser.
    void setBrowser(ui::flow::OpenBrowser browser) { m_browser = std::move(browser); }
    [[nodiscard]] const ui::flow::OpenBrowser &browser() const { return m_browser; }
    /// Of the built-in provider: these, and no others, from its next answer on.
    void setFaults(const QStringList &ids);
    [[nodiscard]] const base::Clock &clock() const { return m_clock; }
    [[nodiscard]] net::SteppingAccessManager &manager();
    [[nodiscard]] base::Result<std::vector<oauth::Profile>> demoProfiles();

private:
    ui::Workspace *makeInspect(QWidget *parent);
    ui::Workspace *makeFlow(QWidget *parent);
    ui::Workspace *makeKeys(QWidget *parent);
    ui::Workspace *makeCompare(QWidget *parent);
    base::Result<std::vector<ui::compare::ProfilePair>> demoPairs();
    std::vector<ui::compare::FlowRun> flowRuns();
    QByteArray inspectedToken();
    std::unique_ptr<compare::Measurer> makeMeasurer();
    std::unique_ptr<flow::FlowRunner> makeRunner(ui::flow::OpenBrowser browser);
    void fetchKeys(ui::inspect::InspectWorkspace *inspect, const QUrl &url, net::KeyAddress kind);
    void fetchKeySet(ui::keys::KeysWorkspace *keys, const QUrl &url, net::KeyAddress kind);
    void count(const http::Request &request);
    [[nodiscard]] flow::FlowEnvironment environment() const;
    template <typename Job>
    void countJob(Job &job, std::function<const flow::Trace &()> trace);
    void countSent(const flow::Trace &trace, QSet<int> &counted);
    void countMessages(const flow::FlowRunner &runner, QSet<int> &counted);

    const base::Clock &m_clock;
    base::Random &m_random;
    net::ExchangeHistory m_history;
    std::unique_ptr<net::SteppingAccessManager> m_manager;
    std::unique_ptr<provider::Provider> m_provider;
    QStringList m_faults; ///< of the provider, also before it is made
    provider::SignIn m_signIn = provider::SignIn::Ask;
    ui::flow::OpenBrowser m_browser;
    ui::shell::MainWindow *m_window = nullptr;
    ui::shell::NetworkSummary m_network;
    QByteArrayList m_signers;                  ///< of what Inspect shows
    ui::keys::KeysWorkspace *m_keys = nullptr; ///< the window's; null until it is first shown
};

} // namespace claimcheck::app
