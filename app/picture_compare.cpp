#include "app/picture_compare.h"

#include "app/window_services.h"
#include "ui/compare/advice_panel.h"
#include "ui/compare/api_pane.h"
#include "ui/compare/compare_session.h"
#include "ui/compare/compare_workspace.h"
#include "ui/flow/flow_workspace.h"
#include "ui/flow/run_session.h"

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QPlainTextEdit>

namespace claimcheck::app {

using namespace Qt::StringLiterals;
using ui::compare::ApiPane;
using ui::compare::CompareWorkspace;
using ui::shell::Mode;

namespace {

void trigger(CompareWorkspace &compare, const QString &action)
{
    compare.findChild<QAction *>(action)->trigger();
}

/// The same login for both kinds of token, as a user would run it in Flow.
bool runBoth(Photographer &photographer, WindowServices &services)
{
    auto *flow = static_cast<ui::flow::FlowWorkspace *>(photographer.window.workspace(Mode::Flow));
    const auto profiles = services.demoProfiles();
    if (!profiles)
        return false;
    bool complete = true;
    for (const QString &client : {u"demo-web"_s, u"demo-web-opaque"_s}) {
        for (const oauth::Profile &profile : *profiles) {
            if (profile.client.id != client)
                continue;
            flow->useProfile(profile);
            flow->session().continueRun();
            complete = waitFor([flow] { return flow->session().isOver(); }) && complete;
            break; // a login: its other grants are no part of this
        }
    }
    return complete;
}

/// A measurement waits for a revoked token to be refused: longer than one step of a login.
bool measure(CompareWorkspace &compare)
{
    const auto over = [&compare] { return !compare.session().isMeasuring(); };
    return waitFor(over) || waitFor(over) || waitFor(over);
}

void paste(CompareWorkspace &compare, const QByteArray &a, const QByteArray &b)
{
    compare.showPaste();
    compare.findChild<QPlainTextEdit *>(u"pasteA"_s)->setPlainText(QString::fromUtf8(a));
    compare.findChild<QPlainTextEdit *>(u"pasteB"_s)->setPlainText(QString::fromUtf8(b));
    compare.findChild<QAbstractButton *>(u"pasteCompare"_s)->click();
}

} // namespace

bool takeComparison(Photographer &photographer, WindowServices &services)
{
    services.setFaults({});
    bool complete = runBoth(photographer, services);
    photographer.window.showMode(Mode::Compare);
    settle();
    auto *compare = static_cast<CompareWorkspace *>(photographer.window.workspace(Mode::Compare));
    photographer.take(u"compare-start"_s);
    compare->chooseFlowRun(0);
    photographer.take(u"compare-responses"_s);
    const std::array<QByteArray, 2> bodies = compare->session().comparison().bodies;
    emit compare->findChild<QComboBox *>(u"pairChoice"_s)->activated(0);
    trigger(*compare, u"compareMeasure"_s);
    complete = measure(*compare) && complete;
    photographer.take(u"compare"_s);
    compare->api().setView(ApiPane::View::ClaimsOfA);
    compare->advice().choosePreset(u"money-transfer");
    photographer.take(u"compare-claims"_s);
    compare->api().setView(ApiPane::View::Table);
    compare->showDifferences();
    photographer.take(u"compare-diff"_s);
    paste(*compare, bodies[0], bodies[1].left(20));
    photographer.take(u"compare-paste"_s);
    paste(*compare, bodies[0], bodies[1]);
    photographer.take(u"compare-pasted"_s);
    return complete;
}

} // namespace claimcheck::app
