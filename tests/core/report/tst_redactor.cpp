#include "core/flow/recorded_run.h"
#include "core/report/flow_export.h"
#include "core/report/hidden_secrets.h"
#include "core/report/redactor.h"
#include "tests/support/cpu_time.h"

#include <QTest>

using namespace claimcheck;
using namespace claimcheck::report;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(claimcheck::report::Redaction)

namespace {

constexpr char form[] = "application/x-www-form-urlencoded";

/// A run whose server repeats the secrets in places that have no name for them.
flow::RunState talkativeRun()
{
    flow::Message token;
    token.kind = flow::MessageKind::Token;
    token.state = flow::MessageState::Done;
    token.timing = {1'000, 1'000, 1'010, 1'020};
    token.request = {"POST",
                     "https://op.example/token",
                     {{"Content-Type", form}, {"Authorization", "Basic d2ViOmEtY2xpZW50LXNlY3JldA=="}},
                     "grant_type=authorization_code&code=the-secret-code&code_verifier=the-verifier-of-43"};
    token.original = token.request;
    token.response = http::Response{
        200, "OK", {{"Content-Type", "application/json"}}, R"({"access_token":"an/access+token","x":1})"};
    flow::Message page = token;
    page.kind = flow::MessageKind::Other;
    page.request = {"GET", "https://op.example/done/the-secret-code?t=an%2Faccess%2Btoken", {}, {}};
    page.original = page.request;
    page.response = http::Response{
        200,
        "OK",
        {{"X-Debug", "client a-client-secret"}},
        "<p>the-secret-code, xthe-secret-codex</p>{\"sub\":\"alice-0123\",\"email\":\"alice@example.com\"}"};
    page.failure = u"no access for an/access+token"_s;
    flow::Message info = token;
    info.kind = flow::MessageKind::UserInfo;
    info.request = {"GET", "https://op.example/userinfo/alice-0123", {}, {}};
    info.original = info.request;
    info.response = http::Response{200,
                                   "OK",
                                   {{"Content-Type", "application/json"}},
                                   R"({"sub":"alice-0123","address":{"locality":"Ulm"},"age":7})"};
    flow::Trace trace;
    for (const flow::Message &message : {token, page, info})
        trace.append(message);
    return flow::runFromTrace(std::move(trace));
}

constexpr const char *secrets[] = {"the-secret-code", "the-verifier-of-43",
                                   "an/access+token", "an%2Faccess%2Btoken",
                                   "a-client-secret", "d2ViOmEtY2xpZW50LXNlY3JldA=="};

} // namespace

class TestRedactor : public QObject
{
    Q_OBJECT

private slots:
    void levelsHaveNames()
    {
        for (const Redaction level : {Redaction::None, Redaction::Secrets, Redaction::SecretsAndPersonal}) {
            QCOMPARE(redactionOf(QString(redactionName(level))), level);
            QVERIFY(!redactionTitle(level).isEmpty());
        }
        QVERIFY(!redactionOf(u"all"_s));
    }

    void namesAreHiddenByLevel_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<Redaction>("least");
        QTest::newRow("code") << u"code"_s << Redaction::Secrets;
        QTest::newRow("header") << u"Set-Cookie"_s << Redaction::Secrets;
        QTest::newRow("subject") << u"sub"_s << Redaction::SecretsAndPersonal;
        QTest::newRow("capitals") << u"Email"_s << Redaction::SecretsAndPersonal;
    }
    void namesAreHiddenByLevel()
    {
        QFETCH(QString, name);
        QFETCH(Redaction, least);
        for (const Redaction level : {Redaction::None, Redaction::Secrets, Redaction::SecretsAndPersonal})
            QCOMPARE(isHidden(name, level), level >= least);
        QVERIFY(!isHidden(u"state"_s, Redaction::SecretsAndPersonal));
    }

    void valuesAreHiddenWhereverTheyStand()
    {
        const flow::RunState run = talkativeRun();
        const flow::Trace shown = Redactor(run, Redaction::Secrets).trace(run.trace);
        const flow::Message &page = *shown.message(2);
        const QByteArray dots = hiddenText();
        QCOMPARE(page.request.url, "https://op.example/done/" + dots + "?t=" + dots);
        QCOMPARE(page.response->headers.value("X-Debug"), "client " + dots);
        QVERIFY(page.response->body.startsWith("<p>" + dots + ", xthe-secret-codex</p>"));
        QCOMPARE(page.failure, u"no access for "_s + QString::fromUtf8(dots));
        QVERIFY(page.response->body.contains("alice@example.com"));
    }

    void aCommonWordOfAnApiIsNoSecretElsewhere()
    {
        flow::RunState run = talkativeRun();
        run.trace.message(3)->response->body = R"({"code":"order_not_found"})";
        run.trace.message(2)->response->body = "<p>order_not_found";
        QCOMPARE(Redactor(run, Redaction::Secrets).trace(run.trace).message(2)->response->body,
                 QByteArray("<p>order_not_found"));
    }

    void personalDataGoesAtItsLevelOnly()
    {
        const flow::RunState run = talkativeRun();
        const auto last = [&run](Redaction level) {
            return *Redactor(run, level).trace(run.trace).message(3);
        };
        QCOMPARE(last(Redaction::Secrets).response->body, run.trace.message(3)->response->body);
        const flow::Message hidden = last(Redaction::SecretsAndPersonal);
        const QByteArray dots = '"' + hiddenText() + '"';
        QCOMPARE(hidden.response->body, "{\"sub\":" + dots + ",\"address\":" + dots + ",\"age\":7}");
        QCOMPARE(hidden.request.url, "https://op.example/userinfo/" + hiddenText());
    }

    void nothingIsHiddenAtNone()
    {
        const flow::RunState run = talkativeRun();
        const flow::Trace shown = Redactor(run, Redaction::None).trace(run.trace);
        for (const flow::Message &message : run.trace.messages()) {
            QCOMPARE(shown.message(message.number)->request, message.request);
            QCOMPARE(shown.message(message.number)->response, message.response);
        }
    }

    void aLongRunIsExportedInBoundedTime()
    {
        const flow::RunState one = talkativeRun();
        flow::RunState run;
        for (int i = 0; i < 2'000; ++i) { // each with secrets of its own
            flow::Message message = *one.trace.message(1 + i % 3);
            message.request.headers.append("DPoP", "proof-" + QByteArray::number(1'000'000 + i) +
                                                       QByteArray(400, 'x'));
            message.response->body += QByteArray(2'000, ' ');
            run.trace.append(message);
        }
        const qint64 begin = test::cpuMilliseconds();
        QVERIFY(exportRun(run, ExportFormat::Har, 1).size() > 1'000'000);
        const qint64 taken = test::cpuMilliseconds() - begin;
        QVERIFY2(taken < 5'000, qPrintable(QString::number(taken))); // 120 without sanitizers
    }

    void noExportHasASecretByDefault_data()
    {
        QTest::addColumn<int>("row");
        for (std::size_t row = 0; row < exportFormats().size(); ++row)
            QTest::newRow(exportFormats()[row].name) << int(row);
    }
    void noExportHasASecretByDefault()
    {
        QFETCH(int, row);
        const ExportRow &format = exportFormats()[std::size_t(row)];
        const flow::RunState run = talkativeRun();
        QVERIFY(!format.translatedTitle().isEmpty());
        QByteArray text = exportRun(run, format.format, 1).replace("xthe-secret-codex", "");
        QVERIFY(text.size() > 50);
        for (const char *secret : secrets)
            QVERIFY2(!text.contains(secret), secret);
        for (const char *person : {"alice-0123", "alice@example.com", "Ulm"})
            QVERIFY2(!exportRun(run, format.format, 1, Redaction::SecretsAndPersonal).contains(person),
                     person);
        const bool whole = format.format == ExportFormat::Trace || format.format == ExportFormat::Har ||
                           format.format == ExportFormat::Curl;
        QCOMPARE(exportRun(run, format.format, 1, Redaction::None).contains("the-verifier-of-43"), whole);
    }
};

QTEST_GUILESS_MAIN(TestRedactor)
#include "tst_redactor.moc"
