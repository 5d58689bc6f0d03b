#include "core/compare/advice.h"
#include "core/compare/situations.h"
#include "tests/core/compare/measured_inputs.h"

#include <QRandomGenerator>
#include <QTest>

#include <cmath>
#include <limits>

using namespace claimcheck::compare;
using namespace Qt::StringLiterals;

// What must hold in every situation: the presets, and two hundred made from a fixed seed.

namespace {

constexpr int randomSituations = 200;

double between(QRandomGenerator &random, double low, double high)
{
    return low * std::pow(high / low, random.generateDouble());
}

Situation randomSituation(QRandomGenerator &random)
{
    Situation s;
    s.callsPerSecond = between(random, 0.1, 1e5);
    s.networkMilliseconds = between(random, 0.1, 500);
    s.revokeWithinSeconds = random.bounded(4) == 0 ? 0 : between(random, 1, 7200);
    s.cacheSeconds = random.bounded(5) == 0 ? 0 : between(random, 1, 3600);
    s.tokensInUse = between(random, 1, 1e6);
    s.instances = std::round(between(random, 1, 200));
    s.servicesPerCall = double(random.bounded(1, 8));
    s.coldPercent = random.bounded(3) == 0 ? double(random.bounded(100)) : 0;
    for (const AnswerRow &row : answerQuestions())
        s.*row.member = random.bounded(2) == 0 ? YesNo::No : YesNo::Yes;
    return s;
}

std::vector<Situation> situationsToTry()
{
    std::vector<Situation> all;
    for (const Preset &preset : presets())
        all.push_back(preset.situation);
    QRandomGenerator random(20'261'126);
    for (int i = 0; i < randomSituations; ++i)
        all.push_back(randomSituation(random));
    return all;
}

double staleOf(const Advice &advice)
{
    return advice.scores.front().cost.staleSeconds.value_or(-1);
}

bool isJwtChoice(const Advice &advice)
{
    return advice.choice && rowOf(*advice.choice).clientHolds == ClientHolds::Jwt;
}

} // namespace

class TestAdviceProperties : public QObject
{
    Q_OBJECT

private slots:
    void fasterRevocationNeverMeansALongerLife()
    {
        const CostInputs inputs = test::measuredInputs();
        for (Situation situation : situationsToTry()) {
            double stale = std::numeric_limits<double>::infinity();
            bool leftJwt = false;
            for (const double within :
                 {86'400.0, 3600.0, 901.0, 900.0, 899.0, 300.0, 60.0, 30.0, 29.0, 5.0, 0.0}) {
                situation.revokeWithinSeconds = within;
                const Advice advice = advise(inputs, situation);
                if (!advice.choice)
                    break; // and nothing will fit what is harder
                QVERIFY2(staleOf(advice) <= stale, advice.code().data());
                QVERIFY(staleOf(advice) <= within);
                stale = staleOf(advice);
                QVERIFY(!(leftJwt && advice.choice == Choice::JwtLocal));
                leftJwt = leftJwt || advice.choice != Choice::JwtLocal;
            }
        }
    }
    void aSlowerNetworkNeverMovesAwayFromAJwt()
    {
        const CostInputs inputs = test::measuredInputs();
        for (Situation situation : situationsToTry()) {
            bool wasJwt = false;
            for (const double network : {0.0, 0.2, 1.0, 5.0, 20.0, 100.0, 1000.0, 10'000.0}) {
                situation.networkMilliseconds = network;
                const bool isJwt = isJwtChoice(advise(inputs, situation));
                QVERIFY(isJwt || !wasJwt);
                wasJwt = isJwt;
            }
        }
    }
    void whatIsAdvisedKeepsWhatWasAsked()
    {
        for (const Situation &situation : situationsToTry()) {
            const Advice advice = advise(test::measuredInputs(), situation);
            if (!advice.choice)
                continue;
            const ChoiceRow &row = rowOf(*advice.choice);
            QVERIFY(row.clientHolds == ClientHolds::Reference || situation.clientMayRead == YesNo::Yes);
            QVERIFY(row.asksServer == YesNo::No || situation.worksWithoutServer == YesNo::No);
            QVERIFY(row.needsGateway == YesNo::No || situation.gateway == YesNo::Yes);
            QVERIFY(staleOf(advice) <= situation.revokeWithinSeconds);
        }
    }
    void lifetimeAtTheLimit_data()
    {
        QTest::addColumn<double>("within");
        QTest::addColumn<QString>("code");
        QTest::newRow("as long") << 900.0 << u"jwt"_s;
        QTest::newRow("a second less") << 899.0 << u"short-jwt"_s;
        QTest::newRow("as short as a JWT may be") << 30.0 << u"short-jwt"_s;
    }
    void lifetimeAtTheLimit()
    {
        QFETCH(double, within);
        Situation situation = presetOf(u"public-api")->situation;
        situation.revokeWithinSeconds = within;
        QTEST(QString(advise(test::measuredInputs(), situation).code()), "code");
    }
    void shorterThanAJwtMayBe()
    {
        Situation situation = presetOf(u"public-api")->situation;
        situation.revokeWithinSeconds = 29;
        QVERIFY(!isJwtChoice(advise(test::measuredInputs(), situation)));
    }
    /// "Authorization: Bearer ", 734 bytes and the line end.
    void headerAtTheLimit()
    {
        Situation situation = presetOf(u"public-api")->situation;
        situation.headerLimitBytes = 758;
        QCOMPARE(advise(test::measuredInputs(), situation).code(), "jwt"_L1);
        situation.headerLimitBytes = 757;
        QVERIFY(!isJwtChoice(advise(test::measuredInputs(), situation)));
    }
    void absurdAnswersAreLimited_data()
    {
        QTest::addColumn<double>("value");
        QTest::newRow("negative") << -1.0;
        QTest::newRow("huge") << 1e300;
        QTest::newRow("infinite") << std::numeric_limits<double>::infinity();
        QTest::newRow("no number") << std::numeric_limits<double>::quiet_NaN();
    }
    void absurdAnswersAreLimited()
    {
        QFETCH(double, value);
        for (const NumberRow &row : numberQuestions()) {
            Situation situation;
            situation.*row.member = value;
            const double kept = limited(situation).*row.member;
            QVERIFY2(kept >= row.minimum && kept <= row.maximum, row.id.data());
            const Advice advice = advise(test::measuredInputs(), situation);
            for (const Score &score : advice.scores)
                QVERIFY(std::isfinite(score.total) && std::isfinite(score.cost.serverRequests));
        }
    }
    void allAnswersAtTheirLimits()
    {
        Situation least, most;
        for (const NumberRow &row : numberQuestions()) {
            least.*row.member = row.minimum;
            most.*row.member = row.maximum;
        }
        for (const Situation &situation : {least, most}) {
            QCOMPARE(limited(situation), situation);
            for (const Score &score : advise(test::measuredInputs(), situation).scores)
                QVERIFY(std::isfinite(score.total));
        }
    }
    void absurdMeasurementsDoNotBreakIt()
    {
        for (const double value : {0.0, 1e9}) {
            CostInputs inputs = test::measuredInputs();
            for (MeasuredFigure *figure : {&inputs.localVerify, &inputs.introspection, &inputs.keyFetch,
                                           &inputs.network, &inputs.jwtLifetime, &inputs.jwtBytes})
                figure->value = value;
            for (const Score &score : advise(inputs, {}).scores)
                QVERIFY(std::isfinite(score.total));
        }
    }
};

QTEST_GUILESS_MAIN(TestAdviceProperties)
#include "tst_advice_properties.moc"
