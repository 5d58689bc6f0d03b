#include "core/encoding/base64url.h"
#include "core/token/source_map.h"

#include <QTest>

using claimcheck::base::ByteRange;
using namespace claimcheck::encoding;
using namespace claimcheck::token;

class TestSourceMap : public QObject
{
    Q_OBJECT

private slots:
    void maps_data()
    {
        QTest::addColumn<int>("begin");
        QTest::addColumn<int>("end");
        QTest::addColumn<QByteArray>("characters");
        // "foobar" is Zm9vYmFy
        QTest::newRow("first byte: 8 of 12 bits") << 0 << 1 << QByteArray("Zm");
        QTest::newRow("second byte") << 1 << 2 << QByteArray("m9");
        QTest::newRow("third byte") << 2 << 3 << QByteArray("9v");
        QTest::newRow("a whole group") << 0 << 3 << QByteArray("Zm9v");
        QTest::newRow("over the border") << 2 << 4 << QByteArray("9vYm");
        QTest::newRow("all") << 0 << 6 << QByteArray("Zm9vYmFy");
        QTest::newRow("nothing") << 3 << 3 << QByteArray("");
        QTest::newRow("too far") << 5 << 7 << QByteArray();
    }
    void maps()
    {
        QFETCH(int, begin);
        QFETCH(int, end);
        QFETCH(QByteArray, characters);
        const QByteArray text = "xx.Zm9vYmFy";
        const ByteRange range = base64SourceRange({3, 11}, {begin, end});
        QCOMPARE(range.isValid(), !characters.isNull());
        if (range.isValid())
            QCOMPARE(text.mid(range.begin, range.size()), characters);
    }

    /// Each character of a range carries a bit of it, and the characters outside carry none.
    void bothWaysAgree()
    {
        for (int size = 1; size < 40; ++size) {
            const qsizetype length = encodeBase64Url(QByteArray(size, 'x')).size();
            const ByteRange part = {5, 5 + length};
            for (int i = 0; i < size; ++i) {
                const ByteRange source = base64SourceRange(part, {i, i + 1});
                for (qsizetype at = part.begin; at < part.end; ++at)
                    QCOMPARE(source.contains(at), base64DecodedRange(part, {at, at + 1}).contains(i));
            }
        }
    }
    void outsideIsNowhere()
    {
        QVERIFY(!base64DecodedRange({3, 11}, {2, 4}).isValid());
        QVERIFY(!base64DecodedRange({3, 11}, {10, 12}).isValid());
        QVERIFY(!base64SourceRange({}, {0, 1}).isValid());
        QVERIFY(!base64SourceRange({3, 11}, {}).isValid());
    }
};

QTEST_GUILESS_MAIN(TestSourceMap)
#include "tst_source_map.moc"
