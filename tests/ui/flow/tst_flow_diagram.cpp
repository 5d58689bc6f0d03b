#include "tests/support/cpu_time.h"
#include "ui/flow/diagram_accessible.h"
#include "ui/flow/sequence_diagram.h"
#include "ui/widgets/theme.h"

#include <QAccessible>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace claimcheck::ui;
using namespace claimcheck::ui::flow;
using namespace Qt::StringLiterals;

namespace {

DiagramRows codeFlow()
{
    return {
        {.number = 1,
         .label = u"GET /.well-known/openid-configuration"_s,
         .caption = u"200 \u00b7 4 ms"_s,
         .name = u"Metadata"_s,
         .state = RowState::Done},
        {.number = 2,
         .to = Lane::Browser,
         .label = u"open the authorization URL"_s,
         .caption = {},
         .name = u"Authorization request"_s,
         .state = RowState::Done},
        {.kind = RowKind::Band,
         .from = Lane::Browser,
         .to = Lane::AuthorizationServer,
         .label = u"The user signs in"_s,
         .caption = u"out of sight"_s,
         .name = {}},
        {.number = 3,
         .from = Lane::Browser,
         .to = Lane::Claimcheck,
         .label = u"GET /callback?code=\u2026"_s,
         .caption = u"200 \u00b7 1 ms"_s,
         .name = u"Authorization response"_s,
         .state = RowState::Warning},
        {.number = 4,
         .label = u"POST /token"_s,
         .caption = u"held"_s,
         .name = u"Token request"_s,
         .state = RowState::Held},
        {.number = 5, .to = Lane::Api, .label = u"GET /orders"_s, .caption = {}, .name = u"API call"_s},
    };
}

DiagramRows manyMessages(int count)
{
    DiagramRows rows;
    for (int number = 1; number <= count; ++number)
        rows.push_back({.number = number,
                        .to = number % 7 ? Lane::AuthorizationServer : Lane::Api,
                        .label = u"POST /token?n=%1"_s.arg(number),
                        .caption = u"200 \u00b7 4 ms"_s,
                        .name = u"Token request"_s,
                        .state = RowState(number % 8)});
    return rows;
}

} // namespace

class TestFlowDiagram : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ThemeKind::Light); }

    void keysMoveOverMessages_data()
    {
        QTest::addColumn<int>("start");
        QTest::addColumn<int>("key");
        QTest::addColumn<int>("row");
        QTest::newRow("down from none chooses the first") << -1 << int(Qt::Key_Down) << 0;
        QTest::newRow("down") << 0 << int(Qt::Key_Down) << 1;
        QTest::newRow("down steps over the band") << 1 << int(Qt::Key_Down) << 3;
        QTest::newRow("up steps over the band") << 3 << int(Qt::Key_Up) << 1;
        QTest::newRow("down at the end stays") << 5 << int(Qt::Key_Down) << 5;
        QTest::newRow("up at the start stays") << 0 << int(Qt::Key_Up) << 0;
        QTest::newRow("home") << 4 << int(Qt::Key_Home) << 0;
        QTest::newRow("end") << 1 << int(Qt::Key_End) << 5;
    }
    void keysMoveOverMessages()
    {
        QFETCH(int, start);
        QFETCH(int, key);
        SequenceDiagram diagram;
        diagram.setRows(codeFlow());
        diagram.resize(800, 400);
        diagram.show();
        diagram.setCurrentRow(start);
        QTest::keyClick(&diagram, Qt::Key(key));
        QTEST(diagram.currentRow(), "row");
    }

    void aClickChoosesTheMessageUnderIt()
    {
        SequenceDiagram diagram;
        diagram.setRows(codeFlow());
        diagram.resize(800, 600);
        diagram.show();
        QSignalSpy selected(&diagram, &SequenceDiagram::messageSelected);
        QTest::mouseClick(diagram.viewport(), Qt::LeftButton, {}, diagram.visualRect(4).center());
        QCOMPARE(selected.size(), 1);
        QCOMPARE(selected.front().front().toInt(), 4);
        QTest::mouseClick(diagram.viewport(), Qt::LeftButton, {}, diagram.visualRect(2).center());
        QCOMPARE(diagram.currentRow(), 4); // the band is no message
        diagram.selectMessage(5);
        QCOMPARE(diagram.currentRow(), 5);
    }

    void zoomKeepsWithinItsLimits()
    {
        SequenceDiagram diagram;
        diagram.setRows(codeFlow());
        diagram.resize(800, 400);
        diagram.show();
        QTest::keyClick(&diagram, Qt::Key_Plus, Qt::ControlModifier);
        QVERIFY(diagram.zoom() > 1);
        QTest::keyClick(&diagram, Qt::Key_0, Qt::ControlModifier);
        QCOMPARE(diagram.zoom(), 1.0);
        QTest::keyClick(&diagram, Qt::Key_Minus, Qt::ControlModifier);
        QVERIFY(diagram.zoom() < 1);
        diagram.setZoom(100);
        QCOMPARE(diagram.zoom(), 3.0);
        QVERIFY(diagram.horizontalScrollBar()->maximum() > 0);
        diagram.setZoom(0);
        QCOMPARE(diagram.zoom(), 0.5);
    }

    void theChosenRowScrollsIntoView()
    {
        SequenceDiagram diagram;
        diagram.setRows(manyMessages(200));
        diagram.resize(800, 400);
        diagram.show();
        diagram.setFocus();
        for (const int row : {150, 0, 199, 77}) {
            diagram.setCurrentRow(row);
            QVERIFY(diagram.viewport()->rect().contains(diagram.visualRect(row)));
            QVERIFY(diagram.visualRect(row).top() >= 60); // below the names of the lanes
        }
    }

    void theRowsSpeak()
    {
        SequenceDiagram diagram;
        diagram.setRows(codeFlow());
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&diagram);
        QVERIFY(list);
        QCOMPARE(list->role(), QAccessible::List);
        QCOMPARE(list->childCount(), 6);
        QAccessibleInterface *row = list->child(4);
        QCOMPARE(
            row->text(QAccessible::Name),
            u"Message 4: Token request, from Claimcheck to Authorization server, POST /token, held, held"_s);
        QCOMPARE(list->indexOfChild(row), 4);
        QVERIFY(list->child(2)->text(QAccessible::Name).contains(u"signs in"_s));
        QVERIFY(!list->child(6));
        diagram.setCurrentRow(4);
        QVERIFY(row->state().selected);
        diagram.setRows({});
        QVERIFY(!row->isValid());
    }

    /// 2,000 recorded messages open in under a second and scroll smoothly. The bounds are wide, for slow
    /// machines.
    void thousandsOfMessagesStaySmooth()
    {
        SequenceDiagram diagram;
        diagram.resize(800, 600);
        diagram.show();
        qint64 before = claimcheck::test::cpuMilliseconds();
        diagram.setRows(manyMessages(2000));
        diagram.grab();
        const qint64 spent = claimcheck::test::cpuMilliseconds() - before;
        QVERIFY2(spent < 1000, qPrintable(QString::number(spent)));
        before = claimcheck::test::cpuMilliseconds();
        constexpr int frames = 50;
        for (int frame = 0; frame < frames; ++frame) {
            diagram.verticalScrollBar()->setValue(frame * 1999);
            diagram.viewport()->grab();
        }
        const qint64 each = (claimcheck::test::cpuMilliseconds() - before) / frames;
        qInfo("a frame of 2,000 messages: %lld ms", static_cast<long long>(each));
        QVERIFY2(each < 100, qPrintable(QString::number(each)));
    }
};

QTEST_MAIN(TestFlowDiagram)
#include "tst_flow_diagram.moc"
