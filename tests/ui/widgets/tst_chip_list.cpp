#include "ui/widgets/button.h"
#include "ui/widgets/chip_list.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace claimcheck::ui;
using namespace Qt::StringLiterals;

class TestChipList : public QObject
{
    Q_OBJECT

private slots:
    void wordsAreAdded_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("values");
        QTest::addColumn<int>("edits");
        QTest::newRow("one") << u"email"_s << QStringList{u"openid"_s, u"email"_s} << 1;
        QTest::newRow("several") << u"  a:b c "_s << QStringList{u"openid"_s, u"a:b"_s, u"c"_s} << 1;
        QTest::newRow("one that is there") << u"openid"_s << QStringList{u"openid"_s} << 0;
        QTest::newRow("none") << u"  "_s << QStringList{u"openid"_s} << 0;
    }
    void wordsAreAdded()
    {
        QFETCH(QString, typed);
        ChipList list(u"Scopes"_s, u"scopes"_s);
        list.setValues({u"openid"_s});
        list.show();
        QVERIFY(QTest::qWaitForWindowActive(&list));
        QSignalSpy edited(&list, &ChipList::edited);
        list.findChild<Button *>(u"scopes.add"_s)->click();
        auto *line = list.findChild<QLineEdit *>(u"scopes.line"_s);
        QVERIFY(line->isVisible());
        QTest::keyClicks(line, typed);
        QTest::keyClick(line, Qt::Key_Return);
        QTEST(list.values(), "values");
        QTEST(int(edited.size()), "edits");
    }

    void keysTakeChipsAway_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::newRow("Delete") << Qt::Key_Delete;
        QTest::newRow("Backspace") << Qt::Key_Backspace;
        QTest::newRow("Space, a click") << Qt::Key_Space;
    }
    void keysTakeChipsAway()
    {
        QFETCH(Qt::Key, key);
        ChipList list(u"Scopes"_s, u"scopes"_s);
        list.setValues({u"openid"_s, u"email"_s, u"profile"_s});
        list.show();
        QVERIFY(QTest::qWaitForWindowActive(&list));
        QSignalSpy edited(&list, &ChipList::edited);
        auto *chip = list.findChildren<Button *>(u"scopes.chip"_s).at(1);
        chip->setFocus();
        QTest::keyClick(chip, key);
        QCOMPARE(list.values(), QStringList({u"openid"_s, u"profile"_s}));
        QCOMPARE(edited.size(), 1);
        const auto *now = static_cast<const Button *>(list.focusWidget());
        QVERIFY(now && now->accessibleName().startsWith(u"profile"_s));
    }

    /// Made later than their neighbours, they stand before "+ add" all the same.
    void tabGoesThroughTheChips()
    {
        QWidget window;
        auto *first = new QLineEdit(&window);
        auto *list = new ChipList(u"Scopes"_s, u"scopes"_s, &window);
        auto *last = new QLineEdit(&window);
        list->setGeometry(0, 30, 300, 60);
        last->setGeometry(0, 100, 100, 24);
        list->setValues({u"openid"_s, u"email"_s});
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        first->setFocus();
        QStringList names;
        while (window.focusWidget() != last && names.size() < 9) {
            QTest::keyClick(window.focusWidget(), Qt::Key_Tab);
            names += window.focusWidget()->objectName();
        }
        QCOMPARE(names, QStringList({u"scopes.chip"_s, u"scopes.chip"_s, u"scopes.add"_s, QString()}));
    }

    void escapeLeavesTheLine()
    {
        ChipList list(u"Scopes"_s, u"scopes"_s);
        list.show();
        QVERIFY(QTest::qWaitForWindowActive(&list));
        list.findChild<Button *>(u"scopes.add"_s)->click();
        auto *line = list.findChild<QLineEdit *>(u"scopes.line"_s);
        QTest::keyClicks(line, u"email"_s);
        QTest::keyClick(line, Qt::Key_Escape);
        QVERIFY(!line->isVisible());
        QVERIFY(list.values().isEmpty());
        QVERIFY(list.findChild<Button *>(u"scopes.add"_s)->hasFocus());
    }

    void chipsFold()
    {
        ChipList list(u"Scopes"_s, u"scopes"_s);
        QStringList many;
        for (int number = 0; number < 30; ++number)
            many += u"scope:%1"_s.arg(number);
        list.setValues(many);
        QVERIFY(list.heightForWidth(300) > 3 * list.heightForWidth(3'000));
    }
};

QTEST_MAIN(TestChipList)
#include "tst_chip_list.moc"
