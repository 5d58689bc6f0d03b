#include "core/compare/situations.h"

#include <QSet>
#include <QTest>

using namespace claimcheck::compare;
using namespace Qt::StringLiterals;

class TestFigure : public QObject
{
    Q_OBJECT

private slots:
    void texts_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<int>("unit");
        QTest::addColumn<QString>("text");
        const auto row = [](double value, Unit unit, const char *text) {
            QTest::newRow(text) << value << int(unit) << QString::fromUtf8(text);
        };
        row(0, Unit::Seconds, "0 s");
        row(1e-7, Unit::Seconds, "0 s");
        row(41e-6, Unit::Seconds, "41 µs");
        row(1.94e-3, Unit::Seconds, "1.94 ms");
        row(0.9996, Unit::Seconds, "1 s");
        row(2.78, Unit::Seconds, "2.78 s");
        row(60, Unit::Seconds, "1 min");
        row(898, Unit::Seconds, "14 min 58 s");
        row(3600, Unit::Seconds, "1 h");
        row(90'061, Unit::Seconds, "1 d 1 h");
        row(734, Unit::Bytes, "734 bytes");
        row(8192, Unit::Bytes, "8,192 bytes");
        row(123'456, Unit::Bytes, "123 kB");
        row(200, Unit::PerSecond, "200/s");
        row(0.133, Unit::PerSecond, "0.133/s");
        row(20'000, Unit::PerSecond, "20,000/s");
        row(2.5, Unit::SecondsPerSecond, "2.5 s per second");
        row(146'800, Unit::BytesPerSecond, "147 kB/s");
        row(20, Unit::Percent, "20 %");
        row(-2.13, Unit::Count, "-2.13");
    }
    void texts()
    {
        QFETCH(double, value);
        QFETCH(int, unit);
        QTEST(figureText(value, Unit(unit)), "text");
    }
    void questionsAreWhole()
    {
        QSet<QString> ids;
        for (const NumberRow &row : numberQuestions()) {
            ids += row.id;
            const double standard = Situation().*row.member;
            QVERIFY2(standard >= row.minimum && standard <= row.maximum, row.id.data());
            QVERIFY(!row.translatedTitle().isEmpty() && !row.translatedHelp().isEmpty());
        }
        for (const AnswerRow &row : answerQuestions()) {
            ids += row.id;
            QVERIFY(!row.translatedTitle().isEmpty() && !row.translatedHelp().isEmpty());
        }
        QCOMPARE(ids.size(), qsizetype(numberQuestions().size() + answerQuestions().size()));
    }
    void answersAreFigures()
    {
        const Figure network = answered({}, "network-ms"_L1);
        QCOMPARE(network.text(), u"12 ms"_s);
        QCOMPARE(network.origin, Origin::Answered);
        QVERIFY(!network.source.isEmpty());
    }
    void presetsAreWithinLimits()
    {
        for (const Preset &preset : presets()) {
            QCOMPARE(limited(preset.situation), preset.situation);
            QCOMPARE(presetOf(QString(preset.id)), &preset);
        }
        QVERIFY(!presetOf(u"no-such"));
    }
};

QTEST_GUILESS_MAIN(TestFigure)
#include "tst_figure.moc"
