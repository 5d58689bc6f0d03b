#include "core/encoding/deflate.h"

#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using encoding::InflateLimits;

class TestDeflate : public QObject
{
    Q_OBJECT

private slots:
    void bothWays_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("one") << QByteArray("x");
        QTest::newRow("repeated") << QByteArray("abcd").repeated(20'000);
        QByteArray noise;
        for (quint32 i = 0; i < 100'000; ++i)
            noise.append(char(i * i >> 3));
        QTest::newRow("noise") << noise;
    }
    void bothWays()
    {
        QFETCH(QByteArray, bytes);
        QCOMPARE(*encoding::inflate(encoding::deflate(bytes)), bytes);
    }

    void damaged_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray good = encoding::deflate("a text that is long enough to be cut short");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("cut short") << good.chopped(3);
        QTest::newRow("more behind it") << good + "x";
        QTest::newRow("reserved block type") << QByteArray("\x07");
        QTest::newRow("zlib's format") << QByteArray::fromHex("789c4bcc4a040002410125"); // "aja"
    }
    void damaged()
    {
        QFETCH(QByteArray, bytes);
        QCOMPARE(encoding::inflate(bytes).error().code, "inflate-damaged"_L1);
    }

    void limits_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<bool>("read");
        QTest::newRow("free") << 1000 << true; // swells to a hundredfold and more, but is small
        QTest::newRow("at the limit") << 5000 << true;
        QTest::newRow("one more") << 5001 << false;
        QTest::newRow("far beyond") << 50'000'000 << false;
    }
    void limits()
    {
        QFETCH(int, size);
        QFETCH(bool, read);
        const QByteArray compressed = encoding::deflate(QByteArray(size, 'a'));
        const auto result = encoding::inflate(compressed, InflateLimits{1'000'000, 5000, 10});
        QCOMPARE(result.ok(), read);
        if (!read)
            QCOMPARE(result.error().code, "inflate-limit"_L1);
    }

    void theRatioCounts()
    {
        const QByteArray compressed = encoding::deflate(QByteArray(2'000'000, 'a')); // about 1 : 1000
        QCOMPARE(encoding::inflate(compressed).error().code, "inflate-limit"_L1);
        QVERIFY(encoding::inflate(compressed, InflateLimits{2'000'000, 0, 2000}).ok());
        QVERIFY(!encoding::inflate(compressed, InflateLimits{1'999'999, 0, 2000}).ok());
    }
};

QTEST_GUILESS_MAIN(TestDeflate)
#include "tst_deflate.moc"
