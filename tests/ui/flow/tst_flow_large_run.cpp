#include "core/flow/recording.h"
#include "core/flow/trace_file.h"
#include "tests/support/cpu_time.h"
#include "tests/ui/flow/flow_window.h"
#include "ui/flow/sequence_diagram.h"
#include "ui/widgets/theme.h"

#include <QImage>
#include <QPainter>
#include <QScrollBar>

using namespace claimcheck;
using namespace claimcheck::ui;
using namespace claimcheck::ui::flow;
using claimcheck::flow::Message;
using claimcheck::flow::MessageState;
using lint::MessageKind;

namespace {

constexpr int messages = 2'000;
constexpr qint64 frame = 16'000; // microseconds, ui.md: nothing holds the event loop for longer

/// A login, and then an API that is called again and again with the token refreshed now and then.
QByteArray longTrace(const claimcheck::flow::Trace &login, const oauth::Profile &profile)
{
    claimcheck::flow::Trace trace = login;
    const Message call = *login.last(MessageKind::ApiCall);
    const Message refresh = *login.last(MessageKind::Token);
    for (int number = int(login.messages().size()) + 1; number <= messages; ++number) {
        Message message = number % 50 == 0 ? refresh : call;
        const qint64 at = call.timing.started + number * 1'000;
        message.timing = {at, at, at + 3, at + 5};
        trace.append(message);
    }
    return claimcheck::flow::writeTrace(trace, profile);
}

struct Window : test::FlowWindow
{
    QByteArray trace;

    bool prepare()
    {
        if (!complete())
            return false;
        trace = longTrace(session().trace(), session().profile());
        return true;
    }
    SequenceDiagram *diagram() { return find<SequenceDiagram>("sequenceDiagram"); }
};

} // namespace

class TestFlowLargeRun : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ThemeKind::Light); }

    /// Reading and judging happen on a worker; their time counts all the same.
    void opensInUnderASecond()
    {
        Window window;
        QVERIFY(window.prepare());
        const qint64 before = test::cpuMilliseconds();
        const auto recording = claimcheck::flow::readRecording(window.trace);
        const qint64 read = test::cpuMilliseconds() - before;
        QVERIFY(recording);
        QCOMPARE(recording->flows.front().trace.messages().size(), std::size_t(messages));
        const auto run = std::make_shared<const claimcheck::flow::RunState>(recording->flows.front());
        const qint64 start = test::cpuMilliseconds();
        window.session().showRecorded(run, QStringLiteral("long.json"));
        QImage image(window.workspace.size(), QImage::Format_RGB32);
        window.workspace.render(&image);
        const qint64 shown = test::cpuMilliseconds() - start;
        qInfo("read and judged in %lld ms, shown in %lld ms of CPU time", read, shown);
        QCOMPARE(int(window.diagram()->rows().size()), messages + 1); // the browser's band
        QVERIFY2(read + shown < 1'000 * test::slowdown, qPrintable(QString::number(read + shown)));
    }

    /// Every step of the way is one frame: scroll, paint.
    void scrollsSmoothly()
    {
        Window window;
        QVERIFY(window.prepare());
        QVERIFY(window.open(window.write(QStringLiteral("long.json"), window.trace)));
        SequenceDiagram *diagram = window.diagram();
        QScrollBar *bar = diagram->verticalScrollBar();
        QVERIFY(bar->maximum() > messages * 40);
        QImage image(diagram->size(), QImage::Format_RGB32);
        diagram->render(&image); // fonts and icons are there from now on
        std::vector<qint64> frames;
        for (int step = 0; step < 200; ++step) {
            const qint64 start = test::cpuMicroseconds();
            bar->setValue(bar->maximum() / 200 * step);
            diagram->render(&image);
            frames.push_back(test::cpuMicroseconds() - start);
        }
        std::ranges::sort(frames);
        const qint64 median = frames[frames.size() / 2];
        const qint64 nearlyAll = frames[frames.size() * 99 / 100];
        qInfo("a frame: median %lld, 99 of 100 in %lld microseconds of CPU time", median, nearlyAll);
        QVERIFY2(nearlyAll < frame, qPrintable(QString::number(nearlyAll)));
    }

    /// Choosing a message shows it and lights up what travels with it.
    void choosingAMessageIsQuick()
    {
        Window window;
        QVERIFY(window.prepare());
        QVERIFY(window.open(window.write(QStringLiteral("long.json"), window.trace)));
        QCoreApplication::processEvents();
        const qint64 start = test::cpuMicroseconds();
        constexpr int choices = 20;
        for (int choice = 1; choice <= choices; ++choice) {
            window.workspace.selectMessage(choice * 90);
            QCoreApplication::processEvents();
        }
        const qint64 each = (test::cpuMicroseconds() - start) / choices;
        qInfo("choosing a message: %lld microseconds of CPU time", each);
        QVERIFY2(each < 100'000, qPrintable(QString::number(each)));
    }
};

QTEST_MAIN(TestFlowLargeRun)
#include "tst_flow_large_run.moc"
