#include "core/provider/faults.h"
#include "core/provider/provider.h"
#include "core/report/flow_export.h"
#include "core/report/flow_json.h"
#include "tests/support/flow_fixture.h"
#include "tests/support/started_provider.h"

#include <algorithm>
#include <set>

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using flow::MessageKind;

namespace {

QByteArrayList g_log;

void keepLog(QtMsgType, const QMessageLogContext &, const QString &text)
{
    g_log += text.toUtf8();
}

/// The secrets that a run was made of, read where the specifications put them and not as the program hides
/// them: RFC 6749 §4.1, RFC 7636 §4.5, RFC 6750 §2.1.
std::set<QByteArray> secretsOf(const flow::Trace &trace)
{
    // Not by a reader of JSON: some of the bodies are none.
    static const QRegularExpression member(u"\"(?:access|id|refresh)_token\":\"([^\"]{8,})"_s);
    std::set<QByteArray> secrets;
    const auto take = [&secrets](const std::optional<QByteArray> &value) {
        if (value && value->size() >= 8)
            secrets.insert(*value);
    };
    for (const flow::Message &message : trace.messages()) {
        const encoding::FormPairs form = encoding::parseForm(message.request.body);
        for (const char *name :
             {"code", "code_verifier", "client_secret", "client_assertion", "refresh_token", "token"})
            take(encoding::firstValue(form, name));
        take(encoding::firstValue(encoding::parseForm(message.request.query()), "code"));
        take(message.request.headers.value("Authorization").split(' ').last());
        take(message.request.headers.value("DPoP"));
        const QString body = message.response ? QString::fromUtf8(message.response->body) : QString();
        for (auto matches = member.globalMatch(body); matches.hasNext();)
            take(matches.next().captured(1).toUtf8());
    }
    return secrets;
}

/// The forms that a text may have in a file.
QByteArrayList formsOf(const QByteArray &secret)
{
    return {secret,
            secret.toPercentEncoding(),
            encoding::encodeFormComponent(secret),
            secret.toBase64(),
            secret.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals),
            secret.toHex()};
}

QStringList found(const std::set<QByteArray> &secrets, const QByteArray &text)
{
    QStringList all;
    for (const QByteArray &secret : secrets) {
        for (const QByteArray &form : formsOf(secret)) {
            if (text.contains(form))
                all += QString::fromLatin1(form);
        }
    }
    return all;
}

} // namespace

/// After a run no secret of it is in what leaves the program with its default settings.
class TestSecretSearch : public QObject
{
    Q_OBJECT

private:
    base::SystemClock m_clock;
    base::SystemRandom m_random;
    std::unique_ptr<provider::Provider> m_provider;

private slots:
    void initTestCase()
    {
        m_provider = startedProvider(m_clock, m_random);
        QVERIFY(m_provider);
    }

    void nothingSecretLeaves_data()
    {
        QTest::addColumn<QString>("client");
        QTest::addColumn<QString>("fault");
        for (const oauth::Profile &profile : m_provider->profiles())
            QTest::newRow(profile.client.id.toLatin1()) << profile.client.id << QString();
        // Answers that are no JSON, or break off, are harder to hide in.
        for (const char *fault : {"error-as-page", "token-truncated", "token-as-text",
                                  "token-with-line-break", "token-redirect", "wrong-nonce"})
            QTest::addRow("demo-web, %s", fault) << u"demo-web"_s << QString::fromLatin1(fault);
    }
    void nothingSecretLeaves()
    {
        QFETCH(QString, client);
        QFETCH(QString, fault);
        auto hooks = provider::hooksFor(fault.isEmpty() ? QStringList() : QStringList(fault));
        QVERIFY(hooks.ok());
        m_provider->setHooks(*std::move(hooks));
        const auto profiles = m_provider->profiles();
        const auto profile =
            std::ranges::find(profiles, client, [](const oauth::Profile &one) { return one.client.id; });
        QVERIFY(profile != profiles.end());
        g_log.clear();
        const QtMessageHandler before = qInstallMessageHandler(keepLog);
        FlowFixture fixture;
        const bool ended = fixture.run(*profile);
        qInstallMessageHandler(before);
        QVERIFY(ended);

        const std::set<QByteArray> secrets = secretsOf(fixture.runner.trace());
        // The search finds what it looks for: code, verifier, token; without a browser secret and token.
        const bool browser = fixture.runner.trace().last(flow::MessageKind::AuthorizationRequest) != nullptr;
        QVERIFY(secrets.size() >= (browser ? 3u : 2u));
        const flow::RunView run(fixture.runner.trace(), fixture.runner.result(), fixture.runner.profile());
        const qint64 now = m_clock.nowSeconds();
        for (const report::ExportRow &row : report::exportFormats())
            QCOMPARE(found(secrets, report::exportRun(run, row.format, now)), QStringList());
        QCOMPARE(found(secrets, report::flowJson(run, now)), QStringList());
        QCOMPARE(found(secrets, g_log.join('\n')), QStringList());
        for (const report::ExportFormat whole : {report::ExportFormat::Trace, report::ExportFormat::Har})
            QVERIFY(found(secrets, report::exportRun(run, whole, now, report::Redaction::None)).size() >= 3);
    }
};

QTEST_GUILESS_MAIN(TestSecretSearch)
#include "tst_secret_search.moc"
