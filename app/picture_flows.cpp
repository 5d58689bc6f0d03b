#include "app/picture_flows.h"

#include "app/picture_profiles.h"
#include "app/picture_server.h"
#include "app/window_services.h"
#include "core/report/flow_har.h"
#include "ui/flow/check_up_page.h"
#include "ui/flow/compare_button.h"
#include "ui/flow/fields_table.h"
#include "ui/flow/flow_workspace.h"
#include "ui/flow/recording_bar.h"
#include "ui/flow/run_session.h"
#include "ui/flow/waiting_facts.h"

#include <QAbstractButton>
#include <QAction>
#include <QLineEdit>
#include <QTemporaryDir>

#include <algorithm>

namespace claimcheck::app {

using namespace Qt::StringLiterals;
using ui::flow::FlowWorkspace;
using ui::flow::RunPhase;
using ui::flow::RunSession;

namespace {

/// Steps until the token request is held, as a user would who wants to see it.
bool stepToTokenRequest(RunSession &session)
{
    const auto stands = [&session] { return session.phase() == RunPhase::Held || !session.isGoing(); };
    const auto atToken = [&session] { return session.trace().last(flow::MessageKind::Token) != nullptr; };
    for (int step = 0; step < 12 && !(session.isGoing() && atToken()); ++step) {
        session.step();
        if (!waitFor(stands))
            return false;
    }
    return atToken();
}

bool runToEnd(RunSession &session)
{
    session.continueRun();
    return waitFor([&session] { return !session.isGoing(); });
}

bool takeRun(Photographer &photographer, RunSession &session)
{
    if (!stepToTokenRequest(session))
        return false;
    photographer.take(u"flow"_s);
    const bool over = runToEnd(session);
    photographer.take(u"flow-done"_s);
    return over;
}

/// The token request with a slash too many: what the server says, and why.
bool takeRefusal(Photographer &photographer, RunSession &session)
{
    if (!stepToTokenRequest(session))
        return false;
    http::Request request = session.trace().last(flow::MessageKind::Token)->request;
    request.body.replace("callback&", "callback%2F&");
    session.runner()->editRequest(request);
    const bool over = runToEnd(session);
    photographer.take(u"flow-refused"_s);
    return over;
}

bool takeFailedCheck(Photographer &photographer, WindowServices &services, FlowWorkspace &flow)
{
    services.setFaults({u"expires-in-text"_s, u"token-stored"_s});
    const bool over = runToEnd(flow.session());
    settle();
    auto *checks = flow.findChild<QAbstractItemView *>(u"checksTable"_s);
    checks->setCurrentIndex(checks->model()->index(1, 0)); // about a member, which lights up
    photographer.take(u"flow-check"_s);
    return over;
}

void takeComparison(Photographer &photographer, FlowWorkspace &flow)
{
    settle();
    flow.findChild<ui::flow::CompareButton *>(u"compareButton"_s)->choose(1); // the good one
    photographer.take(u"flow-compare"_s);
    flow.findChild<QAbstractButton *>(u"comparisonClose"_s)->click();
}

bool takeCheckUp(Photographer &photographer, WindowServices &services, FlowWorkspace &flow)
{
    services.setFaults({u"api-alg-none"_s});
    flow.findChild<QAction *>(u"flowCheckUp"_s)->trigger();
    flow.findChild<QLineEdit *>(u"checkUpHost"_s)->setText(u"127.0.0.1"_s);
    flow.findChild<QAbstractButton *>(u"checkUpStart"_s)->click();
    const auto *page = flow.findChild<ui::flow::CheckUpPage *>();
    const bool over = waitFor([page] { return page->results().size() == flow::probes().size(); });
    settle();
    photographer.take(u"flow-check-up"_s);
    flow.findChild<QAbstractButton *>(u"checkUpClose"_s)->click();
    services.setFaults({});
    return over;
}

/// A device run whose user has not confirmed yet, after its first poll.
bool takeDevice(Photographer &photographer, WindowServices &services, FlowWorkspace &flow,
                const std::vector<oauth::Profile> &profiles)
{
    const auto device = std::ranges::find(profiles, oauth::Grant::DeviceCode, &oauth::Profile::grant);
    if (device == profiles.end())
        return false;
    RunSession &session = flow.session();
    const ui::flow::OpenBrowser browser = services.browser();
    services.setBrowser([](const QUrl &) -> base::Result<void> { return {}; });
    flow.useProfile(*device);
    session.continueRun();
    const bool polled = waitFor([&session] {
        const auto facts =
            session.runner() ? ui::flow::waitingFacts(session.runner()->state()) : std::nullopt;
        return facts && facts->polls > 0;
    });
    settle();
    photographer.take(u"flow-device"_s);
    session.stop();
    services.setBrowser(browser);
    flow.useProfile(profiles.front());
    return polled && runToEnd(session);
}

/// What the provider tells the app of a sign-out.
bool takeSignOut(Photographer &photographer, WindowServices &services, FlowWorkspace &flow)
{
    const auto profiles = services.demoProfiles();
    const auto told = std::ranges::find_if(
        *profiles, [](const oauth::Profile &profile) { return profile.logout.backchannel; });
    flow.useProfile(*told);
    settle();
    const bool over = runToEnd(flow.session());
    const flow::Message *notice = flow.session().trace().last(flow::MessageKind::BackchannelLogout);
    if (!notice)
        return false;
    flow.selectMessage(notice->number);
    settle();
    photographer.take(u"flow-sign-out"_s);
    return over;
}

bool takeRecording(Photographer &photographer, FlowWorkspace &flow)
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"login.har"_s));
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.write(report::flowHar(flow.session().trace()));
    file.close();
    photographer.window.openFile(file.fileName());
    const bool shown = waitFor([&flow] { return flow.session().isRecorded(); });
    photographer.take(u"flow-har"_s);
    flow.session().closeRecorded();
    return shown;
}

} // namespace

bool takeFlows(Photographer &photographer, WindowServices &services)
{
    photographer.window.showMode(ui::shell::Mode::Flow);
    settle();
    auto *flow = static_cast<FlowWorkspace *>(photographer.window.workspace(ui::shell::Mode::Flow));
    const auto profiles = services.demoProfiles();
    if (!profiles || profiles->empty())
        return false;
    flow->useProfile(profiles->front());
    settle();
    photographer.take(u"flow-start"_s);
    takeProfiles(photographer, *flow);
    flow->useProfile(profiles->front());
    settle();
    bool complete = takeRun(photographer, flow->session());
    complete = takeRefusal(photographer, flow->session()) && complete;
    complete = takeFailedCheck(photographer, services, *flow) && complete;
    takeComparison(photographer, *flow);
    complete = takeCheckUp(photographer, services, *flow) && complete;
    complete = takeServer(photographer, services, *flow) && complete;
    complete = takeDevice(photographer, services, *flow, *profiles) && complete;
    complete = takeSignOut(photographer, services, *flow) && complete;
    return takeRecording(photographer, *flow) && complete;
}

} // namespace claimcheck::app
