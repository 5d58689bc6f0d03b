#include "app/window_services.h"

#include "core/provider/faults.h"
#include "ui/flow/flow_workspace.h"
#include "ui/flow/run_session.h"
#include "ui/inspect/inspect_workspace.h"
#include "ui/keys/keys_workspace.h"

#include <QDesktopServices>
#include <QUrlQuery>

#include <algorithm>
#include <utility>

namespace claimcheck::app {

using namespace Qt::StringLiterals;
using ui::shell::Mode;

namespace {

base::Result<void> openInSystemBrowser(const QUrl &url)
{
    if (QDesktopServices::openUrl(url))
        return {};
    return base::Error{"browser-not-opened"_L1, WindowServices::tr("No browser could be opened.")};
}

/// "127.0.0.1:49211" of the redirect_uri that the authorization request asks for.
QString redirectAddress(const http::Request &request)
{
    const QUrlQuery query(request.toUrl());
    return QUrl(query.queryItemValue(u"redirect_uri"_s, QUrl::FullyDecoded)).authority();
}

/// A fault that changes two places has two rows; it is one choice.
std::vector<ui::flow::FaultChoice> faultChoices()
{
    std::vector<ui::flow::FaultChoice> choices;
    for (const provider::FaultGroup &group : provider::faultGroups()) {
        for (const provider::FaultRow &row : group.rows) {
            const QString id = QString::fromLatin1(row.id);
            if (std::ranges::find(choices, id, &ui::flow::FaultChoice::id) == choices.end())
                choices.push_back(
                    {id, provider::title(group), provider::description(row), QString::fromLatin1(row.rules)});
        }
    }
    return choices;
}

} // namespace

WindowServices::WindowServices(const base::Clock &clock, base::Random &random, QObject *parent)
    : QObject(parent), m_clock(clock), m_random(random), m_browser(openInSystemBrowser)
{
}

WindowServices::~WindowServices()
{
    m_history.cancelAll();
}

void WindowServices::attach(ui::shell::MainWindow &window)
{
    m_window = &window;
    window.setFactory(Mode::Inspect, [this](QWidget *parent) { return makeInspect(parent); });
    window.setFactory(Mode::Flow, [this](QWidget *parent) { return makeFlow(parent); });
    window.setFactory(Mode::Keys, [this](QWidget *parent) { return makeKeys(parent); });
    window.setFactory(Mode::Compare, [this](QWidget *parent) { return makeCompare(parent); });
}

net::SteppingAccessManager &WindowServices::manager()
{
    if (!m_manager) {
        m_manager = std::make_unique<net::SteppingAccessManager>(m_history, m_clock);
        connect(m_manager.get(), &net::SteppingAccessManager::aboutToSend, this,
                [this](net::Exchange *exchange) { count(exchange->request()); });
    }
    return *m_manager;
}

base::Result<std::vector<oauth::Profile>> WindowServices::demoProfiles()
{
    if (!m_provider) {
        provider::ProviderOptions options;
        options.clock = &m_clock;
        options.random = &m_random;
        options.signIn = m_signIn;
        auto made = std::make_unique<provider::Provider>(options);
        if (const base::Result<void> listening = made->listen(); !listening)
            return listening.error();
        m_provider = std::move(made);
        setFaults(m_faults);
    }
    return m_provider->profiles();
}

ui::Workspace *WindowServices::makeInspect(QWidget *parent)
{
    auto *inspect = new ui::inspect::InspectWorkspace(m_clock, parent);
    connect(inspect, &ui::inspect::InspectWorkspace::keysRequested, this,
            [this, inspect](const QUrl &issuer) { fetchKeys(inspect, issuer, net::KeyAddress::Issuer); });
    connect(inspect, &ui::inspect::InspectWorkspace::jwksRequested, this,
            [this, inspect](const QUrl &url) { fetchKeys(inspect, url, net::KeyAddress::JwksUrl); });
    connect(inspect, &ui::inspect::InspectWorkspace::introspectionRequested, this,
            [this] { m_window->showMode(Mode::Flow); });
    connect(inspect, &ui::inspect::InspectWorkspace::signersChanged, this,
            [this](const QByteArrayList &thumbprints) {
                m_signers = thumbprints;
                if (m_keys)
                    m_keys->setSigners(m_signers);
            });
    return inspect;
}

ui::Workspace *WindowServices::makeKeys(QWidget *parent)
{
    m_keys = new ui::keys::KeysWorkspace(m_clock, parent);
    m_keys->setSigners(m_signers);
    connect(m_keys, &ui::keys::KeysWorkspace::fetchRequested, this,
            [this](jose::KeyPlace place, const QUrl &url) {
                const bool issuer = place == jose::KeyPlace::Issuer;
                fetchKeySet(m_keys, url, issuer ? net::KeyAddress::Issuer : net::KeyAddress::JwksUrl);
            });
    return m_keys;
}

void WindowServices::fetchKeySet(ui::keys::KeysWorkspace *keys, const QUrl &url, net::KeyAddress kind)
{
    auto *job = new net::KeyFetch(manager(), kind, url.toString(QUrl::FullyEncoded), {}, keys);
    connect(job, &net::KeyFetch::finished, keys, [job, keys, url, kind] {
        job->deleteLater();
        const auto place = kind == net::KeyAddress::Issuer ? jose::KeyPlace::Issuer : jose::KeyPlace::JwksUrl;
        if (job->result())
            keys->takeFetched(place, url, job->result()->text, job->result()->url);
        else
            keys->setFetchFailure(job->result().error().message);
    });
    job->start();
}

void WindowServices::fetchKeys(ui::inspect::InspectWorkspace *inspect, const QUrl &url, net::KeyAddress kind)
{
    auto *job = new net::KeyFetch(manager(), kind, url.toString(QUrl::FullyEncoded), {}, inspect);
    connect(job, &net::KeyFetch::finished, inspect, [job, inspect] {
        job->deleteLater();
        if (job->result())
            inspect->setFetchedKeys(job->result()->text, job->result()->url.toDisplayString());
        else
            inspect->setFetchFailure(job->result().error().message);
    });
    job->start();
}

ui::Workspace *WindowServices::makeFlow(QWidget *parent)
{
    ui::flow::FlowServices services;
    services.clock = &m_clock;
    services.openBrowser = [this](const QUrl &url) { return m_browser(url); };
    services.demoProfiles = [this] { return demoProfiles(); };
    services.faults = faultChoices;
    services.setFaults = [this](const QStringList &ids) { setFaults(ids); };
    services.makeRunner = [this](ui::flow::OpenBrowser browser) { return makeRunner(std::move(browser)); };
    services.makeRegistrar = [this] {
        auto made = std::make_unique<flow::Registrar>(environment());
        countJob(*made, [job = made.get()]() -> const flow::Trace & { return job->state().trace; });
        return made;
    };
    services.makeDiscovery = [this] {
        auto made = std::make_unique<flow::Discovery>(environment());
        countJob(*made, [job = made.get()]() -> const flow::Trace & { return job->trace(); });
        return made;
    };
    auto *workspace = new ui::flow::FlowWorkspace(std::move(services), parent);
    connect(&workspace->session(), &ui::flow::RunSession::recordedChanged, this, [this, workspace] {
        m_network.recording = workspace->session().recordedName();
        m_window->setNetwork(m_network);
    });
    return workspace;
}

void WindowServices::setFaults(const QStringList &ids)
{
    m_faults = ids;
    auto hooks = provider::hooksFor(ids);
    if (m_provider && hooks)
        m_provider->setHooks(*std::move(hooks));
}

flow::FlowEnvironment WindowServices::environment() const
{
    flow::FlowEnvironment environment;
    environment.clock = &m_clock;
    environment.random = &m_random;
    return environment;
}

/// Of a job that records its messages: each that was sent counts once.
template <typename Job>
void WindowServices::countJob(Job &job, std::function<const flow::Trace &()> trace)
{
    auto sent = std::make_shared<std::pair<const flow::Trace *, QSet<int>>>();
    const auto look = [this, sent, trace = std::move(trace)] {
        if (std::exchange(sent->first, &trace()) != &trace())
            sent->second.clear();
        countSent(trace(), sent->second);
    };
    connect(&job, &Job::messageAdded, this, look);
    connect(&job, &Job::messageChanged, this, look);
}

std::unique_ptr<flow::FlowRunner> WindowServices::makeRunner(ui::flow::OpenBrowser browser)
{
    flow::FlowEnvironment ofRun = environment();
    ofRun.openBrowser = std::move(browser);
    auto runner = std::make_unique<flow::FlowRunner>(std::move(ofRun));
    auto counted = std::make_shared<QSet<int>>();
    const flow::FlowRunner *watched = runner.get();
    const auto look = [this, watched, counted] { countMessages(*watched, *counted); };
    connect(watched, &flow::FlowRunner::started, this, [counted] { counted->clear(); });
    connect(watched, &flow::FlowRunner::messageAdded, this, look);
    connect(watched, &flow::FlowRunner::messageChanged, this, look);
    connect(watched, &flow::FlowRunner::finished, this, look);
    return runner;
}

void WindowServices::count(const http::Request &request)
{
    const QUrl url = request.toUrl();
    const int port = url.port();
    m_network.count(port < 0 ? url.host() : u"%1:%2"_s.arg(url.host()).arg(port));
    m_window->setNetwork(m_network);
}

void WindowServices::countSent(const flow::Trace &trace, QSet<int> &counted)
{
    for (const flow::Message &message : trace.messages()) {
        const bool ours = message.from == flow::Party::Client && message.to != flow::Party::Browser;
        if (ours && message.timing.sent >= 0 && !counted.contains(message.number)) {
            counted.insert(message.number);
            count(message.request);
        }
    }
}

void WindowServices::countMessages(const flow::FlowRunner &runner, QSet<int> &counted)
{
    m_network.listening.clear();
    for (const flow::Message &message : runner.trace().messages()) {
        const bool waits = message.kind == flow::MessageKind::AuthorizationRequest &&
                           message.state == flow::MessageState::InFlight && runner.isRunning();
        if (waits)
            m_network.listening = redirectAddress(message.request);
    }
    countSent(runner.trace(), counted);
    m_window->setNetwork(m_network);
}

} // namespace claimcheck::app
