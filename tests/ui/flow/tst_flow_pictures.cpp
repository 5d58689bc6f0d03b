#include "tests/ui/flow/flow_fixture.h"
#include "ui/flow/faults_menu.h"
#include "ui/flow/fields_table.h"
#include "ui/flow/flow_workspace.h"
#include "ui/flow/message_pane.h"
#include "ui/flow/run_session.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QDir>
#include <QPainter>
#include <QPushButton>
#include <QTest>

using namespace claimcheck;
using namespace claimcheck::ui;
using namespace claimcheck::ui::flow;
using namespace Qt::StringLiterals;

/// Pictures of the Flow workspace in both themes, to be looked at: CLAIMCHECK_PICTURES names the folder.
class TestFlowPictures : public QObject
{
    Q_OBJECT

private:
    test::FlowFixture m_fixture;
    QString m_folder;

    void take(FlowWorkspace &workspace, const QString &name)
    {
        for (const ThemeKind theme : {ThemeKind::Light, ThemeKind::Dark}) {
            applyTheme(*qApp, theme);
            QTest::qWait(120);
            QImage image(workspace.size(), QImage::Format_RGB32);
            image.fill(colour(ColourRole::Window));
            QPainter painter(&image);
            workspace.render(&painter, {}, {}, QWidget::DrawChildren);
            painter.end();
            QVERIFY(!image.isNull());
            if (!m_folder.isEmpty())
                QVERIFY(image.save(m_folder + u'/' + name +
                                   (theme == ThemeKind::Light ? u"-light.png"_s : u"-dark.png"_s)));
        }
    }
    static bool reaches(FlowWorkspace &workspace, RunPhase phase)
    {
        return QTest::qWaitFor([&] { return workspace.session().phase() == phase; }, 10'000);
    }
    static bool stepTo(FlowWorkspace &workspace, lint::MessageKind kind)
    {
        RunSession &session = workspace.session();
        for (int step = 0; step < 12; ++step) {
            session.step();
            if (!reaches(workspace, RunPhase::Held))
                return false;
            if (session.trace().message(session.held()->number)->kind == kind)
                return true;
        }
        return false;
    }
    static void prepare(FlowWorkspace &workspace)
    {
        workspace.resize(1364, 846);
        workspace.show();
        workspace.firstFocus()->setFocus();
        QTest::qWait(50);
    }

private slots:
    void initTestCase()
    {
        applyTheme(*qApp, ThemeKind::Light);
        m_folder = qEnvironmentVariable("CLAIMCHECK_PICTURES");
        QVERIFY(m_folder.isEmpty() || QDir().mkpath(m_folder));
    }

    void beforeTheRun()
    {
        FlowWorkspace workspace(m_fixture.services());
        prepare(workspace);
        take(workspace, u"flow-before"_s);
    }
    void pausedBeforeTheTokenRequest()
    {
        FlowWorkspace workspace(m_fixture.services());
        prepare(workspace);
        QVERIFY(stepTo(workspace, lint::MessageKind::Token));
        auto *table = workspace.findChild<FieldsTable *>(u"requestParameters"_s);
        QTest::qWait(50);
        table->setCurrentIndex(table->model()->index(2, 1));
        take(workspace, u"flow-paused"_s);
    }
    void finished()
    {
        FlowWorkspace workspace(m_fixture.services());
        prepare(workspace);
        workspace.session().continueRun();
        QVERIFY(reaches(workspace, RunPhase::Completed));
        take(workspace, u"flow-finished"_s);
    }
    void refused()
    {
        FlowWorkspace workspace(m_fixture.services());
        prepare(workspace);
        QVERIFY(stepTo(workspace, lint::MessageKind::Token));
        QTest::qWait(50);
        auto *table = workspace.findChild<FieldsTable *>(u"requestParameters"_s);
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            if (table->model()->index(row, 0).data() == u"code_verifier"_s)
                table->model()->setData(table->model()->index(row, 1), QString(43, u'x'), Qt::EditRole);
        }
        workspace.findChild<QPushButton *>(u"sendHeld"_s)->click();
        QVERIFY(reaches(workspace, RunPhase::Failed));
        take(workspace, u"flow-refused"_s);
    }
    void failedCheck()
    {
        provider::Hooks hooks;
        hooks.response = [](provider::Part part, const http::Request &, http::Response &response) {
            if (part == provider::Part::TokenResponse)
                response.headers.remove("Cache-Control"); // rule TS02
        };
        m_fixture.server->setHooks(hooks);
        FlowWorkspace workspace(m_fixture.services());
        prepare(workspace);
        workspace.session().continueRun();
        QVERIFY(reaches(workspace, RunPhase::Completed));
        take(workspace, u"flow-failed-check"_s);
        m_fixture.server->setHooks({});
    }
    void waitingForABrowserThatDoesNotOpen()
    {
        m_fixture.browserWorks = false;
        FlowWorkspace workspace(m_fixture.services());
        prepare(workspace);
        workspace.session().continueRun();
        QVERIFY(reaches(workspace, RunPhase::InBrowser));
        take(workspace, u"flow-no-browser"_s);
        m_fixture.browserWorks = true;
    }
    void breakpointsAndAFollowedValue()
    {
        FlowWorkspace workspace(m_fixture.services());
        prepare(workspace);
        RunSession &session = workspace.session();
        session.addBreakpoint({.kind = lint::MessageKind::Token});
        session.addBreakpoint({.kind = lint::MessageKind::UserInfo,
                               .point = claimcheck::flow::HoldPoint::AfterResponse,
                               .status = 4});
        session.continueRun();
        QVERIFY(reaches(workspace, RunPhase::Held));
        QTest::qWait(50);
        workspace.findChild<QPushButton *>(u"breakpointsButton"_s)->click();
        workspace.findChild<QPushButton *>(u"follow.PKCE"_s)->click();
        take(workspace, u"flow-breakpoints"_s);
        workspace.findChild<QPushButton *>(u"breakpointsButton"_s)->click();
        workspace.findChild<QPushButton *>(u"answerHeld"_s)->click();
        take(workspace, u"flow-answer"_s);
    }
    void connectionAndText()
    {
        FlowWorkspace workspace(m_fixture.services());
        prepare(workspace);
        workspace.session().continueRun();
        QVERIFY(reaches(workspace, RunPhase::Completed));
        QTest::qWait(50);
        workspace.findChild<MessagePane *>(u"messagePane"_s)->setAspect(MessageAspect::OfConnection);
        take(workspace, u"flow-connection"_s);
        workspace.findChild<MessagePane *>(u"messagePane"_s)->setAspect(MessageAspect::ByHeader);
        workspace.findChild<QAction *>(u"flowAsText"_s)->trigger();
        take(workspace, u"flow-text"_s);
        workspace.findChild<QAction *>(u"flowAsText"_s)->trigger();
        workspace.findChild<QAction *>(u"flowSendAgain"_s)->trigger();
        take(workspace, u"flow-send-again"_s);
    }
    void faults()
    {
        FlowWorkspace workspace(m_fixture.services());
        prepare(workspace);
        workspace.findChild<QAction *>(u"fault.userinfo-as-text"_s)->setChecked(true);
        auto *menu = workspace.findChild<FaultsMenu *>(u"faultsMenu"_s)->actions().at(2)->menu();
        menu->popup({0, 0});
        QTest::qWait(50);
        if (!m_folder.isEmpty())
            QVERIFY(menu->grab().save(m_folder + u"/flow-faults-menu.png"_s));
        menu->close();
        take(workspace, u"flow-faults"_s);
    }
    void settings()
    {
        FlowWorkspace workspace(m_fixture.services());
        prepare(workspace);
        workspace.findChild<QPushButton *>(u"profileSettings"_s)->click();
        take(workspace, u"flow-settings"_s);
    }
};

QTEST_MAIN(TestFlowPictures)
#include "tst_flow_pictures.moc"
