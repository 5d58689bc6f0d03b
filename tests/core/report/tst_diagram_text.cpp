#include "core/flow/recorded_run.h"
#include "core/report/flow_diagram.h"

#include <QTest>

using namespace claimcheck;
using namespace claimcheck::report;
using namespace Qt::StringLiterals;

namespace {

flow::Message message(flow::MessageKind kind, const QString &name, const QByteArray &method,
                      const QByteArray &url)
{
    flow::Message made;
    made.kind = kind;
    made.name = name;
    made.state = flow::MessageState::Done;
    made.request = made.original = {method, url, {}, {}};
    return made;
}

/// An authorization request in the browser, an edited token request with a bad answer, a call that got none.
flow::RunState run()
{
    flow::Trace trace;
    flow::Message authorization = message(flow::MessageKind::AuthorizationRequest, u"authorization request"_s,
                                          "GET", "https://op.example/authorize?client_id=a;b");
    authorization.to = flow::Party::Browser;
    trace.append(authorization);
    flow::Message token =
        message(flow::MessageKind::Token, u"token request"_s, "POST", "https://op.example/token//x");
    token.original.body = "before";
    token.timing = {0, 0, 5, 12};
    token.response = http::Response{200, "OK", {{"Content-Type", "text/html"}}, "no"};
    trace.append(token);
    flow::Message call =
        message(flow::MessageKind::ApiCall, u"API call"_s, "GET", "https://api.example/%2f;<b>");
    call.to = flow::Party::ResourceServer;
    call.state = flow::MessageState::Failed;
    call.failure = u"refused: #1"_s;
    trace.append(call);
    oauth::Profile profile;
    profile.issuer = u"https://op.example"_s;
    return flow::runFromTrace(std::move(trace), profile);
}

/// The lines that are not notes, for the notes are the rules' business.
QStringList arrows(const QByteArray &diagram)
{
    QStringList lines;
    for (const QString &line : QString::fromUtf8(diagram).split(u'\n')) {
        if (!line.contains(u"note over"_s, Qt::CaseInsensitive) && !line.isEmpty())
            lines += line.trimmed();
    }
    return lines;
}

} // namespace

class TestDiagramText : public QObject
{
    Q_OBJECT

private slots:
    void mermaid()
    {
        const QStringList expected{
            u"sequenceDiagram"_s,
            u"title OAuth flow with https://op.example"_s,
            u"participant Client as Client"_s,
            u"participant Browser as Browser"_s,
            u"participant AuthorizationServer as Authorization server"_s,
            u"participant ResourceServer as Resource server"_s,
            u"Client->>Browser: 1 authorization request<br/>GET op.example/authorize"_s,
            u"Client->>AuthorizationServer: 2 token request (edited)<br/>POST /token//x"_s,
            u"AuthorizationServer-->>Client: 200 OK<br/>12 ms"_s,
            u"Client-xResourceServer: 3 API call<br/>GET /#37;2f#59;#60;b#62;<br/>refused: #35;1"_s,
        };
        QCOMPARE(arrows(mermaidDiagram(run())), expected);
    }
    void plantUml()
    {
        const QStringList expected{
            u"@startuml"_s,
            u"title OAuth flow with https:/<U+002f>op.example"_s,
            u"participant \"Client\" as Client"_s,
            u"participant \"Browser\" as Browser"_s,
            u"participant \"Authorization server\" as AuthorizationServer"_s,
            u"participant \"Resource server\" as ResourceServer"_s,
            u"Client -> Browser : 1 authorization request\\nGET op.example/authorize"_s,
            u"Client -> AuthorizationServer : 2 token request (edited)\\nPOST /token/<U+002f>x"_s,
            u"AuthorizationServer --> Client : 200 OK\\n12 ms"_s,
            u"Client ->x ResourceServer : 3 API call\\nGET /<U+0025>2f;<U+003c>b<U+003e>\\nrefused: <U+0023>1"_s,
            u"@enduml"_s,
        };
        QCOMPARE(arrows(plantUmlDiagram(run())), expected);
    }
    void failedChecksAreNotes()
    {
        // RFC 6749 §5.1: a token response is application/json.
        const QByteArray note = QString::fromUtf8(mermaidDiagram(run()))
                                    .section(u"Note over AuthorizationServer,Client: "_s, 1)
                                    .section(u'\n', 0, 0)
                                    .toUtf8();
        QVERIFY2(note.contains("error TS01: "), note.constData());
        QVERIFY(plantUmlDiagram(run()).contains("error TS01: "));
    }
    void notesAreNoWiderThanTwoLanes()
    {
        for (const QString &line : QString::fromUtf8(plantUmlDiagram(run())).split(u'\n')) {
            for (const QString &part :
                 line.section(u"note over AuthorizationServer, Client : "_s, 1).split(u"\\n"_s))
                QVERIFY2(part.size() <= 60, qPrintable(part)); // a long word stays whole
        }
    }
    void remarksAreMade()
    {
        flow::RunState state = run();
        flow::Message &token = *state.trace.message(2);
        token.repeats = 1;
        token.replayed = true;
        token.answeredByHand = true;
        token.originalResponse = http::Response();
        const QByteArray text = mermaidDiagram(state);
        QVERIFY(text.contains(
            "2 token request (edited, 1 sent again, from an earlier run, answered by hand)<br/>"));
        QVERIFY(text.contains(": 200 OK<br/>"));
        token.answeredByHand = false;
        QVERIFY(mermaidDiagram(state).contains(": 200 OK (edited)<br/>"));
    }
    void parametersStayOut()
    {
        QVERIFY(!mermaidDiagram(run()).contains("client_id"));
        QVERIFY(!plantUmlDiagram(run()).contains("client_id"));
    }
};

QTEST_GUILESS_MAIN(TestDiagramText)
#include "tst_diagram_text.moc"
