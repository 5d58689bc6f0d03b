#include "tests/ui/flow/stepping_window.h"
#include "ui/flow/answer_form.h"
#include "ui/flow/sequence_diagram.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>

#include <algorithm>

using namespace claimcheck;
using namespace claimcheck::ui;
using namespace claimcheck::ui::flow;
using namespace Qt::StringLiterals;
using claimcheck::flow::Message;
using lint::MessageKind;
using test::Window;

namespace {

/// Chooses the first message of that kind, of the run or to come.
int choose(Window &window, const QString &label)
{
    auto *diagram = window.find<SequenceDiagram>("sequenceDiagram");
    const auto row = std::ranges::find(diagram->rows(), label, &DiagramRow::label);
    if (row == diagram->rows().end())
        return 0;
    window.workspace.selectMessage(row->number);
    return row->number;
}

bool hasRows(Window &window)
{
    return QTest::qWaitFor(
        [&] { return window.find<SequenceDiagram>("sequenceDiagram")->rows().size() > 4; });
}

MessageKind heldKind(Window &window)
{
    return window.session().trace().message(window.session().held()->number)->kind;
}

int requestsTo(Window &window, const QByteArray &path)
{
    const auto &log = window.fixture.server->requestLog();
    return int(std::ranges::count_if(
        log, [&path](const provider::LoggedRequest &logged) { return logged.request.url.startsWith(path); }));
}

void writeAnswer(Window &window, const QString &text)
{
    window.find<QPlainTextEdit>("answerText.text")->setPlainText(text);
    window.click("giveAnswer");
}

} // namespace

class TestFlowMessageActions : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ThemeKind::Light); }

    void runToHereStopsThere()
    {
        Window window;
        QVERIFY(hasRows(window));
        QVERIFY(choose(window, u"POST /token"_s) > 0);
        window.find<QAction>("flowRunTo")->trigger(); // starts the run
        QVERIFY(window.reaches(RunPhase::Held));
        QCOMPARE(heldKind(window), MessageKind::Token);
        QVERIFY(!window.find<QAction>("flowRunTo")->isEnabled()); // it is here
        QVERIFY(choose(window, u"GET /userinfo"_s) > 0);
        window.find<QAction>("flowRunTo")->trigger(); // goes on with it
        QVERIFY(QTest::qWaitFor(
            [&] { return window.session().held() && heldKind(window) == MessageKind::UserInfo; }, 10'000));
        window.session().continueRun();
        QVERIFY(window.reaches(RunPhase::Completed));
    }

    void theMenuOffersWhatCanBeDone()
    {
        Window window;
        QVERIFY(hasRows(window));
        QVERIFY(choose(window, u"POST /token"_s) > 0);
        QStringList enabled;
        QTimer::singleShot(0, &window.workspace, [&] {
            auto *menu = window.find<QMenu>("messageMenu");
            for (const QAction *action : menu->actions()) {
                if (action->isEnabled() && !action->isSeparator())
                    enabled += action->objectName();
            }
            menu->close();
        });
        auto *diagram = window.find<SequenceDiagram>("sequenceDiagram");
        QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {});
        QCoreApplication::sendEvent(diagram, &event);
        QCOMPARE(enabled, (QStringList{u"flowBreakpoint"_s, u"flowRunTo"_s}));
        diagram->setFocus();
        window.find<QAction>("flowBreakpoint")->trigger();
        QCOMPARE(window.session().breakpoints().size(), std::size_t(1));
        QVERIFY(window.find<QAction>("flowBreakpoint")->isChecked());
    }

    /// A message is edited and sent once more; the run's own message, tokens and checks stay as they are.
    void aMessageIsSentAgain()
    {
        Window window;
        QVERIFY(hasRows(window));
        window.session().continueRun();
        QVERIFY(window.reaches(RunPhase::Completed));
        const int token = window.session().trace().last(MessageKind::Token)->number;
        const int sent = requestsTo(window, "/token");
        const auto tokens = window.session().result().tokens.size();
        QVERIFY(QTest::qWaitFor([&] { return choose(window, u"POST /token"_s) == token; }));
        window.find<QAction>("flowSendAgain")->trigger();
        QCOMPARE(window.find<QPushButton>("sendHeld")->text(), u"Send again"_s);
        window.editParameter("redirect_uri", u"http://127.0.0.1:1/other"_s);
        window.click("sendHeld");
        QVERIFY(QTest::qWaitFor([&] {
            const Message &last = window.session().trace().messages().back();
            return last.repeats == token && last.response && last.response->status == 400;
        }));
        const Message &again = window.session().trace().messages().back();
        QVERIFY(again.request.body.contains("other"));
        QVERIFY(again.wasEdited());
        QCOMPARE(window.session().result().tokens.size(), tokens);
        QCOMPARE(window.session().trace().last(MessageKind::Token)->number, token);
        QCOMPARE(requestsTo(window, "/token"), sent + 1);
        QVERIFY(QTest::qWaitFor([&] {
            return window.find<SequenceDiagram>("sequenceDiagram")
                ->rows()
                .back()
                .caption.contains(u"again"_s);
        }));
    }

    void aDraftIsDropped()
    {
        Window window;
        QVERIFY(hasRows(window));
        window.session().continueRun();
        QVERIFY(window.reaches(RunPhase::Completed));
        const auto count = window.session().trace().messages().size();
        const int sent = requestsTo(window, "/token");
        QVERIFY(QTest::qWaitFor([&] { return choose(window, u"POST /token"_s) > 0; }));
        window.find<QAction>("flowSendAgain")->trigger();
        window.editParameter("redirect_uri", u"http://127.0.0.1:1/other"_s);
        QVERIFY(window.find<Chip>("editedChip")->isVisible());
        window.click("dropHeld");
        QVERIFY(!window.find<Chip>("editedChip")->isVisible());
        QVERIFY(!window.find<QPushButton>("sendHeld")->isVisible());
        QCOMPARE(window.session().trace().messages().size(), count);
        QCOMPARE(requestsTo(window, "/token"), sent);
    }

    /// What came before is taken over, not sent again; from there on the run is live.
    void aRunBranchesFromAMessage()
    {
        Window window;
        QVERIFY(hasRows(window));
        window.session().continueRun();
        QVERIFY(window.reaches(RunPhase::Completed));
        const int metadata = requestsTo(window, "/.well-known");
        const int userInfo = requestsTo(window, "/userinfo");
        QVERIFY(QTest::qWaitFor([&] { return choose(window, u"GET /userinfo"_s) > 0; }));
        window.find<QAction>("flowBranch")->trigger();
        QVERIFY(window.reaches(RunPhase::Held));
        QCOMPARE(heldKind(window), MessageKind::UserInfo);
        QVERIFY(window.session().trace().messages().front().replayed);
        window.session().continueRun();
        QVERIFY(window.reaches(RunPhase::Completed));
        QCOMPARE(requestsTo(window, "/.well-known"), metadata);
        QCOMPARE(requestsTo(window, "/userinfo"), userInfo + 1);
    }

    void aHeldRequestIsAnsweredByHand()
    {
        Window window;
        QVERIFY(window.stepTo(MessageKind::Token));
        window.click("answerHeld");
        auto *text = window.find<QPlainTextEdit>("answerText.text");
        QVERIFY(QTest::qWaitFor([text] { return text->isVisible(); }));
        QVERIFY(text->toPlainText().contains(u"invalid_grant"_s));
        writeAnswer(window, u"nonsense"_s);
        QVERIFY(!window.find<QLabel>("answerText.note")->text().isEmpty());
        QCOMPARE(window.session().phase(), RunPhase::Held); // nothing happened
        writeAnswer(window, u"HTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n"
                            "{\"error\":\"invalid_grant\"}"_s);
        QVERIFY(window.reaches(RunPhase::Failed));
        const Message *token = window.session().trace().last(MessageKind::Token);
        QVERIFY(token->answeredByHand);
        QCOMPARE(token->response->status, 400);
        QCOMPARE(requestsTo(window, "/token"), 0);
        QVERIFY(QTest::qWaitFor([text] { return !text->isVisible(); }));
    }

    void cancellingAnAnswerGoesBackToTheMessage()
    {
        Window window;
        QVERIFY(window.stepTo(MessageKind::Token));
        window.find<QAction>("flowAnswer")->trigger();
        auto *text = window.find<QPlainTextEdit>("answerText.text");
        QVERIFY(QTest::qWaitFor([text] { return text->isVisible(); }));
        window.click("cancelAnswer");
        QVERIFY(!text->isVisible());
        QVERIFY(window.find<QPushButton>("sendHeld")->isVisible());
        window.session().continueRun();
        QVERIFY(window.reaches(RunPhase::Completed));
    }

    /// The browser's answer is written by hand: no browser opens, and the run ends as the text says.
    void theCallbackIsWrittenByHand()
    {
        Window window;
        QVERIFY(window.stepTo(MessageKind::AuthorizationRequest));
        window.click("answerHeld");
        auto *templates = window.find<QComboBox>("answerTemplates");
        QVERIFY(QTest::qWaitFor([templates] { return templates->isVisible(); }));
        const int denied = templates->findText(u"Refused: access_denied"_s);
        QVERIFY(denied >= 0);
        templates->setCurrentIndex(denied);
        emit templates->activated(denied);
        window.click("giveAnswer");
        QVERIFY(QTest::qWaitFor(
            [&] { return window.session().trace().last(MessageKind::AuthorizationResponse) != nullptr; }));
        window.session().continueRun();
        QVERIFY(window.reaches(RunPhase::Failed));
        const Message *callback = window.session().trace().last(MessageKind::AuthorizationResponse);
        QVERIFY(callback->answeredByHand);
        QVERIFY(callback->request.url.contains("error=access_denied"));
        QCOMPARE(requestsTo(window, "/authorize"), 0);
    }

    void theTextAlternativeHasEveryRow()
    {
        Window window;
        QVERIFY(hasRows(window));
        window.session().continueRun();
        QVERIFY(window.reaches(RunPhase::Completed));
        auto *diagram = window.find<SequenceDiagram>("sequenceDiagram");
        QVERIFY(QTest::qWaitFor([&] { return diagram->rows().back().state == RowState::Done; }));
        window.find<QAction>("flowAsText")->trigger();
        const auto *text = window.find<QPlainTextEdit>("runText.text");
        QVERIFY(text->isVisible() && !diagram->isVisible());
        const QStringList lines = text->toPlainText().split(u'\n');
        QCOMPARE(std::size_t(lines.size()), diagram->rows().size());
        QVERIFY(lines.front().startsWith(u"Message 1: "_s));
        QVERIFY(lines.back().endsWith(u"done"_s));
        window.find<QAction>("flowAsText")->trigger();
        QVERIFY(diagram->isVisible());
    }
};

QTEST_MAIN(TestFlowMessageActions)
#include "tst_flow_message_actions.moc"
