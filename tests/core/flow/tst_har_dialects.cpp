#include "core/base/redaction.h"
#include "core/flow/from_har.h"
#include "core/oauth/client_auth.h"

#include <QFile>
#include <QTest>

using namespace claimcheck;
using namespace claimcheck::flow;
using namespace Qt::StringLiterals;

/// HAR files in the dialects of browsers: tests/data/har, made by hand (SOURCES.md there).
class TestHarDialects : public QObject
{
    Q_OBJECT

private:
    static RunState onlyFlowOf(const QString &name)
    {
        QFile file(QStringLiteral(CLAIMCHECK_SOURCE_DIR "/tests/data/har/") + name);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        const auto har = http::readHar(file.readAll());
        if (!har || har->damaged)
            return {};
        auto flows = flowsOf(har->entries);
        return flows.size() == 1 ? std::move(flows.front()) : RunState();
    }

    static QString steps(const RunState &run)
    {
        QStringList names;
        for (const Message &message : run.trace.messages())
            names += lint::messageKindName(message.kind);
        return names.join(u' ');
    }

    static QString failed(const RunState &run)
    {
        QStringList names;
        for (const lint::CheckResult &check : run.result.checks) {
            if (check.outcome == lint::Outcome::Failed && check.level == base::Level::Error)
                names += u"%1: %2"_s.arg(check.rule->name(), check.message);
        }
        return names.join(u'\n');
    }

private slots:
    void firefox()
    {
        const RunState run = onlyFlowOf(u"firefox.har"_s);
        QCOMPARE(steps(run), u"authorization-request other authorization-response"_s);
        QCOMPARE(run.result.status, FlowStatus::Completed);
        QCOMPARE(run.profile.client.id, u"web"_s);
        const Message &login = *run.trace.message(2), &callback = *run.trace.message(3);
        QCOMPARE(login.request.body, QByteArray("user=alice&password=any"));
        QVERIFY(callback.request.body.startsWith("code=c-firefox&"));
        QCOMPARE(run.trace.message(1)->timing.sent, Q_INT64_C(1795687201060)); // 10:00:01.060 UTC
        QCOMPARE(failed(run), QString());
    }
    void safari()
    {
        const RunState run = onlyFlowOf(u"safari.har"_s);
        QCOMPARE(steps(run), u"metadata authorization-response token userinfo"_s);
        QCOMPARE(run.profile.client.id, u"spa"_s);
        QCOMPARE(run.profile.client.auth, oauth::ClientAuth::None);
        QCOMPARE(run.result.issuer, u"https://op.example"_s);
        QCOMPARE(run.result.token(TokenRole::AccessToken)->text, QByteArray("at-safari"));
        QCOMPARE(run.trace.message(4)->failure, u"The network connection was lost."_s);
        QCOMPARE(run.trace.message(4)->state, MessageState::Failed);
        QCOMPARE(failed(run), QString());
    }
    void sanitizedChromium()
    {
        const RunState run = onlyFlowOf(u"chromium-sanitized.har"_s);
        QCOMPARE(steps(run), u"metadata authorization-request authorization-response token"_s);
        QVERIFY(base::hasHidden(run.trace.message(1)->response->body));
        // Its Authorization field was left out: a public client would have named itself.
        QCOMPARE(run.profile.client.auth, oauth::ClientAuth::SecretBasic);
        QCOMPARE(run.result.token(TokenRole::AccessToken)->text, QByteArray("at-safari"));
        QCOMPARE(failed(run), QString());
    }
};

QTEST_GUILESS_MAIN(TestHarDialects)
#include "tst_har_dialects.moc"
