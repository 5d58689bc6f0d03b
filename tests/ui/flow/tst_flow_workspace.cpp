#include "tests/ui/flow/stepping_window.h"
#include "ui/flow/checks_model.h"
#include "ui/flow/sequence_diagram.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace claimcheck;
using namespace claimcheck::ui;
using namespace claimcheck::ui::flow;
using namespace Qt::StringLiterals;

using test::Window;

class TestFlowWorkspace : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ThemeKind::Light); }

    void theStepsAreThereBeforeTheRun()
    {
        Window window;
        QVERIFY(QTest::qWaitFor(
            [&] { return !window.find<SequenceDiagram>("sequenceDiagram")->rows().empty(); }));
        for (const DiagramRow &row : window.find<SequenceDiagram>("sequenceDiagram")->rows())
            QCOMPARE(row.state, RowState::ToCome);
        QCOMPARE(window.fixture.server->requestLog().size(),
                 std::size_t(0)); // nothing is sent without a click
    }

    void runsToTheEnd_data()
    {
        QTest::addColumn<int>("profile");
        QTest::newRow("public client, JWT") << 0;
        QTest::newRow("public client, opaque") << 1;
        QTest::newRow("confidential client, JWT") << 2;
        QTest::newRow("confidential client, opaque") << 3;
    }
    void runsToTheEnd()
    {
        QFETCH(int, profile);
        Window window;
        auto *choice = window.find<QComboBox>("profileChoice");
        QVERIFY(QTest::qWaitFor([&] { return choice->count() > 4; }));
        choice->setCurrentIndex(profile);
        emit choice->activated(profile);
        window.click("flowContinue.button");
        QVERIFY2(window.reaches(RunPhase::Completed),
                 qPrintable(window.find<QLabel>("runNotice.text")->text()));
        QVERIFY(QTest::qWaitFor(
            [&] { return window.find<Chip>("runState")->text().startsWith(u"Completed"_s); }));
        QVERIFY(window.find<QPushButton>("runToken.access_token"));
        QVERIFY(window.find<Chip>("checksPassed")->text().contains(u"passed"_s));
        QVERIFY(window.find<Chip>("checksErrors")->text().isEmpty());
        for (const DiagramRow &row : window.find<SequenceDiagram>("sequenceDiagram")->rows())
            QVERIFY(row.kind == RowKind::Band || row.state == RowState::Done ||
                    row.state == RowState::Warning);
    }

    void tokensOpenInInspectWithTheirKeys()
    {
        Window window;
        QSignalSpy handed(&window.workspace, &Workspace::tokenHandedOver);
        window.session().continueRun();
        QVERIFY(window.reaches(RunPhase::Completed));
        QVERIFY(QTest::qWaitFor([&] { return window.find<QPushButton>("runToken.id_token") != nullptr; }));
        window.click("runToken.id_token");
        QCOMPARE(handed.size(), 1);
        const auto handover = handed.front().front().value<TokenHandover>();
        QVERIFY(handover.token.startsWith("eyJ"));
        QVERIFY(handover.keys.contains("\"keys\""));
        QVERIFY(!handover.keySource.isEmpty());
    }

    void stepHoldsBeforeEachMessage()
    {
        Window window;
        QVERIFY(window.stepTo(lint::MessageKind::Token));
        QCOMPARE(window.find<Chip>("runState")->text(), u"Paused before the token request"_s);
        for (const provider::LoggedRequest &logged : window.fixture.server->requestLog())
            QVERIFY(!logged.request.url.contains("/token"));
        window.click("sendHeld");
        QVERIFY(window.reaches(RunPhase::Held)); // the next one
        window.session().continueRun();
        QVERIFY(window.reaches(RunPhase::Completed));
    }

    /// A held request, one parameter edited: the server's refusal is shown whole.
    void anEditedTokenRequestIsRefusedInFullView_data()
    {
        QTest::addColumn<QByteArray>("parameter");
        QTest::addColumn<QString>("value");
        QTest::newRow("code_verifier") << QByteArray("code_verifier") << QString(43, u'x');
        QTest::newRow("redirect_uri") << QByteArray("redirect_uri") << u"http://127.0.0.1:1/elsewhere"_s;
    }
    void anEditedTokenRequestIsRefusedInFullView()
    {
        QFETCH(QByteArray, parameter);
        QFETCH(QString, value);
        Window window;
        QVERIFY(window.stepTo(lint::MessageKind::Token));
        window.editParameter(parameter, value);
        QVERIFY(QTest::qWaitFor([&] { return window.find<QPushButton>("sendOriginal")->isEnabled(); }));
        window.click("sendHeld");
        QVERIFY(window.reaches(RunPhase::Failed));
        auto *body = window.find<QPlainTextEdit>("responseBody.text");
        QVERIFY(QTest::qWaitFor([&] { return body->toPlainText().contains(u"invalid_grant"_s); }));
        const auto *message = window.session().trace().last(lint::MessageKind::Token);
        QCOMPARE(message->response->status, 400);
        QCOMPARE(body->toPlainText().toUtf8(), message->response->body);
        QCOMPARE(window.find<Chip>("responseStatus")->text(), u"400 Bad Request"_s);
        QVERIFY(window.find<Chip>("editedChip")->isVisible());
        QVERIFY(window.find<QLabel>("runNotice.text")->isVisible());
        window.session().restart(); // still usable
        QVERIFY(window.reaches(RunPhase::Held));
        window.session().continueRun();
        QVERIFY(window.reaches(RunPhase::Completed));
    }

    void sendOriginalForgetsTheEdits()
    {
        Window window;
        QVERIFY(window.stepTo(lint::MessageKind::Token));
        window.editParameter("code_verifier", u"wrong"_s);
        QVERIFY(QTest::qWaitFor([&] { return window.find<QPushButton>("sendOriginal")->isEnabled(); }));
        window.click("sendOriginal");
        window.session().continueRun();
        QVERIFY(window.reaches(RunPhase::Completed));
    }

    void aDroppedMessageEndsTheRun()
    {
        Window window;
        QVERIFY(window.stepTo(lint::MessageKind::Token));
        window.click("dropHeld");
        QVERIFY(window.reaches(RunPhase::Failed));
        QVERIFY(QTest::qWaitFor([&] { return window.find<QLabel>("runNotice.text")->isVisible(); }));
    }

    void aBrowserThatDoesNotOpenLeavesTheUrl()
    {
        Window window;
        window.fixture.browserWorks = false;
        window.session().continueRun();
        QVERIFY(window.reaches(RunPhase::InBrowser));
        auto *url = window.find<QLineEdit>("browserUrl");
        QVERIFY(QTest::qWaitFor([&] { return url->isVisible(); }));
        QVERIFY(url->text().startsWith(window.fixture.server->issuer()));
        QVERIFY(window.find<QLabel>("runNotice.text")->text().contains(u"No browser is installed"_s));
        window.fixture.browserWorks = true;
        window.click("openBrowserAgain");
        QVERIFY(window.reaches(RunPhase::Completed));
    }

    void aServerThatIsNotThereIsSaid()
    {
        Window window;
        window.fixture.server->close();
        window.session().continueRun();
        QVERIFY(window.reaches(RunPhase::Failed));
        QVERIFY(QTest::qWaitFor([&] { return !window.find<QLabel>("runNotice.text")->text().isEmpty(); }));
        QCOMPARE(window.find<SequenceDiagram>("sequenceDiagram")->rows().front().state, RowState::Failed);
    }

    void stopEndsARun()
    {
        Window window;
        window.session().step();
        QVERIFY(window.reaches(RunPhase::Held));
        window.click("flowStop.button");
        QVERIFY(window.reaches(RunPhase::Stopped));
    }

    void keysDriveTheRun()
    {
        Window window;
        window.workspace.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window.workspace));
        window.find<SequenceDiagram>("sequenceDiagram")->setFocus();
        QTest::keyClick(window.find<SequenceDiagram>("sequenceDiagram"), Qt::Key_F10);
        QVERIFY(window.reaches(RunPhase::Held));
        QTest::keyClick(window.find<SequenceDiagram>("sequenceDiagram"), Qt::Key_F5);
        QVERIFY(window.reaches(RunPhase::Completed));
        QVERIFY(window.workspace.commands().size() > 10);
    }

    void aBadProfileFileIsSaidInTheWindow()
    {
        Window window;
        QTemporaryDir folder;
        const QString path = folder.filePath(u"p.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{ \"issuer\": 1 }");
        file.close();
        window.workspace.openProfileFile(path);
        QVERIFY(window.find<QLabel>("runNotice.text")->text().contains(path));
    }
};

QTEST_MAIN(TestFlowWorkspace)
#include "tst_flow_workspace.moc"
