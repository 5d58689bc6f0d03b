#include "core/compare/advice.h"
#include "core/compare/situations.h"
#include "tests/core/compare/measured_inputs.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace claimcheck::compare;
using namespace Qt::StringLiterals;

namespace {

struct Expected
{
    const char *preset;
    const char *code;
    const char *reasons;
    /// What the reasons must say, worked out by hand from tests/core/compare/measured_inputs.h.
    const char *figures;
};

constexpr Expected table[] = {
    // 1.9 ms + 5 ms; a lifetime of 900 s within an hour; 40 instances / (300 s + 40 / 20,000).
    {"public-api", "jwt", "waiting revocation server-load token-size next-best",
     "6.9 ms|41 µs|15 min|1 h|0.133/s|20,000/s|734 bytes|43 bytes"},
    // 20 × (1.9 ms + 3 ms).
    {"money-transfer", "introspection",
     "waiting revocation client-reads-token server-load token-size next-best", "98 ms|4.9 ms|15 min|20/s"},
    // 5 × (1.9 ms + 2 ms); 1000 / (1 + 0.5 × 30) misses at the gateway.
    {"micro-services", "phantom-token",
     "waiting revocation client-reads-token services server-load token-size next-best",
     "19.5 ms|205 µs|449 µs|30 s|5 services|62.6/s|5,000/s"},
    // 1.9 ms + 40 ms.
    {"iot-fleet", "jwt", "waiting revocation server-load token-size next-best", "41.9 ms|42.1 µs|500/s"},
    // 50 / (1 + 50 / 80 × 30) = 2.53 misses.
    {"partner-api", "signed-introspection",
     "waiting revocation client-reads-token proof server-load token-size next-best",
     "16.9 ms|856 µs|860 µs|5 min|30 s|2.54/s"},
    {"single-service", "introspection",
     "waiting revocation client-reads-token server-load token-size next-best turn",
     "21 ms|2.1 ms|10 s|10/s|23.5/s"},
    // 300 / (1 + 0.6 × 120) - 300 / (1 + 0.6 × 900) renewals.
    {"spa-backend", "short-jwt", "waiting revocation server-load token-size next-best",
     "2.9 ms|88.5 µs|2 min|3.57/s|300/s"},
    // A fifth of the calls fetches keys: 0.2 × 11.5 ms.
    {"serverless", "jwt", "waiting revocation cold-starts server-load token-size next-best",
     "11.9 ms|2.37 ms|20 %|11.5 ms|20.3/s"},
    {"offline-edge", "short-jwt", "waiting revocation works-without-server server-load token-size",
     "81.9 ms|5 min|43.8/s"},
    // 400 / (1 + 0.5 × 5).
    {"saas-offboarding", "cached-introspection",
     "waiting revocation client-reads-token server-load token-size next-best", "3.9 ms|1.11 ms|5 s|114/s"},
    {"several-teams", "edge-exchange",
     "waiting revocation client-reads-token narrow-tokens services server-load token-size next-best",
     "3 services|607 µs|29.1/s|900/s"},
    {"offline-at-once", "nothing-fits", "nothing-fits waiting revocation works-without-server token-size",
     "13.9 ms|15 min"},
};

QStringList codesOf(const std::vector<Reason> &reasons)
{
    QStringList codes;
    for (const Reason &reason : reasons)
        codes += reason.code;
    return codes;
}

QString textOf(const Advice &advice)
{
    QString text;
    for (const Reason &reason : advice.reasons)
        text += reason.text + u'\n';
    return text;
}

/// "12 ms", "-2.1": every number of a text.
QStringList numbersIn(const QString &text)
{
    static const QRegularExpression pattern(u"-?\\d[\\d,.]*\\d|-?\\d"_s);
    QStringList found;
    for (const QRegularExpressionMatch &match : pattern.globalMatch(text))
        found += match.captured();
    return found;
}

QStringList numbersOf(const std::vector<Figure> &figures)
{
    QStringList found;
    for (const Figure &figure : figures)
        found += numbersIn(figure.text());
    return found;
}

} // namespace

class TestAdvice : public QObject
{
    Q_OBJECT

private slots:
    void situations_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("reasons");
        QTest::addColumn<QString>("figures");
        for (const Expected &row : table)
            QTest::newRow(row.preset) << QString::fromUtf8(row.code) << QString::fromUtf8(row.reasons)
                                      << QString::fromUtf8(row.figures);
    }
    void situations()
    {
        QFETCH(QString, figures);
        const Preset *preset = presetOf(QString::fromUtf8(QTest::currentDataTag()));
        QVERIFY(preset);
        const Advice advice = advise(test::measuredInputs(), preset->situation);
        QTEST(QString(advice.code()), "code");
        QTEST(codesOf(advice.reasons).join(u' '), "reasons");
        const QString text = textOf(advice);
        for (const QString &figure : figures.split(u'|'))
            QVERIFY2(text.contains(figure), qPrintable(figure + u" is not in:\n"_s + text));
        QVERIFY(!advice.heading.isEmpty() && !advice.summary.isEmpty());
        QCOMPARE(advice.choice.has_value(), advice.scores.front().fits());
    }
    void everySituationIsHeld()
    {
        QCOMPARE(presets().size(), std::size(table));
        QStringList recommended;
        for (const Expected &row : table)
            recommended += QString::fromUtf8(row.code);
        for (const ChoiceRow &row : choices())
            QVERIFY2(recommended.contains(row.name), row.name.data());
    }
    void everyNumberIsAFigure_data()
    {
        QTest::addColumn<QString>("preset");
        for (const Preset &preset : presets())
            QTest::newRow(preset.id.data()) << QString(preset.id);
    }
    void everyNumberIsAFigure()
    {
        QFETCH(QString, preset);
        CostInputs inputs = test::measuredInputs();
        inputs.revokedAccepted = {9.9, u"tried"_s};
        inputs.personalClaims = {u"email"_s};
        const Advice advice = advise(inputs, presetOf(QString::fromUtf8(QTest::currentDataTag()))->situation);
        for (const Reason &reason : advice.reasons) {
            QCOMPARE(numbersIn(reason.text).size(), numbersOf(reason.figures).size());
            for (const QString &number : numbersIn(reason.text))
                QVERIFY2(numbersOf(reason.figures).contains(number),
                         qPrintable(number + u": "_s + reason.text));
            for (const Figure &figure : reason.figures)
                QVERIFY2(!figure.source.isEmpty(), figure.id.data());
        }
        for (const Alternative &other : advice.alternatives)
            QCOMPARE(numbersIn(other.text), numbersOf(other.figures));
        for (const Reason &caution : advice.cautions)
            QVERIFY(!caution.spec.isEmpty() && numbersIn(caution.text).isEmpty());
    }
    void pointsAddUp()
    {
        for (const Score &score : advise(test::measuredInputs(), {}).scores) {
            double sum = 0;
            for (const Points &points : score.points)
                sum += points.points;
            QCOMPARE(sum, score.total);
        }
    }
    /// Nothing is a constant of the program: another measurement gives other figures.
    void figuresFollowTheMeasurement()
    {
        CostInputs inputs = test::measuredInputs();
        inputs.introspection.value = 8e-3;
        inputs.localVerify.value = 300e-6;
        inputs.jwtLifetime.value = 1800;
        const QString text = textOf(advise(inputs, {}));
        for (const char *figure : {"20 ms", "300 µs", "30 min"})
            QVERIFY2(text.contains(QString::fromUtf8(figure)), qPrintable(text));
    }
    void withoutAMeasurement()
    {
        const Advice advice = advise({}, {});
        QVERIFY(advice.choice);
        QVERIFY(codesOf(advice.reasons).contains(u"not-measured"_s));
        QVERIFY(advice.missing.contains("local-verify"_L1));
        for (const Reason &reason : advice.reasons) {
            for (const Figure &figure : reason.figures)
                QVERIFY2(figure.origin != Origin::Measured, figure.id.data());
        }
    }
    void whatWasNotMeasuredIsNotAdvised()
    {
        CostInputs inputs = test::measuredInputs();
        const Situation situation = presetOf(u"spa-backend")->situation;
        QCOMPARE(advise(inputs, situation).code(), "short-jwt"_L1);
        inputs.tokenRequest.value.reset();
        QCOMPARE(advise(inputs, situation).code(), "cached-introspection"_L1);
    }
    void claimsAreNamedWithinReason()
    {
        CostInputs inputs = test::measuredInputs();
        inputs.personalClaims = {u"email"_s, QString(500, u'x')};
        const QString text = textOf(advise(inputs, {}));
        QVERIFY(text.contains(u"email"_s));
        QVERIFY(!text.contains(QString(41, u'x')));
        inputs.jwtReadable = CostInputs::Readable::Encrypted;
        QVERIFY(!textOf(advise(inputs, {})).contains(u"email"_s));
    }
};

QTEST_GUILESS_MAIN(TestAdvice)
#include "tst_advice.moc"
