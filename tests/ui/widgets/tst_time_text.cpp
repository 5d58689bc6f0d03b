#include "ui/models/time_text.h"

#include <QTest>

using namespace claimcheck::ui;

class TestTimeText : public QObject
{
    Q_OBJECT

private slots:
    void dateTimeNamesItsZone()
    {
        QCOMPARE(dateTimeText(1795448099, Qt::UTC), QStringLiteral("2026-11-23 15:34:59 +00:00"));
        QCOMPARE(dateTimeText(0, Qt::UTC), QStringLiteral("1970-01-01 00:00:00 +00:00"));
    }
    void distanceInTheLargestUnit_data()
    {
        QTest::addColumn<qint64>("time");
        QTest::addColumn<QString>("text");
        QTest::newRow("now") << qint64(1000) << QStringLiteral("now");
        QTest::newRow("seconds") << qint64(1059) << QStringLiteral("in 59 s");
        QTest::newRow("a minute") << qint64(1060) << QStringLiteral("in 1 min");
        QTest::newRow("past") << qint64(1000 - 660) << QStringLiteral("11 min ago");
        QTest::newRow("hours") << qint64(1000 + 7200) << QStringLiteral("in 2 h");
        QTest::newRow("days") << qint64(1000 + 86400 * 3) << QStringLiteral("in 3 days");
        QTest::newRow("years") << qint64(1000 + 86400LL * 365 * 5) << QStringLiteral("in 5 years");
    }
    void distanceInTheLargestUnit()
    {
        QFETCH(qint64, time);
        QFETCH(QString, text);
        QCOMPARE(relativeText(time, 1000), text);
    }
    void countdownHasTwoUnits()
    {
        QCOMPARE(durationText(252), QStringLiteral("4 min 12 s"));
        QCOMPARE(durationText(3 * 3600 + 300), QStringLiteral("3 h 5 min"));
    }
};

QTEST_GUILESS_MAIN(TestTimeText)
#include "tst_time_text.moc"
