#include "core/compare/cost_inputs_of.h"
#include "core/compare/cost_series.h"
#include "tests/core/compare/measured_inputs.h"

#include <QTest>

#include <array>
#include <cmath>

using namespace claimcheck::compare;
using namespace Qt::StringLiterals;

namespace {

constexpr std::array compared{Choice::JwtLocal, Choice::Introspection, Choice::CachedIntrospection,
                              Choice::ShortJwt};

bool isNear(double value, double expected)
{
    return std::abs(value - expected) <= 1e-9 * std::max(1.0, std::abs(expected));
}

} // namespace

class TestCostModel : public QObject
{
    Q_OBJECT

private slots:
    /// The default situation: 200 calls/s, 12 ms, 100 tokens, 2 instances, 30 s, within 1 min.
    void costs_data()
    {
        QTest::addColumn<int>("choice");
        QTest::addColumn<double>("waitPerSecond");
        QTest::addColumn<double>("serverRequests");
        QTest::addColumn<double>("bytesPerSecond");
        QTest::addColumn<double>("stale");
        const double keys = 200 / (1 + 100 * 300.0);
        QTest::newRow("jwt") << int(Choice::JwtLocal) << 200 * 41e-6 + keys * 13.5e-3 << keys
                             << 200 * 734 + keys * 900 << 900.0;
        QTest::newRow("introspection")
            << int(Choice::Introspection) << 200 * 13.9e-3 << 200.0 << 200 * 43 + 200 * 420.0 << 0.0;
        QTest::newRow("cached") << int(Choice::CachedIntrospection) << 200 / 31.0 * 13.9e-3 << 200 / 31.0
                                << 200 * 43 + 200 / 31.0 * 420 << 30.0;
        const double renewals = 200 / (1 + 2 * 60.0) - 200 / (1 + 2 * 900.0);
        QTest::newRow("short") << int(Choice::ShortJwt) << 200 * 41e-6 + keys * 13.5e-3 + renewals * 15e-3
                               << keys + renewals << 200 * 734 + keys * 900 + renewals * 1200 << 60.0;
        const double atGateway = 200 / (1 + 2 * 30.0);
        QTest::newRow("phantom") << int(Choice::PhantomToken)
                                 << atGateway * 13.9e-3 + 200 * 41e-6 + keys * 13.5e-3 << atGateway + keys
                                 << 200 * 43 + 200 * 734 + atGateway * 420 + keys * 900 << 30.0;
        QTest::newRow("exchange") << int(Choice::EdgeExchange)
                                  << atGateway * 15e-3 + 200 * 41e-6 + keys * 13.5e-3 << atGateway + keys
                                  << 200 * 43 + 200 * 734 + atGateway * 1200 + keys * 900 << 30.0;
    }
    void costs()
    {
        QFETCH(int, choice);
        QFETCH(double, waitPerSecond);
        QFETCH(double, serverRequests);
        QFETCH(double, bytesPerSecond);
        QFETCH(double, stale);
        const Cost cost = costOf(Choice(choice), test::measuredInputs(), {});
        QVERIFY(isNear(cost.waitPerSecond.value(), waitPerSecond));
        QVERIFY(isNear(cost.waitPerCall.value(), waitPerSecond / 200));
        QVERIFY(isNear(cost.serverRequests, serverRequests));
        QVERIFY(isNear(cost.bytesPerSecond.value(), bytesPerSecond));
        QCOMPARE(cost.staleSeconds, std::optional(stale));
    }
    /// The measured way to the server is not counted twice.
    void theMeasuredWayIsReplaced()
    {
        CostInputs inputs = test::measuredInputs();
        inputs.introspection.value = 31.9e-3;
        inputs.network.value = 30e-3;
        QVERIFY(isNear(costOf(Choice::Introspection, inputs, {}).waitPerCall.value(), 13.9e-3));
        inputs.network.value = 40e-3;
        QVERIFY(isNear(costOf(Choice::Introspection, inputs, {}).waitPerCall.value(), 12e-3));
    }
    void aCacheNeverOutlivesTokenOrRevocation()
    {
        CostInputs inputs = test::measuredInputs();
        Situation situation;
        situation.cacheSeconds = 3600;
        QCOMPARE(costOf(Choice::CachedIntrospection, inputs, situation).cacheSeconds, 60.0);
        inputs.jwtLifetime.value = 20;
        QCOMPARE(costOf(Choice::CachedIntrospection, inputs, situation).cacheSeconds, 20.0);
        situation.revokeWithinSeconds = 0;
        QCOMPARE(costOf(Choice::CachedIntrospection, inputs, situation).serverRequests, 200.0);
    }
    void whatWasNotMeasuredHasNoCost()
    {
        CostInputs inputs = test::measuredInputs();
        inputs.localVerify.value.reset();
        inputs.opaqueBytes.value.reset();
        QVERIFY(!costOf(Choice::JwtLocal, inputs, {}).waitPerCall);
        QVERIFY(!costOf(Choice::Introspection, inputs, {}).bytesPerSecond);
        QVERIFY(costOf(Choice::Introspection, inputs, {}).waitPerCall);
        QVERIFY(costSeries(Choice::JwtLocal, Quantity::WaitPerCall, inputs, {}, 400).points.empty());
    }
    void aSeriesCoversTheLoad()
    {
        const CostSeries series =
            costSeries(Choice::Introspection, Quantity::WaitPerSecond, test::measuredInputs(), {}, 400);
        QCOMPARE(series.points.front().x(), 0.0);
        QCOMPARE(series.points.back().x(), 400.0);
        QVERIFY(isNear(series.points.back().y(), 400 * 13.9e-3));
        for (std::size_t i = 1; i < series.points.size(); ++i)
            QVERIFY(series.points[i - 1].x() < series.points[i].x());
    }
    void crossingsAreWhereCostsAgree_data()
    {
        QTest::addColumn<int>("quantity");
        for (const QuantityRow &row : quantities())
            QTest::newRow(row.name.data()) << int(row.id);
    }
    void crossingsAreWhereCostsAgree()
    {
        QFETCH(int, quantity);
        const CostInputs inputs = test::measuredInputs();
        for (const Crossing &crossing : crossings(compared, Quantity(quantity), inputs, {}, 1e5)) {
            Situation situation;
            const auto costAt = [&](Choice choice, double load) {
                situation.callsPerSecond = load;
                return valueOf(costOf(choice, inputs, situation), Quantity(quantity)).value();
            };
            QVERIFY(std::abs(costAt(crossing.below, crossing.load) - costAt(crossing.above, crossing.load)) <=
                    1e-6 * crossing.value);
            QVERIFY(costAt(crossing.below, crossing.load * 0.99) <
                    costAt(crossing.above, crossing.load * 0.99));
            QVERIFY(costAt(crossing.above, crossing.load * 1.01) <
                    costAt(crossing.below, crossing.load * 1.01));
        }
    }
    /// Cached answers stop to cost more once every token of every instance is kept: 200 entries every 30 s.
    /// 41 µs × load meets them where (load / (1 + load × 30 / 200)) × 13.9 ms does.
    void aCacheMeetsTheJwt()
    {
        const std::vector<Crossing> found =
            crossings(std::array{Choice::JwtLocal, Choice::CachedIntrospection}, Quantity::WaitPerCall,
                      test::measuredInputs(), {}, 1e5);
        QVERIFY(!found.empty());
        QCOMPARE(found.back().below, Choice::JwtLocal);
        QVERIFY(found.back().load > 2000 && found.back().load < 2300);
    }
    void equalCostsDoNotCross()
    {
        Situation atOnce;
        atOnce.revokeWithinSeconds = 0;
        QVERIFY(crossings(std::array{Choice::Introspection, Choice::CachedIntrospection},
                          Quantity::WaitPerCall, test::measuredInputs(), atOnce, 400)
                    .empty());
    }
    void inputsComeFromAMeasurement()
    {
        Measurement measurement;
        measurement.hosts = {u"127.0.0.1:4000"_s};
        measurement.keyFetchWarm.samples.nanoseconds = {1'000'000, 2'000'000, 3'000'000};
        TokenMeasurement &jwt = measurement.tokens[0];
        jwt.format = TokenFormat::Jwt;
        jwt.size.token = 700;
        jwt.lifetime = 600;
        jwt.localWarm.samples.nanoseconds = {40'000, 41'000, 90'000};
        jwt.readable = {{u"sub"_s, ReadableClaim::Kind::Identifier},
                        {u"email"_s, ReadableClaim::Kind::Personal}};
        TokenMeasurement &opaque = measurement.tokens[1];
        opaque.size.token = 43;
        opaque.introspectionWarm.samples.nanoseconds = {1'900'000};
        CostInputs inputs = costInputsOf(measurement);
        QVERIFY(isNear(inputs.localVerify.value.value(), 41e-6));
        QVERIFY(isNear(inputs.introspection.value.value(), 1.9e-3));
        QCOMPARE(inputs.network.value, std::optional(0.0));
        QCOMPARE(inputs.jwtBytes.value, std::optional(700.0));
        QCOMPARE(inputs.jwtLifetime.value, std::optional(600.0));
        QCOMPARE(inputs.personalClaims, QStringList(u"email"_s));
        QVERIFY(!inputs.tokenRequest.value && !inputs.keySetBytes.value && !inputs.revokedAccepted.value);
        jwt.tokenRequest.samples.nanoseconds = {150'000'000};
        opaque.tokenRequest.samples.nanoseconds = {2'000'000};
        measurement.keySetBytes = 717;
        QVERIFY(isNear(costInputsOf(measurement).tokenRequest.value.value(), 2e-3));
        QCOMPARE(costInputsOf(measurement).keySetBytes.value, std::optional(717.0));
        measurement.hosts = {u"id.example.org:443"_s};
        QVERIFY(isNear(costInputsOf(measurement).network.value.value(), 1e-3));
        QVERIFY(!measured(costInputsOf({}), "local-verify"_L1));
    }
};

QTEST_GUILESS_MAIN(TestCostModel)
#include "tst_cost_model.moc"
