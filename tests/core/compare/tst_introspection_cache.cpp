#include "core/compare/introspection_cache.h"

#include <QTest>

using namespace claimcheck;
using compare::IntrospectionCache;

/// Answers are kept for the cache's time, and not past the token's own (RFC 7662 §4).
class TestIntrospectionCache : public QObject
{
    Q_OBJECT

private slots:
    void keepsForItsTime_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<qint64>("expiresAt"); // 0: not said
        QTest::addColumn<qint64>("atMilliseconds");
        QTest::addColumn<bool>("kept");
        QTest::newRow("at once") << 30 << qint64(0) << qint64(0) << true;
        QTest::newRow("just before") << 30 << qint64(0) << qint64(29'999) << true;
        QTest::newRow("at its end") << 30 << qint64(0) << qint64(30'000) << false;
        QTest::newRow("token expires before") << 30 << qint64(10) << qint64(9'999) << true;
        QTest::newRow("token expired") << 30 << qint64(10) << qint64(10'000) << false;
        QTest::newRow("token expires after") << 30 << qint64(60) << qint64(30'000) << false;
        QTest::newRow("no cache") << 0 << qint64(0) << qint64(0) << false;
    }
    void keepsForItsTime()
    {
        QFETCH(int, seconds);
        QFETCH(qint64, expiresAt);
        QFETCH(qint64, atMilliseconds);
        QFETCH(bool, kept);
        base::FixedClock clock(0);
        IntrospectionCache cache(seconds, clock);
        cache.keep("token", "answer", expiresAt ? std::optional(expiresAt) : std::nullopt);
        clock.set(atMilliseconds);
        QCOMPARE(cache.find("token").value_or("none"), QByteArray(kept ? "answer" : "none"));
        QVERIFY(!cache.find("another"));
    }
    void isLimited()
    {
        base::FixedClock clock(0);
        IntrospectionCache cache(30, clock);
        for (int i = 0; i < 10'001; ++i)
            cache.keep(QByteArray::number(i), "answer", std::nullopt);
        QVERIFY(cache.find("9999"));
        QVERIFY(!cache.find("10000"));
        clock.set(31'000);
        cache.keep("new", "answer", std::nullopt); // the old ones made room
        QVERIFY(cache.find("new"));
    }
};

QTEST_GUILESS_MAIN(TestIntrospectionCache)
#include "tst_introspection_cache.moc"
