#include "core/net/added_fields.h"
#include "tests/ui/flow/stepping_window.h"
#include "ui/flow/connection_facts.h"
#include "ui/flow/expiry_notice.h"
#include "ui/flow/message_pane.h"
#include "ui/flow/notes.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/theme.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>

#include <algorithm>

using namespace claimcheck;
using namespace claimcheck::ui;
using namespace claimcheck::ui::flow;
using namespace Qt::StringLiterals;
using claimcheck::flow::Message;
using claimcheck::flow::Trace;
using lint::MessageKind;
using test::Window;

namespace {

constexpr qint64 now = 1'000'000'000; ///< milliseconds

QStringList valuesNamed(const std::vector<Fact> &facts, const QString &name)
{
    QStringList values;
    for (const Fact &fact : facts) {
        if (fact.name == name)
            values += fact.value;
    }
    return values;
}

Message message(MessageKind kind, const QByteArray &url)
{
    Message made;
    made.kind = kind;
    made.request.url = url;
    made.original = made.request;
    made.state = claimcheck::flow::MessageState::Done;
    return made;
}

/// A callback that brought a code, and the token request that trades it, held.
Trace heldTokenRequest()
{
    Trace trace;
    Message callback = message(MessageKind::AuthorizationResponse, "/cb?code=codecode");
    callback.timing.started = callback.timing.finished = now;
    trace.append(callback);
    Message token = message(MessageKind::Token, "http://as/token");
    token.request.method = "POST";
    token.request.headers.append("Content-Type", "application/x-www-form-urlencoded");
    token.request.body = "grant_type=authorization_code&code=codecode";
    token.original = token.request;
    token.state = claimcheck::flow::MessageState::RequestHeld;
    token.timing.started = now;
    trace.append(token);
    return trace;
}

/// Name and value of each field, for comparison in any order.
QStringList sorted(const http::Headers &headers)
{
    QStringList lines;
    for (const http::Header &field : headers)
        lines += QString::fromLatin1(field.name.toLower() + ": " + field.value);
    lines.sort();
    return lines;
}

} // namespace

class TestFlowConnection : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ThemeKind::Light); }

    /// What is said to be added below us is what the server received beyond what the message shows, no more
    /// and no less, for every request of a run.
    void whatIsAddedBelowIsWhatTheServerSaw()
    {
        Window window;
        QVERIFY(QTest::qWaitFor([&] { return window.session().canRun(); }));
        window.session().continueRun();
        QVERIFY(window.reaches(RunPhase::Completed));
        int compared = 0;
        int ours = 0;
        auto logged = window.fixture.server->requestLog();
        for (const Message &sent : window.session().trace().messages()) {
            ours +=
                sent.from == claimcheck::flow::Party::Client && sent.to != claimcheck::flow::Party::Browser;
            if (sent.timesSent == 0)
                continue;
            const auto received = std::ranges::find_if(logged, [&sent](const provider::LoggedRequest &entry) {
                return entry.request.method == sent.request.method &&
                       entry.request.url == sent.request.path() && entry.request.body == sent.request.body;
            });
            QVERIFY2(received != logged.end(), sent.request.url.constData());
            http::Headers all = sent.request.headers;
            for (const http::Header &field : net::fieldsAddedBelow(sent.request))
                all.set(field.name, field.value);
            QCOMPARE(sorted(received->request.headers), sorted(all));
            logged.erase(received);
            ++compared;
        }
        QCOMPARE(compared, ours);
        QVERIFY(compared >= 5);
    }

    void addedFieldsStandInFrontAndCannotBeEdited()
    {
        const Trace trace = heldTokenRequest();
        const Fields fields = requestHeaderFields(trace, trace.messages().back());
        QCOMPARE(fields.front().name, QByteArray("Host"));
        QCOMPARE(fields.front().origin, FieldOrigin::Network);
        QCOMPARE(fields.back().name, QByteArray("Content-Type"));
        FieldsModel model(u"Header"_s);
        model.setFields(fields, FieldAccess::Editable);
        QVERIFY(!(model.flags(model.index(0, FieldsModel::Value)) & Qt::ItemIsEditable));
        QVERIFY(!model.setData(model.index(0, FieldsModel::Value), u"x"_s, Qt::EditRole));
        QVERIFY(model.index(0, FieldsModel::Why).data().toString().startsWith(u"Added below"_s));
        model.removeField(0);
        QCOMPARE(model.fields().size(), fields.size());
        Trace recorded = trace; // somebody else's request was recorded whole
        recorded.message(2)->state = claimcheck::flow::MessageState::Done;
        QCOMPARE(requestHeaderFields(recorded, recorded.messages().back()).size(), std::size_t(1));
    }

    void timesAreTold()
    {
        Trace trace;
        Message token = message(MessageKind::Token, "http://as/token");
        token.timing = {.started = now, .sent = now + 7000, .firstByte = now + 7020, .finished = now + 7025};
        trace.append(token);
        const auto facts = connectionFacts(trace, trace.messages().front());
        QCOMPARE(valuesNamed(facts, u"Held before it was sent"_s), QStringList{u"7.0 s"_s});
        QCOMPARE(valuesNamed(facts, u"Time to first byte"_s), QStringList{u"20 ms"_s});
        QCOMPARE(valuesNamed(facts, u"On the network in all"_s), QStringList{u"25 ms"_s});
        QCOMPARE(valuesNamed(facts, u"TLS"_s), QStringList{u"none, plain HTTP"_s});
        const auto unsent = connectionFacts(heldTokenRequest(), heldTokenRequest().messages().back());
        QVERIFY(valuesNamed(unsent, u"Time to first byte"_s).isEmpty());
    }

    void tlsIsTold()
    {
        Trace trace;
        Message token = message(MessageKind::Token, "https://as/token");
        token.tls = {.protocol = u"TLSv1.3"_s,
                     .cipher = u"TLS_AES_256_GCM_SHA384"_s,
                     .certificates = {"not a certificate"},
                     .problems = {u"The certificate is self-signed"_s}};
        trace.append(token);
        const auto facts = connectionFacts(trace, trace.messages().front());
        QCOMPARE(valuesNamed(facts, u"TLS"_s), QStringList{u"TLSv1.3"_s});
        QCOMPARE(valuesNamed(facts, u"Cipher"_s), QStringList{u"TLS_AES_256_GCM_SHA384"_s});
        QCOMPARE(valuesNamed(facts, u"Certificate 1"_s).size(), 1);
        QCOMPARE(valuesNamed(facts, u"Problem"_s), QStringList{u"The certificate is self-signed"_s});
    }

    void aRedirectChainIsToldFromEachOfItsMessages()
    {
        Trace trace;
        trace.append(message(MessageKind::Metadata, "http://as/a?x=1"));
        for (const int from : {1, 2}) {
            Message next = message(MessageKind::Metadata, "http://as/next");
            next.redirectOf = from;
            trace.append(next);
        }
        trace.append(message(MessageKind::Token, "http://as/token"));
        for (const int number : {1, 2, 3}) {
            const auto facts = connectionFacts(trace, *trace.message(number));
            QCOMPARE(valuesNamed(facts, u"Redirect"_s).size(), 2);
            QVERIFY(valuesNamed(facts, u"Redirect, here"_s).front().startsWith(QString::number(number)));
        }
        QVERIFY(valuesNamed(connectionFacts(trace, *trace.message(4)), u"Redirect, here"_s).isEmpty());
        trace.message(1)->redirectOf = 3; // a file may say anything
        QVERIFY(!connectionFacts(trace, *trace.message(1)).empty());
    }

    void thePaneShowsTheConnection()
    {
        const Trace trace = heldTokenRequest();
        MessagePane pane;
        pane.show();
        pane.showMessage({trace, trace.messages().back(), claimcheck::flow::HoldPoint::BeforeRequest,
                          base::Reveal::Shown});
        pane.setAspect(MessageAspect::OfConnection);
        const auto *table = pane.findChild<DataTable *>(u"messageConnection"_s);
        QVERIFY(table->isVisible());
        QVERIFY(table->model()->rowCount() > 2);
        pane.setAspect(MessageAspect::AsRaw);
        QVERIFY(!table->isVisible());
        QVERIFY(pane.findChild<QLabel *>(u"requestRaw.note"_s)->text().contains(u"Content-Length"_s));
    }

    void anExpiredValueIsSaid_data()
    {
        QTest::addColumn<qint64>("at");
        QTest::addColumn<bool>("said");
        QTest::newRow("at once") << now << false;
        QTest::newRow("just before") << now + 59'999 << false;
        QTest::newRow("a minute later") << now + 60'000 << true;
        QTest::newRow("long after") << now + 3'600'000 << true;
    }
    void anExpiredValueIsSaid()
    {
        QFETCH(qint64, at);
        QFETCH(bool, said);
        const Trace trace = heldTokenRequest();
        MessagePane pane;
        pane.show();
        pane.showMessage({.trace = trace,
                          .message = trace.messages().back(),
                          .held = claimcheck::flow::HoldPoint::BeforeRequest,
                          .followed = {},
                          .now = at});
        QCOMPARE(pane.findChild<ExpiryNotice *>(u"expiryNotice"_s)->isVisible(), said);
        const QString text = pane.findChild<QLabel *>(u"expiryNotice.text"_s)->text();
        QCOMPARE(text.startsWith(u"code "_s), said);
    }

    /// The notice comes by itself when the time has come.
    void theNoticeComesInTime()
    {
        const Trace trace = heldTokenRequest();
        MessagePane pane;
        pane.show();
        QSignalSpy outdated(&pane, &MessagePane::outdated);
        pane.showMessage({.trace = trace,
                          .message = trace.messages().back(),
                          .held = claimcheck::flow::HoldPoint::BeforeRequest,
                          .followed = {},
                          .now = now + 59'990});
        QVERIFY(outdated.wait());
    }
};

QTEST_MAIN(TestFlowConnection)
#include "tst_flow_connection.moc"
