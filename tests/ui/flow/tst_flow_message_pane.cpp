#include "tests/support/cpu_time.h"
#include "ui/flow/fields_table.h"
#include "ui/flow/message_pane.h"
#include "ui/flow/shown_body.h"
#include "ui/widgets/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace claimcheck;
using namespace claimcheck::ui;
using namespace claimcheck::ui::flow;
using namespace Qt::StringLiterals;
using claimcheck::flow::HoldPoint;
using claimcheck::flow::Message;
using claimcheck::flow::Trace;

Q_DECLARE_METATYPE(claimcheck::http::Request)

namespace {

const QByteArray form = "application/x-www-form-urlencoded";

Message tokenRequest()
{
    Message message;
    message.kind = lint::MessageKind::Token;
    message.name = u"token request"_s;
    message.request = {"POST",
                       "http://127.0.0.1:1/token",
                       {{"Content-Type", form}},
                       "grant_type=authorization_code&code=SECRETCODE&code_verifier=SECRETVERIFIER"
                       "&redirect_uri=http%3A%2F%2F127.0.0.1%3A9%2Fcallback&client_id=demo-native"};
    message.original = message.request;
    message.state = claimcheck::flow::MessageState::RequestHeld;
    return message;
}

/// Four messages, the last of them the given one.
Trace traceWith(const Message &last)
{
    Trace trace;
    for (const auto kind : {lint::MessageKind::Metadata, lint::MessageKind::AuthorizationRequest,
                            lint::MessageKind::AuthorizationResponse}) {
        Message message;
        message.kind = kind;
        trace.append(message);
    }
    trace.append(last);
    return trace;
}

QString cell(const QAbstractItemView *table, int row, int column)
{
    return table->model()->index(row, column).data().toString();
}

/// Types into the cell's editor and confirms.
void edit(FieldsTable *table, int row, int column, const QString &text)
{
    table->setCurrentIndex(table->model()->index(row, column));
    QTest::keyClick(table, Qt::Key_Return);
    auto *editor = table->findChild<QLineEdit *>(u"fieldEditor"_s);
    QVERIFY(editor);
    editor->selectAll();
    QTest::keyClicks(editor, text);
    QTest::keyClick(editor, Qt::Key_Return);
    QCoreApplication::processEvents(); // the editor commits and closes when the key is done with
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

} // namespace

class TestFlowMessagePane : public QObject
{
    Q_OBJECT

private:
    static ViewContext held(const Trace &trace, base::Reveal reveal = base::Reveal::Hidden)
    {
        return {trace, trace.messages().back(), HoldPoint::BeforeRequest, reveal};
    }

private slots:
    void initTestCase() { applyTheme(*qApp, ThemeKind::Light); }

    void parametersSayWhyTheyAreHere()
    {
        const Trace trace = traceWith(tokenRequest());
        MessagePane pane;
        pane.showMessage({trace, trace.messages().back(), {}, base::Reveal::Hidden});
        QCOMPARE(pane.title(), u"4 \u00b7 Token request"_s);
        const auto *table = pane.findChild<FieldsTable *>(u"requestParameters"_s);
        QCOMPARE(table->model()->rowCount(), 5); // nothing to add while it is not held
        QCOMPARE(cell(table, 0, 0), u"grant_type"_s);
        QCOMPARE(cell(table, 0, 2), u"RFC 6749 \u00a74.1.3"_s);
        QVERIFY(cell(table, 1, 2).startsWith(u"From message 3; single use"_s));
        QVERIFY(!cell(table, 1, 1).contains(u"SECRET"_s));
        QVERIFY(cell(table, 2, 2).contains(u"challenge of message 2"_s));
        QCOMPARE(cell(table, 3, 1), u"http://127.0.0.1:9/callback"_s);
        QVERIFY(cell(table, 3, 2).startsWith(u"Must equal message 2"_s));
        QVERIFY(cell(table, 4, 2).contains(u"no secret"_s));
        pane.showMessage(held(trace, base::Reveal::Shown));
        QCOMPARE(cell(table, 1, 1), u"SECRETCODE"_s);
    }

    void aParameterIsEditedInPlace()
    {
        Trace trace = traceWith(tokenRequest());
        MessagePane pane;
        pane.resize(600, 500);
        pane.show();
        pane.showMessage(held(trace));
        QSignalSpy edited(&pane, &MessagePane::requestEdited);
        auto *table = pane.findChild<FieldsTable *>(u"requestParameters"_s);
        edit(table, 3, 1, u"http://127.0.0.1:9/other"_s);
        QCOMPARE(edited.size(), 1);
        const auto request = edited.front().front().value<http::Request>();
        QVERIFY(request.body.contains("redirect_uri=http%3A%2F%2F127.0.0.1%3A9%2Fother&"));
        QVERIFY(request.body.contains("code=SECRETCODE&code_verifier=SECRETVERIFIER&"));
        trace.message(4)->request = request; // as the runner does
        pane.showMessage(held(trace));
        QVERIFY(cell(table, 3, 2).startsWith(u"Edited"_s));
        QVERIFY(pane.findChild<QPushButton *>(u"sendOriginal"_s)->isEnabled());
        QVERIFY(pane.findChild<QLabel *>(u"holdHint"_s)->text().startsWith(u"Edited"_s));
    }

    void aHiddenSecretStaysUnlessSomethingIsTyped()
    {
        const Trace trace = traceWith(tokenRequest());
        MessagePane pane;
        pane.show();
        pane.showMessage(held(trace));
        QSignalSpy edited(&pane, &MessagePane::requestEdited);
        auto *table = pane.findChild<FieldsTable *>(u"requestParameters"_s);
        edit(table, 2, 1, {});
        QCOMPARE(edited.size(), 0);
        edit(table, 2, 1, u"wrong"_s);
        QCOMPARE(edited.size(), 1);
        QVERIFY(edited.front().front().value<http::Request>().body.contains("code_verifier=wrong&"));
    }

    void parametersAreAddedAndRemoved()
    {
        const Trace trace = traceWith(tokenRequest());
        MessagePane pane;
        pane.show();
        pane.showMessage(held(trace));
        QSignalSpy edited(&pane, &MessagePane::requestEdited);
        auto *table = pane.findChild<FieldsTable *>(u"requestParameters"_s);
        QCOMPARE(cell(table, 5, 0), u"+ add"_s);
        edit(table, 5, 0, u"resource"_s);
        edit(table, 5, 1, u"https://api"_s);
        QVERIFY(edited.back().front().value<http::Request>().body.endsWith("&resource=https%3A%2F%2Fapi"));
        table->setCurrentIndex(table->model()->index(0, 0));
        QTest::keyClick(table, Qt::Key_Delete);
        QVERIFY(edited.back().front().value<http::Request>().body.startsWith("code=SECRETCODE"));
    }

    void rawTextIsEditedWhereNothingIsHidden()
    {
        const Trace trace = traceWith(tokenRequest());
        MessagePane pane;
        pane.show();
        pane.setAspect(MessageAspect::AsRaw);
        pane.showMessage(held(trace));
        auto *raw = pane.findChild<QPlainTextEdit *>(u"requestRaw.text"_s);
        QVERIFY(raw->isReadOnly());
        QVERIFY(!raw->toPlainText().contains(u"SECRET"_s));
        pane.showMessage(held(trace, base::Reveal::Shown));
        QVERIFY(!raw->isReadOnly());
        QSignalSpy edited(&pane, &MessagePane::requestEdited);
        raw->moveCursor(QTextCursor::End);
        QTest::keyClicks(raw, u"&a=1"_s);
        QVERIFY(!edited.isEmpty());
        const auto request = edited.back().front().value<http::Request>();
        QCOMPARE(request.body, trace.message(4)->request.body + "&a=1");
        QCOMPARE(request.url, trace.message(4)->request.url);
        raw->setPlainText(u"nonsense"_s);
        QVERIFY(!pane.findChild<QLabel *>(u"requestRaw.note"_s)->text().isEmpty());
    }

    void theBodyOfAnErrorIsShownExactly()
    {
        Message message = tokenRequest();
        message.state = claimcheck::flow::MessageState::Done;
        message.response = {400,
                            "Bad Request",
                            {{"Content-Type", "application/json"}},
                            "{\"error\" : \"invalid_grant\",\n \"n\":1.0}"};
        const Trace trace = traceWith(message);
        MessagePane pane;
        pane.show();
        pane.showMessage({trace, trace.messages().back(), {}, base::Reveal::Hidden});
        QCOMPARE(pane.findChild<QPlainTextEdit *>(u"responseBody.text"_s)->toPlainText(),
                 QString::fromUtf8(message.response->body));
    }

    void tokensOpenInInspect()
    {
        Message message = tokenRequest();
        message.response = {200,
                            "OK",
                            {{"Content-Type", "application/json"}},
                            "{\"access_token\":\"AT\",\"id_token\":\"IT\",\"token_type\":\"Bearer\"}"};
        const Trace trace = traceWith(message);
        MessagePane pane;
        pane.showMessage({trace, trace.messages().back(), {}, base::Reveal::Hidden});
        QVERIFY(
            !pane.findChild<QPlainTextEdit *>(u"responseBody.text"_s)->toPlainText().contains(u"\"AT\""_s));
        QSignalSpy open(&pane, &MessagePane::openToken);
        pane.findChild<QPushButton *>(u"openToken.id_token"_s)->click();
        QCOMPARE(open.size(), 1);
        QCOMPARE(open.front().front().toByteArray(), QByteArray("IT"));
        QVERIFY(!pane.findChild<QPushButton *>(u"openToken.refresh_token"_s));
    }

    /// A body of 100 MB on the wire does not hold the window.
    void aHugeBodyIsNotLaidOut()
    {
        Message message = tokenRequest();
        message.response = {200,
                            "OK",
                            {{"Content-Type", "application/json"}},
                            "{\"access_token\":\"" + QByteArray(100 * 1024 * 1024, 'a') + "\"}"};
        const Trace trace = traceWith(message);
        MessagePane pane;
        pane.resize(600, 500);
        pane.show();
        const qint64 before = test::cpuMilliseconds();
        pane.showMessage({trace, trace.messages().back(), {}, base::Reveal::Shown});
        pane.grab();
        const qint64 spent = test::cpuMilliseconds() - before;
        QVERIFY2(spent < 1500, qPrintable(QString::number(spent)));
        QVERIFY(pane.findChild<QPlainTextEdit *>(u"responseBody.text"_s)->toPlainText().size() <=
                largestShownBody);
        QVERIFY(pane.findChild<QLabel *>(u"responseBody.note"_s)->text().contains(u"100.0 MiB"_s));
    }

    void whatIsNoTextIsHex()
    {
        const http::Response response{200, {}, {}, QByteArray("\xff\x00\x01", 3)};
        QVERIFY(shownBody(response, base::Reveal::Hidden).text.contains(u"ff 00 01"_s));
        QVERIFY(!shownBody(response, base::Reveal::Hidden).note.isEmpty());
    }
};

QTEST_MAIN(TestFlowMessagePane)
#include "tst_flow_message_pane.moc"
