#include "ui/models/byte_layout.h"

#include <QTest>

using namespace claimcheck::ui;
using claimcheck::base::ByteRange;

class TestByteLayout : public QObject
{
    Q_OBJECT

private slots:
    void foldsAtTheWidth()
    {
        const ByteLayout layout(QByteArray("abcdefgh"), 3);
        QCOMPARE(layout.lineCount(), 3);
        QCOMPARE(layout.line(0), (ByteRange{0, 3}));
        QCOMPARE(layout.line(2), (ByteRange{6, 8}));
        QVERIFY(!layout.line(3).isValid());
    }
    void lineFeedsEndLines()
    {
        const ByteLayout layout(QByteArray("ab\n\ncd"), 10);
        QCOMPARE(layout.lineCount(), 3);
        QCOMPARE(layout.line(0), (ByteRange{0, 2}));
        QCOMPARE(layout.line(1), (ByteRange{3, 3}));
        QCOMPARE(layout.line(2), (ByteRange{4, 6}));
    }
    void placesAndOffsetsAreEachOthersInverse_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("ascii") << QByteArray("eyJhbGciOiJub25lIn0.e30.");
        QTest::newRow("two bytes") << QByteArray("a\xC3\xA4z\xC3\xB6");
        QTest::newRow("wide") << QByteArray("\xE6\x97\xA5\xE6\x9C\xAC"
                                            "x");
        QTest::newRow("not UTF-8") << QByteArray("a\xFF\x80z");
        QTest::newRow("controls") << QByteArray("a\x01\te\xE2\x80\xAEz");
    }
    void placesAndOffsetsAreEachOthersInverse()
    {
        QFETCH(QByteArray, text);
        const ByteLayout layout(text, 5);
        for (qsizetype at = 0; at < text.size(); at += ByteLayout::characterAt(text, at).bytes)
            QCOMPARE(layout.offsetAt(layout.placeOf(at)), at);
    }
    void invisibleCharactersAreDrawnAsDots()
    {
        QCOMPARE(ByteLayout::characterAt("\xE2\x80\xAE", 0).code,
                 char32_t(0xB7)); // U+202E, right-to-left override
        QCOMPARE(ByteLayout::characterAt("\x07", 0).code, char32_t(0xB7));
        QCOMPARE(ByteLayout::characterAt("\xFF", 0).code, char32_t(0xFFFD));
    }
    void longTextIsCountedNotLaidOut()
    {
        const ByteLayout layout(QByteArray(ByteLayout::maximumBytes + 1000, 'x'), 100);
        QCOMPARE(layout.hiddenBytes(), 1000);
        QCOMPARE(layout.shownBytes(), ByteLayout::maximumBytes);
    }
    void emptyTextHasOneLine()
    {
        const ByteLayout layout({}, 10);
        QCOMPARE(layout.lineCount(), 1);
        QCOMPARE(layout.line(0), (ByteRange{0, 0}));
        QCOMPARE(layout.offsetAt({4, 7}), 0);
    }
};

QTEST_GUILESS_MAIN(TestByteLayout)
#include "tst_byte_layout.moc"
