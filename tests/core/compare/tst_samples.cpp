#include "core/compare/samples.h"

#include <QTest>

using namespace claimcheck::compare;

/// Quantiles are values that were measured: the nearest rank.
class TestSamples : public QObject
{
    Q_OBJECT

private slots:
    void quantiles_data()
    {
        QTest::addColumn<QList<qint64>>("values");
        QTest::addColumn<qint64>("median");
        QTest::addColumn<qint64>("p99");
        QTest::newRow("none") << QList<qint64>() << qint64(0) << qint64(0);
        QTest::newRow("one") << QList<qint64>{7} << qint64(7) << qint64(7);
        QTest::newRow("two") << QList<qint64>{9, 1} << qint64(1) << qint64(9);
        QTest::newRow("three, not in order") << QList<qint64>{30, 10, 20} << qint64(20) << qint64(30);
        QList<qint64> hundred;
        for (qint64 i = 100; i > 0; --i)
            hundred += i;
        QTest::newRow("hundred") << hundred << qint64(50) << qint64(99);
        QTest::newRow("hundred and one") << hundred + QList<qint64>{101} << qint64(51) << qint64(100);
    }
    void quantiles()
    {
        QFETCH(QList<qint64>, values);
        const Samples samples{{values.begin(), values.end()}};
        QCOMPARE(samples.isEmpty(), values.isEmpty());
        QTEST(samples.median(), "median");
        QTEST(samples.p99(), "p99");
        QCOMPARE(samples.nanoseconds, std::vector<qint64>(values.begin(), values.end())); // their order stays
    }
};

QTEST_GUILESS_MAIN(TestSamples)
#include "tst_samples.moc"
