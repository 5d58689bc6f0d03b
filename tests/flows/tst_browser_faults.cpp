#include "core/flow/from_har.h"
#include "core/provider/faults.h"
#include "core/provider/provider.h"
#include "tests/support/flow_fixture.h"
#include "tests/support/started_provider.h"

#include <algorithm>

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using lint::Outcome;

// Faults that a client does not see, but a browser's recording shows: the requests that reached the built-in
// provider, the browser's among them, as the entries of a HAR.

class TestBrowserFaults : public QObject
{
    Q_OBJECT

private:
    base::SystemClock m_clock;
    base::SystemRandom m_random;
    std::unique_ptr<provider::Provider> m_provider;

    std::vector<http::HarEntry> entriesSince(std::size_t begin) const
    {
        const QByteArray origin = QUrl(m_provider->issuer()).toEncoded(QUrl::RemovePath);
        std::vector<http::HarEntry> entries;
        for (std::size_t i = begin; i < m_provider->requestLog().size(); ++i) {
            const provider::LoggedRequest &logged = m_provider->requestLog()[i];
            http::HarEntry &entry = entries.emplace_back();
            entry.request = logged.request;
            entry.request.url.prepend(origin);
            entry.response = logged.response;
            entry.timing = {logged.at, logged.at, logged.at, logged.at};
        }
        return entries;
    }

    /// What became of the rule in the recording of one login.
    Outcome outcomeOf(const QByteArray &rule)
    {
        const std::size_t begin = m_provider->requestLog().size();
        FlowFixture fixture;
        fixture.run(m_provider->profiles().front());
        Outcome worst = Outcome::NotApplicable;
        for (const flow::RunState &run : flow::flowsOf(entriesSince(begin))) {
            for (const lint::CheckResult &check : run.result.checks) {
                if (check.rule->id == rule && worst != Outcome::Failed)
                    worst = check.outcome;
            }
        }
        return worst;
    }

private slots:
    void initTestCase()
    {
        m_provider = startedProvider(m_clock, m_random);
        QVERIFY(m_provider);
    }

    void theRecordingShowsIt_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QByteArray>("rule");
        QTest::newRow("redirect-307") << u"redirect-307"_s << QByteArray("RS12");
        QTest::newRow("authorize-with-cors") << u"authorize-with-cors"_s << QByteArray("NT03");
    }
    void theRecordingShowsIt()
    {
        QFETCH(QString, fault);
        QFETCH(QByteArray, rule);
        m_provider->setHooks({});
        QCOMPARE(outcomeOf(rule), Outcome::Passed);
        auto hooks = provider::hooksFor({fault});
        QVERIFY(hooks.ok());
        m_provider->setHooks(*std::move(hooks));
        QCOMPARE(outcomeOf(rule), Outcome::Failed);
    }
};

QTEST_GUILESS_MAIN(TestBrowserFaults)
#include "tst_browser_faults.moc"
