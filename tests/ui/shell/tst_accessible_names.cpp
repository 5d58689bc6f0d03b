#include "shell_fixture.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QScrollBar>

using namespace claimcheck::ui::shell;
using namespace Qt::StringLiterals;

// Every widget that Claimcheck makes says what it is. Qt's own inner parts (a combo box's list, a scroll
// area's viewport and bars, the spin box's field) are named by their owners.
class TestAccessibleNames : public QObject
{
    Q_OBJECT

    static bool isQtsOwn(const QWidget *widget)
    {
        static const QStringList owned = {u"QComboBoxPrivateContainer"_s,
                                          u"QComboBoxListView"_s,
                                          u"QComboBoxPrivateScroller"_s,
                                          u"QLineEditIconButton"_s,
                                          u"QSplitterHandle"_s,
                                          u"QTableCornerButton"_s,
                                          u"QRubberBand"_s,
                                          u"QLayoutWidget"_s,
                                          u"QSizeGrip"_s};
        if (widget->objectName().startsWith("qt_"_L1) ||
            owned.contains(QLatin1StringView(widget->metaObject()->className())))
            return true;
        if (qobject_cast<const QScrollBar *>(widget))
            return true;
        const QWidget *parent = widget->parentWidget();
        if (const auto *area = qobject_cast<const QAbstractScrollArea *>(parent);
            area && area->viewport() == widget)
            return true;
        return parent && isQtsOwn(parent);
    }

private slots:
    void everyWidgetIsNamed()
    {
        ShellFixture fixture;
        for (const ModeRow &row : modeTable)
            fixture.window.showMode(row.mode);
        QStringList nameless;
        for (const QWidget *widget : fixture.window.findChildren<QWidget *>()) {
            if (isQtsOwn(widget) || (!widget->objectName().isEmpty() && !widget->accessibleName().isEmpty()))
                continue;
            nameless << u"%1 '%2' in '%3'"_s.arg(QLatin1StringView(widget->metaObject()->className()),
                                                 widget->objectName(), widget->parentWidget()->objectName());
        }
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
    }

    void everyButtonIsReachedByKeyboard()
    {
        ShellFixture fixture;
        QStringList unreachable;
        for (const QAbstractButton *button : fixture.window.findChildren<QAbstractButton *>()) {
            if (!isQtsOwn(button) && !(button->focusPolicy() & Qt::TabFocus))
                unreachable << button->objectName();
        }
        QVERIFY2(unreachable.isEmpty(), qPrintable(unreachable.join(u'\n')));
    }
};

QTEST_MAIN(TestAccessibleNames)
#include "tst_accessible_names.moc"
