#include "core/flow/from_har.h"
#include "core/flow/recorded_run.h"
#include "core/provider/provider.h"
#include "core/report/flow_export.h"
#include "core/report/flow_tokens.h"
#include "tests/peers/peer_server.h"
#include "tests/support/flow_fixture.h"
#include "tests/support/started_provider.h"

#include <QStandardPaths>
#include <QTemporaryDir>

#include <algorithm>

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using flow::TokenRole;

/// HAR files between this program and others: logins that a headless Chromium made, recorded by Playwright
/// and by chrome-har, are read; what is written here passes npm har-validator and is played back by
/// Playwright.
class TestPeerHar : public QObject
{
    Q_OBJECT

private:
    base::SystemClock m_clock;
    base::SystemRandom m_random;
    std::unique_ptr<provider::Provider> m_provider;
    std::unique_ptr<PeerServer> m_peer;
    QTemporaryDir m_folder;
    QString m_peerIssuer;

    struct Ended
    {
        int status = -1;
        QByteArray out;
    };

    /// A script of tests/peers, while the servers of this program go on.
    static Ended node(const QString &script, const QStringList &arguments)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(PeerServer::node(), QStringList(PeerServer::folder() + u'/' + script) + arguments);
        if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 120'000))
            process.kill();
        process.waitForFinished(1'000);
        return {process.exitCode(), process.readAll()};
    }

    QString path(const QString &name) const { return m_folder.filePath(name); }

    bool save(const QString &name, const QByteArray &content) const
    {
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    }

    /// A whole run against the built-in provider.
    static flow::RunState runOf(FlowFixture &fixture, const oauth::Profile &profile)
    {
        flow::RunState state;
        if (fixture.run(profile)) {
            state.trace = fixture.runner.trace();
            state.result = fixture.runner.result();
            state.profile = fixture.runner.profile();
        }
        return state;
    }

    static QString steps(const flow::RunState &run)
    {
        QStringList names;
        for (const flow::Message &message : run.trace.messages()) {
            if (message.kind != flow::MessageKind::Other) // how many pages a sign-in has is its own matter
                names += lint::messageKindName(message.kind);
        }
        return names.join(u' ');
    }

    static QString errors(const flow::RunState &run)
    {
        QStringList lines;
        for (const lint::CheckResult &check : run.result.checks) {
            if (check.outcome == lint::Outcome::Failed && check.level == base::Level::Error)
                lines += u"%1 (%2): %3"_s.arg(check.rule->name()).arg(check.messageNumber).arg(check.message);
        }
        return lines.join(u'\n');
    }

private slots:
    void initTestCase()
    {
        if (!PeerServer::isInstalled() ||
            !QFileInfo::exists(PeerServer::folder() + u"/node_modules/playwright-core"_s))
            QSKIP("npm playwright-core is not installed: run npm ci in tests/peers");
        const QString chromium = QStandardPaths::findExecutable(u"chromium"_s);
        if (chromium.isEmpty())
            QSKIP("chromium is not installed");
        qputenv("CHROMIUM", chromium.toLocal8Bit());
        m_provider = startedProvider(m_clock, m_random);
        QVERIFY(m_provider);
        m_peer = std::make_unique<PeerServer>();
        m_peerIssuer = m_peer->issuer();
        QVERIFY(!m_peerIssuer.isEmpty());
        for (const auto &[login, issuer] : {std::pair(u"server"_s, m_provider->issuer()),
                                            {u"spa"_s, m_peerIssuer},
                                            {u"form_post"_s, m_peerIssuer}}) {
            QVERIFY(QDir(m_folder.path()).mkdir(login));
            const Ended recording = node(u"record_har.mjs"_s, {login, issuer, path(login)});
            QVERIFY2(recording.status == 0, recording.out.constData());
        }
    }

    void aLoginOfABrowserIsRead_data()
    {
        QTest::addColumn<QString>("login");
        QTest::addColumn<QString>("writer");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<QString>("client");
        for (const char *writer : {"playwright", "chrome-har"}) {
            const auto row = [writer](const char *login, const char *expected, const char *client) {
                QTest::addRow("%s, %s", login, writer)
                    << QString::fromLatin1(login) << QString::fromLatin1(writer)
                    << QString::fromLatin1(expected) << QString::fromLatin1(client);
            };
            row("server", "authorization-request authorization-response", "demo-native");
            row("spa", "metadata authorization-request authorization-response metadata token jwks userinfo",
                "peer-native");
            row("form_post", "authorization-request authorization-response", "peer-hybrid");
        }
    }
    void aLoginOfABrowserIsRead()
    {
        QFETCH(QString, login);
        QFETCH(QString, writer);
        QFETCH(QString, client);
        QFile file(path(login + u'/' + writer + u".har"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto har = http::readHar(file.readAll());
        QVERIFY(har.ok() && !har->damaged);
        const auto flows = flow::flowsOf(har->entries);
        QCOMPARE(flows.size(), std::size_t(1));
        const flow::RunState &run = flows.front();
        QTEST(steps(run), "expected");
        QCOMPARE(run.profile.client.id, client);
        QCOMPARE(run.result.status, flow::FlowStatus::Completed);
        QCOMPARE(run.result.issuer, login == "server"_L1 ? m_provider->issuer() : m_peerIssuer);
        QCOMPARE(errors(run), QString());
        const auto passed =
            std::ranges::count(run.result.checks, lint::Outcome::Passed, &lint::CheckResult::outcome);
        QVERIFY2(passed >= 10, qPrintable(QString::number(passed)));
        const flow::Message &callback = *run.trace.last(flow::MessageKind::AuthorizationResponse);
        QVERIFY(callback.request.url.contains("code=") || callback.request.body.contains("code="));
    }

    void theTokensOfARecordingAreVerified_data()
    {
        QTest::addColumn<QString>("writer");
        QTest::newRow("playwright") << u"playwright"_s;
        QTest::newRow("chrome-har") << u"chrome-har"_s;
    }
    void theTokensOfARecordingAreVerified()
    {
        QFETCH(QString, writer);
        QFile spa(path(u"spa/"_s + writer + u".har"_s)), posted(path(u"form_post/"_s + writer + u".har"_s));
        QVERIFY(spa.open(QIODevice::ReadOnly) && posted.open(QIODevice::ReadOnly));
        const flow::RunState run = flow::flowsOf(http::readHar(spa.readAll())->entries).at(0);
        const auto id = report::inspectReceived(*run.result.token(TokenRole::IdToken), run.result,
                                                flow::endOf(run.trace));
        QCOMPARE(id.signatures.at(0).status, jose::SignatureStatus::Verified);
        QVERIFY(!id.hasErrors());
        QVERIFY(run.result.token(TokenRole::AccessToken));
        // Keys were not asked for in the browser's sight.
        const flow::RunState hybrid = flow::flowsOf(http::readHar(posted.readAll())->entries).at(0);
        QVERIFY(hybrid.result.token(TokenRole::IdToken));
        QVERIFY(!hybrid.result.token(TokenRole::AccessToken));
        QCOMPARE(hybrid.profile.grant, oauth::Grant::Hybrid);
    }

    void whatIsWrittenPassesAValidator()
    {
        FlowFixture fixture;
        const flow::RunState run = runOf(fixture, m_provider->profiles().front());
        QCOMPARE(run.result.status, flow::FlowStatus::Completed);
        flow::RunState odd = run; // no answer, a body that is no text, TLS
        odd.trace.message(1)->response.reset();
        odd.trace.message(1)->failure = u"The connection was refused."_s;
        odd.trace.message(1)->tls = {u"TLSv1.3"_s, u"TLS_AES_128_GCM_SHA256"_s, {"DER"}, {}};
        for (int number = 2; flow::Message *message = odd.trace.message(number); ++number) {
            message->request.body = "\xff\x01";
            if (message->response)
                message->response->body = "\xff\x02";
        }
        const auto har = [](const flow::RunState &state, report::Redaction level) {
            return report::exportRun(state, report::ExportFormat::Har, 1, level);
        };
        QVERIFY(save(u"hidden.har"_s, har(run, report::Redaction::SecretsAndPersonal)));
        QVERIFY(save(u"whole.har"_s, har(run, report::Redaction::None)));
        QVERIFY(save(u"odd.har"_s, har(odd, report::Redaction::None)));
        QVERIFY(
            save(u"bad.har"_s,
                 har(run, report::Redaction::None).replace("\"headersSize\": -1", "\"headersSize\": \"x\"")));
        const Ended good =
            node(u"validate_har.mjs"_s, {path(u"hidden.har"_s), path(u"whole.har"_s), path(u"odd.har"_s)});
        QVERIFY2(good.status == 0, good.out.constData());
        QCOMPARE(node(u"validate_har.mjs"_s, {path(u"bad.har"_s)}).status, 1);
    }

    void whatIsWrittenIsPlayedBack()
    {
        FlowFixture fixture;
        const flow::RunState run = runOf(fixture, m_provider->profiles().front());
        QVERIFY(save(u"play.har"_s,
                     report::exportRun(run, report::ExportFormat::Har, 1, report::Redaction::None)));
        const flow::Message &metadata = *run.trace.last(flow::MessageKind::Metadata);
        const flow::Message &token = *run.trace.last(flow::MessageKind::Token);
        const auto answer = [this](const QStringList &request) {
            return node(u"replay_har.mjs"_s, QStringList(path(u"play.har"_s)) + request).out.trimmed();
        };
        QCOMPARE(answer({QString::fromUtf8(metadata.request.url)}),
                 "200 " + metadata.response->body.trimmed());
        QCOMPARE(answer({QString::fromUtf8(token.request.url), QString::fromUtf8(token.request.body)}),
                 "200 " + token.response->body.trimmed());
        QVERIFY(answer({QString::fromUtf8(metadata.request.url) + u"/other"_s}).startsWith("failed"));
    }
};

QTEST_GUILESS_MAIN(TestPeerHar)
#include "tst_peer_har.moc"
