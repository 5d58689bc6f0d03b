#include "ui/models/hex_text.h"
#include "ui/widgets/hex_view.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QScrollBar>
#include <QTest>

using namespace claimcheck::ui;
using namespace Qt::StringLiterals;

class TestHexView : public QObject
{
    Q_OBJECT

private slots:
    void rowsOfText_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("offset");
        QTest::addColumn<QString>("digits");
        QTest::addColumn<QString>("characters");
        QTest::newRow("letters") << QByteArray("abc") << 0 << u"61 62 63"_s << u"abc"_s;
        QTest::newRow("the end of a line") << QByteArray("abcde") << 4 << u"65"_s << u"e"_s;
        QTest::newRow("no letters") << QByteArray("\x00\x7F\xFF", 3) << 0 << u"00 7f ff"_s
                                    << u"\u00b7\u00b7\u00b7"_s;
        QTest::newRow("past the end") << QByteArray("a") << 1 << QString() << QString();
        QTest::newRow("nothing") << QByteArray() << 0 << QString() << QString();
    }
    void rowsOfText()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, offset);
        QTEST(hexDigits(bytes, offset, 4), "digits");
        QTEST(hexCharacters(bytes, offset, 4), "characters");
    }
    void offsetsGrow()
    {
        QCOMPARE(hexOffset(0), u"00000000"_s);
        QCOMPARE(hexOffset(0x1A0), u"000001a0"_s);
        QCOMPARE(hexOffset(0x123456789), u"123456789"_s);
    }

    void theKeyboardMovesAndSelects()
    {
        HexView view(u"Bytes"_s, u"hex"_s);
        view.resize(1000, 200);
        view.show();
        QByteArray bytes;
        for (int index = 0; index < 256; ++index)
            bytes += char(index);
        view.setBytes(bytes);
        QCOMPARE(view.bytesPerLine(), 16);
        QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(view.caret(), 1);
        QTest::keyClick(&view, Qt::Key_Down);
        QCOMPARE(view.caret(), 17);
        QTest::keyClick(&view, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(view.selectedText(), u"11 12"_s);
        QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"11 12"_s);
        QTest::keyClick(&view, Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(view.caret(), 255);
        QTest::keyClick(&view, Qt::Key_Right); // there is nothing more
        QCOMPARE(view.caret(), 255);
        QTest::keyClick(&view, Qt::Key_Home);
        QCOMPARE(view.caret(), 240);
        QTest::keyClick(&view, Qt::Key_Home, Qt::ControlModifier);
        QTest::keyClick(&view, Qt::Key_Up);
        QCOMPARE(view.caret(), 0);
    }

    void aNarrowViewHasShorterLines()
    {
        HexView view(u"Bytes"_s, u"hex"_s);
        view.resize(320, 200);
        view.show();
        view.setBytes(QByteArray(100, 'x'));
        QCOMPARE(view.bytesPerLine(), 8);
    }

    void nothingIsNoTrouble()
    {
        HexView view(u"Bytes"_s, u"hex"_s);
        view.resize(600, 200);
        view.show();
        view.setBytes({});
        QTest::keyClick(&view, Qt::Key_End);
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, {200, 20});
        QCOMPARE(view.caret(), 0);
        QCOMPARE(view.selectedText(), QString());
        QVERIFY(!view.grab().isNull());
    }

    void aHundredMegabytesAreReachedAtOnce()
    {
        HexView view(u"Bytes"_s, u"hex"_s);
        view.resize(1000, 400);
        view.show();
        QByteArray bytes(100 * 1024 * 1024, 'x');
        bytes.back() = 'z';
        view.setBytes(bytes);
        QTest::keyClick(&view, Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(view.selectedText(), u"7a"_s);
        QCOMPARE(view.verticalScrollBar()->value(), view.verticalScrollBar()->maximum());
        QVERIFY(!view.grab().isNull());
    }
};

QTEST_MAIN(TestHexView)
#include "tst_hex_view.moc"
