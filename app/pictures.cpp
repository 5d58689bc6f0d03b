#include "app/pictures.h"

#include "app/picture_tokens.h"
#include "app/window_services.h"
#include "core/net/fetcher.h"
#include "ui/flow/flow_workspace.h"
#include "ui/flow/run_session.h"
#include "ui/inspect/inspect_workspace.h"
#include "ui/shell/theme_controller.h"

#include <QAbstractButton>
#include <QDir>
#include <QElapsedTimer>

#include <functional>

namespace claimcheck::app {

using namespace Qt::StringLiterals;
using ui::flow::RunPhase;
using ui::flow::RunSession;
using ui::shell::Mode;

namespace {

constexpr int patience = 20'000; ///< milliseconds
constexpr int stillness = 150;   ///< milliseconds

bool waitFor(const std::function<bool()> &ready)
{
    QElapsedTimer timer;
    timer.start();
    while (!ready() && timer.elapsed() < patience)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    return ready();
}

void settle()
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < stillness)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
}

struct Photographer
{
    ui::shell::MainWindow &window;
    ui::shell::ThemeController &theme;
    QDir directory;
    bool allWritten = true;

    /// One picture in each theme.
    void take(const QString &name)
    {
        for (const ui::ThemeChoice choice : {ui::ThemeChoice::Light, ui::ThemeChoice::Dark}) {
            theme.setChoice(choice);
            settle();
            const QString suffix = choice == ui::ThemeChoice::Light ? u"-light.png"_s : u"-dark.png"_s;
            allWritten = window.grab().save(directory.filePath(name + suffix)) && allWritten;
        }
    }
};

bool takeTokens(Photographer &photographer, qint64 now)
{
    photographer.window.showMode(Mode::Inspect);
    auto *inspect =
        static_cast<ui::inspect::InspectWorkspace *>(photographer.window.workspace(Mode::Inspect));
    bool complete = true;
    for (const PictureToken &token : pictureTokens()) {
        inspect->reset();
        inspect->takeToken(token.make(now));
        complete = waitFor([inspect] { return inspect->inspection() && !inspect->isBusy(); }) && complete;
        if (token.arrange)
            token.arrange(*inspect);
        photographer.take(QString::fromLatin1(token.name));
    }
    return complete;
}

/// Stands in for a browser: follows the provider's redirects, which sign in by themselves.
struct StandInBrowser
{
    net::ExchangeHistory history;
    net::SteppingAccessManager manager;

    explicit StandInBrowser(const base::Clock &clock) : manager(history, clock) {}

    base::Result<void> open(const QUrl &url)
    {
        const http::Request request = net::getRequest(url, QByteArrayLiteral("text/html"));
        auto *fetcher = new net::Fetcher(manager, request, {{}, net::FollowRedirects::Safe}, &manager);
        fetcher->start();
        return {};
    }
};

/// Steps until the token request is held, as a user would who wants to see it.
bool stepToTokenRequest(RunSession &session)
{
    const auto stands = [&session] { return session.phase() == RunPhase::Held || !session.isGoing(); };
    const auto atToken = [&session] {
        const flow::Message *message = session.trace().last(flow::MessageKind::Token);
        return message != nullptr;
    };
    for (int step = 0; step < 12 && !atToken(); ++step) {
        session.step();
        if (!waitFor(stands))
            return false;
    }
    return atToken();
}

bool takeFlow(Photographer &photographer, WindowServices &services)
{
    photographer.window.showMode(Mode::Flow);
    settle();
    auto *flow = static_cast<ui::flow::FlowWorkspace *>(photographer.window.workspace(Mode::Flow));
    const auto profiles = services.demoProfiles();
    if (!profiles || profiles->empty())
        return false;
    flow->useProfile(profiles->front());
    settle();
    photographer.take(u"flow-start"_s);
    flow->findChild<QAbstractButton *>(u"profileSettings"_s)->click();
    photographer.take(u"flow-settings"_s);
    flow->useProfile(profiles->front());
    settle();
    RunSession &session = flow->session();
    if (!stepToTokenRequest(session))
        return false;
    photographer.take(u"flow"_s);
    session.continueRun();
    const bool over = waitFor([&session] { return !session.isGoing(); });
    photographer.take(u"flow-done"_s);
    return over;
}

} // namespace

int writePictures(ui::shell::MainWindow &window, ui::shell::ThemeController &theme, WindowServices &services,
                  const QString &directory)
{
    if (!QDir().mkpath(directory))
        return 2;
    StandInBrowser browser(services.clock());
    services.setSignIn(provider::SignIn::Automatic);
    services.setBrowser([&browser](const QUrl &url) { return browser.open(url); });
    Photographer photographer{window, theme, QDir(directory)};
    window.resize(1440, 900);
    window.showMode(Mode::Inspect);
    window.show();
    photographer.take(u"inspect-empty"_s);
    bool complete = takeTokens(photographer, services.clock().nowSeconds());
    complete = takeFlow(photographer, services) && complete;
    for (const Mode mode : {Mode::Compare, Mode::Capture, Mode::Keys}) {
        window.showMode(mode);
        photographer.take(QString::fromLatin1(ui::shell::modeRow(mode).id));
    }
    return complete && photographer.allWritten ? 0 : 3;
}

} // namespace claimcheck::app
