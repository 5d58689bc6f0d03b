#include "core/flow/trace_file.h"
#include "core/report/flow_har.h"
#include "tests/ui/flow/flow_window.h"
#include "ui/flow/sequence_diagram.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>

using namespace claimcheck;
using namespace claimcheck::ui;
using namespace claimcheck::ui::flow;
using namespace Qt::StringLiterals;

namespace {

struct Window : test::FlowWindow
{
    QString barText() { return find<QLabel>("recordingBar.text")->text(); }
};

/// A HAR with the same run twice, a day apart.
QByteArray twice(const QByteArray &har)
{
    const qsizetype begin = har.indexOf('[', har.indexOf("\"entries\"")) + 1;
    const qsizetype end = har.lastIndexOf(']');
    return har.left(end) + ',' + har.mid(begin, end - begin).replace("state=", "state=x") + har.mid(end);
}

} // namespace

class TestFlowRecording : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ThemeKind::Light); }

    void aSavedRunOpensAsItWas()
    {
        Window window;
        QVERIFY(window.complete());
        const DiagramRows before = window.find<SequenceDiagram>("sequenceDiagram")->rows();
        const auto tokens = window.session().result().tokens.size();
        const QString path =
            window.write(u"run.json"_s,
                         claimcheck::flow::writeTrace(window.session().trace(), window.session().profile()));
        const auto sent = window.fixture.server->requestLog().size();
        QVERIFY(window.open(path));
        QVERIFY(window.session().isRecorded());
        QCOMPARE(window.session().phase(), RunPhase::Completed);
        const DiagramRows after = window.find<SequenceDiagram>("sequenceDiagram")->rows();
        QCOMPARE(after.size(), before.size());
        for (std::size_t row = 0; row < after.size(); ++row)
            QCOMPARE(after[row].label, before[row].label);
        QCOMPARE(window.session().result().tokens.size(), tokens);
        QCOMPARE(window.fixture.server->requestLog().size(), sent); // nothing was sent for it
        QVERIFY(window.barText().contains(u"run.json"_s) && window.barText().contains(u"offline"_s));
        QCOMPARE(window.find<Chip>("runState")->text(), u"Recorded, completed"_s);
        QCOMPARE(window.workspace.documentTitle(), u"run.json"_s);
    }

    void nothingOfARecordedRunCanBeSent()
    {
        Window window;
        QVERIFY(window.complete());
        const QString path =
            window.write(u"run.json"_s,
                         claimcheck::flow::writeTrace(window.session().trace(), window.session().profile()));
        QVERIFY(window.open(path));
        for (const char *button :
             {"flowStep.button", "flowContinue.button", "flowRestart.button", "flowStop.button"})
            QVERIFY2(!window.find<QPushButton>(button)->isEnabled(), button);
        window.find<QPushButton>("recordingClose")->click();
        QVERIFY(!window.session().isRecorded());
        QVERIFY(!window.find<QFrame>("recordingBar")->isVisible());
        QVERIFY(window.find<QPushButton>("flowStep.button")->isEnabled());
        QVERIFY(window.complete());
    }

    void aHarWithSeveralFlowsGivesAChoice()
    {
        Window window;
        QVERIFY(window.complete());
        const QByteArray har = report::flowHar(window.session().trace());
        QVERIFY(window.open(window.write(u"one.har"_s, har)));
        QVERIFY(!window.find<QComboBox>("recordingFlows")->isVisible());
        QVERIFY(window.open(window.write(u"two.har"_s, twice(har))));
        auto *choice = window.find<QComboBox>("recordingFlows");
        QVERIFY(choice->isVisible());
        QCOMPARE(choice->count(), 2);
        const auto first = window.session().snapshot();
        choice->setCurrentIndex(1);
        emit choice->activated(1);
        QVERIFY(window.session().snapshot() != first);
        QVERIFY(window.session().isRecorded());
    }

    void tokensOfARecordedRunOpenWithItsKeys()
    {
        Window window;
        QVERIFY(window.complete());
        QVERIFY(window.open(window.write(u"run.har"_s, report::flowHar(window.session().trace()))));
        QSignalSpy handed(&window.workspace, &Workspace::tokenHandedOver);
        window.find<QPushButton>("runToken.id_token")->click();
        QCOMPARE(handed.size(), 1);
        const auto handover = handed.front().front().value<TokenHandover>();
        QVERIFY(handover.token.startsWith("eyJ"));
        QVERIFY(handover.keys.contains("\"keys\""));
        QVERIFY(!handover.keySource.isEmpty());
    }

    void whatIsNoRecordingIsSaid_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("words");
        QTest::newRow("text") << u"a.txt"_s << QByteArray("hello") << u"neither a HAR"_s;
        QTest::newRow("a HAR without a flow")
            << u"a.har"_s << QByteArray("{\"log\":{\"version\":\"1.2\",\"entries\":[]}}")
            << u"no OAuth flow"_s;
        QTest::newRow("a trace of a later version")
            << u"a.json"_s << QByteArray("{\"claimcheckTrace\":99,\"messages\":[]}") << u"newer Claimcheck"_s;
    }
    void whatIsNoRecordingIsSaid()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        QFETCH(QString, words);
        Window window;
        QVERIFY(window.open(window.write(name, content)));
        QVERIFY2(window.barText().contains(words), qPrintable(window.barText()));
        QVERIFY(!window.session().isRecorded());
        window.find<QPushButton>("recordingClose")->click();
        QVERIFY(!window.find<QFrame>("recordingBar")->isVisible());
    }

    void aDamagedFileIsShownAndSaid()
    {
        Window window;
        QVERIFY(window.complete());
        const QByteArray har = report::flowHar(window.session().trace());
        QVERIFY(window.open(window.write(u"cut.har"_s, har.left(har.size() - 12))));
        QVERIFY(window.session().isRecorded());
        QVERIFY(window.barText().contains(u"Damaged"_s));
    }

    void readingCanBeCancelled()
    {
        Window window;
        QVERIFY(window.complete());
        const QString path = window.write(u"run.har"_s, report::flowHar(window.session().trace()));
        QSignalSpy opened(&window.workspace.recording(), &RecordingBar::opened);
        window.workspace.takeFile(path);
        QCOMPARE(window.find<QPushButton>("recordingClose")->text(), u"Cancel"_s);
        window.find<QPushButton>("recordingClose")->click();
        QVERIFY(!opened.wait(300));
        QVERIFY(!window.session().isRecorded());
        QCOMPARE(window.session().phase(), RunPhase::Completed); // the live run is still there
    }

    void aProfileFileIsAddedToTheChoice()
    {
        Window window;
        auto *choice = window.find<QComboBox>("profileChoice");
        QVERIFY(QTest::qWaitFor([&] { return choice->count() > 4; }));
        const int before = choice->count();
        window.workspace.takeFile(window.write(
            u"mine.json"_s, "{\"issuer\":\"https://"
                            "op.example\",\"client\":{\"id\":\"a\"},\"grant\":\"authorization_code\"}"));
        QVERIFY2(choice->count() > before, qPrintable(window.find<QLabel>("runNotice.text")->text()));
    }
};

QTEST_MAIN(TestFlowRecording)
#include "tst_flow_recording.moc"
