#include "core/flow/run_comparison.h"
#include "core/provider/faults.h"
#include "core/provider/provider.h"
#include "tests/support/flow_fixture.h"
#include "tests/support/started_provider.h"

#include <algorithm>

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;

/// Whole runs against the built-in provider, compared.
class TestCompareRuns : public QObject
{
    Q_OBJECT

private:
    base::SystemClock m_clock;
    base::SystemRandom m_random;
    std::unique_ptr<provider::Provider> m_provider;

    /// A run of that client, with that fault where there is one.
    flow::RunState runOf(const QString &client, const QString &fault = {})
    {
        auto hooks = provider::hooksFor(fault.isEmpty() ? QStringList() : QStringList(fault));
        m_provider->setHooks(hooks.ok() ? *std::move(hooks) : provider::Hooks());
        const auto profiles = m_provider->profiles();
        FlowFixture fixture;
        flow::RunState state;
        if (!fixture.run(*std::ranges::find(profiles, client,
                                            [](const oauth::Profile &one) { return one.client.id; })))
            qWarning("the run did not end");
        state.trace = fixture.runner.trace();
        state.result = fixture.runner.result();
        state.profile = fixture.runner.profile();
        return state;
    }

    /// "4 token-claim/id_token.nonce" of what differs and is not new in every run, and "4 RS01" of checks.
    static QStringList differences(const flow::RunComparison &comparison)
    {
        QStringList found;
        for (const flow::ComparedMessage &message : comparison.messages) {
            for (const flow::ComparedValue &value : message.values) {
                if (value.difference == flow::Difference::Differs)
                    found += u"%1 %2/%3"_s.arg(message.a).arg(flow::valuePlaceName(value.place),
                                                              QString::fromUtf8(value.name));
            }
            for (const flow::ComparedCheck &check : message.checks)
                found += u"%1 %2"_s.arg(message.a).arg(check.rule().name());
        }
        return found;
    }

private slots:
    void initTestCase()
    {
        m_provider = startedProvider(m_clock, m_random);
        QVERIFY(m_provider);
    }

    void twoRunsOfOneProfileAreTheSame_data()
    {
        QTest::addColumn<QString>("client");
        for (const oauth::Profile &profile : m_provider->profiles())
            QTest::newRow(profile.client.id.toLatin1()) << profile.client.id;
    }
    void twoRunsOfOneProfileAreTheSame()
    {
        QFETCH(QString, client);
        const flow::RunState a = runOf(client), b = runOf(client);
        // A login has at least seven; without a browser there are metadata, the tokens and what follows them.
        const bool browser = a.trace.last(flow::MessageKind::AuthorizationRequest) != nullptr;
        QVERIFY(a.trace.messages().size() >= (browser ? 7u : 3u));
        const flow::RunComparison comparison = flow::compareRuns(a, b);
        QCOMPARE(differences(comparison).join(u'\n'), QString());
        QVERIFY(comparison.isSame());
        qsizetype expected = 0;
        for (const flow::ComparedMessage &message : comparison.messages)
            expected += message.count(flow::Difference::Expected);
        QVERIFY(expected >= (browser ? 10 : 2)); // state, nonce, challenge, code, verifier, tokens, times …
    }

    void aFaultIsWhatDiffers_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("token-stored")
            << u"token-stored"_s << QStringList({u"4 response-header/cache-control"_s, u"4 TS02"_s});
        QTest::newRow("lower-case-bearer")
            << u"lower-case-bearer"_s << QStringList(u"4 response-body/token_type"_s);
        QTest::newRow("id-token-wrong-audience")
            << u"id-token-wrong-audience"_s << QStringList({u"4 token-claim/id_token.aud"_s, u"4 ID02"_s});
    }
    void aFaultIsWhatDiffers()
    {
        QFETCH(QString, fault);
        QFETCH(QStringList, expected);
        const flow::RunState a = runOf(u"demo-native"_s), b = runOf(u"demo-native"_s, fault);
        const QStringList found = differences(flow::compareRuns(a, b));
        for (const QString &difference : expected)
            QVERIFY2(found.contains(difference), qPrintable(found.join(u'\n')));
    }

    void twoClientsDiffer()
    {
        const flow::RunState a = runOf(u"demo-native"_s), b = runOf(u"demo-web"_s);
        const QStringList found = differences(flow::compareRuns(a, b));
        QVERIFY2(found.contains(u"2 query/client_id"_s), qPrintable(found.join(u'\n')));
        QVERIFY2(found.contains(u"4 request-header/authorization"_s), qPrintable(found.join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(TestCompareRuns)
#include "tst_compare_runs.moc"
