#include "core/lint/rule.h"
#include "ui/flow/diagram_rows.h"

#include <QTest>

using namespace claimcheck;
using namespace claimcheck::ui::flow;
using namespace Qt::StringLiterals;
using claimcheck::flow::Message;
using claimcheck::flow::MessageState;
using claimcheck::flow::Trace;
using lint::MessageKind;

namespace {

Message message(MessageKind kind, const QByteArray &method, const QByteArray &url,
                const QByteArray &body = {})
{
    Message made;
    made.kind = kind;
    made.name = claimcheck::flow::stepOf(kind).name;
    made.request = {method, url, {{"Content-Type", "application/x-www-form-urlencoded"}}, body};
    made.original = made.request;
    made.state = MessageState::Done;
    return made;
}

Trace codeFlow()
{
    Trace trace;
    trace.append(message(MessageKind::AuthorizationRequest, "GET", "http://as/authorize?state=abcdefgh"));
    trace.append(message(MessageKind::AuthorizationResponse, "GET", "/cb?code=codecode&state=abcdefgh"));
    trace.append(message(MessageKind::Token, "POST", "http://as/token", "code=codecode"));
    return trace;
}

} // namespace

class TestFlowRows : public QObject
{
    Q_OBJECT

private slots:
    void theBandStandsAfterTheAuthorizationRequest()
    {
        const DiagramRows rows = diagramRows(codeFlow(), {}, {});
        QCOMPARE(rows.size(), std::size_t(4));
        QCOMPARE(rows[1].kind, RowKind::Band);
        QCOMPARE(rows[2].label, u"GET /cb?code=\u2026&state=\u2026"_s);
        QCOMPARE(rows[3].label, u"POST /token"_s);
    }

    void aDevicePolls()
    {
        Trace trace;
        Message begin = message(MessageKind::DeviceAuthorization, "POST", "http://as/device");
        begin.response = http::textResponse(
            200, "application/json",
            "{\"device_code\":\"d\",\"user_code\":\"BCDF-GHJK\",\"verification_uri\":\"http://as/d\"}");
        trace.append(begin);
        Message page = message(MessageKind::VerificationPage, "GET", "http://as/d");
        page.to = claimcheck::flow::Party::Browser;
        trace.append(page);
        Message poll = message(MessageKind::Token, "POST", "http://as/token");
        poll.response = http::textResponse(400, "application/json", "{\"error\":\"authorization_pending\"}");
        trace.append(poll);
        poll.response = http::textResponse(400, "application/json", "{\"error\":\"access_denied\"}");
        trace.append(poll);
        const DiagramRows rows = diagramRows(trace, {}, {});
        QCOMPARE(rows.size(), std::size_t(5));
        QVERIFY(rows[1].label.endsWith(u"BCDF-GHJK"_s));
        QCOMPARE(rows[2].kind, RowKind::Band);
        QCOMPARE(rows[3].state, RowState::Done); // it is no failure to be asked to wait
        QVERIFY(rows[3].caption.contains(u"authorization_pending"_s));
        QCOMPARE(rows[4].state, RowState::Error);
    }

    void aPlanHasOneBand()
    {
        oauth::Profile profile;
        profile.grant = oauth::Grant::Ciba;
        const auto plan = claimcheck::flow::plannedSteps(profile);
        const DiagramRows rows = diagramRows(Trace(), plan, {});
        QCOMPARE(rows.size(), plan.size());
        QCOMPARE(std::ranges::count(rows, RowKind::Band, &DiagramRow::kind), 1);
    }

    void aRowShowsTheGravestOutcome_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("level"); // of a failed check; -1: none
        QTest::addColumn<bool>("intended");
        QTest::addColumn<int>("row");
        QTest::newRow("done") << int(MessageState::Done) << 200 << -1 << false << int(RowState::Done);
        QTest::newRow("refused") << int(MessageState::Done) << 400 << -1 << false << int(RowState::Error);
        QTest::newRow("warning") << int(MessageState::Done) << 200 << int(base::Level::Warning) << false
                                 << int(RowState::Warning);
        QTest::newRow("error") << int(MessageState::Done) << 200 << int(base::Level::Error) << false
                               << int(RowState::Error);
        QTest::newRow("note") << int(MessageState::Done) << 200 << int(base::Level::Note) << false
                              << int(RowState::Done);
        QTest::newRow("intended") << int(MessageState::Done) << 200 << int(base::Level::Error) << true
                                  << int(RowState::Done);
        QTest::newRow("held") << int(MessageState::RequestHeld) << 0 << int(base::Level::Error) << false
                              << int(RowState::Held);
        QTest::newRow("no answer") << int(MessageState::Failed) << 0 << -1 << false << int(RowState::Failed);
        QTest::newRow("dropped") << int(MessageState::Dropped) << 0 << -1 << false << int(RowState::Dropped);
    }
    void aRowShowsTheGravestOutcome()
    {
        QFETCH(int, state);
        QFETCH(int, status);
        QFETCH(int, level);
        QFETCH(bool, intended);
        Message token = message(MessageKind::Token, "POST", "http://as/token");
        token.state = MessageState(state);
        if (status > 0)
            token.response = {status, {}, {}, {}};
        Trace trace;
        trace.append(token);
        lint::CheckResult check;
        check.rule = &lint::messageRules().front().info;
        check.outcome = level < 0 ? lint::Outcome::Passed : lint::Outcome::Failed;
        check.level = level < 0 ? base::Level::Note : base::Level(level);
        check.messageNumber = 1;
        check.intended = intended;
        const DiagramRows rows = diagramRows(trace, {}, std::span(&check, 1));
        QTEST(int(rows.front().state), "row");
    }

    void timesReadWell_data()
    {
        QTest::addColumn<qint64>("milliseconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("zero") << qint64(0) << u"0 ms"_s;
        QTest::newRow("under a second") << qint64(999) << u"999 ms"_s;
        QTest::newRow("a second") << qint64(1000) << u"1.0 s"_s;
        QTest::newRow("a minute") << qint64(65'000) << u"1 min 5 s"_s;
    }
    void timesReadWell()
    {
        QFETCH(qint64, milliseconds);
        QTEST(durationText(milliseconds), "text");
    }
};

QTEST_GUILESS_MAIN(TestFlowRows)
#include "tst_flow_rows.moc"
