#include "tests/core/compare/token_pairs.h"
#include "ui/compare/token_diff_model.h"
#include "ui/compare/token_diff_page.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace claimcheck;
using namespace claimcheck::ui;
using namespace claimcheck::ui::compare;
using namespace Qt::StringLiterals;

namespace {

const QByteArray tokenA =
    test::madeJwt("{\"sub\":\"u1\",\"iat\":100,\"scope\":\"a b\",\"n\":3.0,\"gone\":1}");
const QByteArray tokenB =
    test::madeJwt("{\"sub\":\"u1\",\"iat\":160,\"scope\":\"b c\",\"n\":3,\"new\":{\"x\":1}}");

struct Page
{
    TokenDiffPage page;

    Page()
    {
        page.resize(1300, 760);
        page.show();
    }
    template <typename T>
    T *find(const char *name)
    {
        return page.findChild<T *>(QString::fromLatin1(name));
    }
    QAbstractItemModel *rows() { return find<DataTable>("tokenDiffRows")->model(); }
    QString cell(int row, int column) { return rows()->index(row, column).data().toString(); }
    /// The row of that place; -1 if there is none.
    int rowOf(const QString &where)
    {
        for (int row = 0; row < rows()->rowCount(); ++row) {
            if (cell(row, TokenDiffModel::Where) == where)
                return row;
        }
        return -1;
    }
    QString kindOf(const QString &where)
    {
        const int row = rowOf(where);
        return row < 0 ? u"no row"_s : cell(row, TokenDiffModel::Kind);
    }
    void type(const char *name, const QByteArray &text)
    {
        find<QPlainTextEdit>(name)->setPlainText(QString::fromUtf8(text));
    }
};

} // namespace

class TestTokenDiffPage : public QObject
{
    Q_OBJECT

private slots:
    void init() { applyTheme(*qApp, ThemeKind::Light); }

    void typedTokensAreCompared()
    {
        Page shown;
        shown.type("tokenDiffA", tokenA);
        QCOMPARE(shown.rows()->rowCount(), 0); // one alone is nothing to compare
        shown.type("tokenDiffB", tokenB);
        QCOMPARE(shown.kindOf(u"scope"_s), u"changed"_s);
        QCOMPARE(shown.kindOf(u"gone"_s), u"only in A"_s);
        QCOMPARE(shown.kindOf(u"new"_s), u"only in B"_s);
        QCOMPARE(shown.kindOf(u"n"_s), u"the same, written differently"_s);
        QCOMPARE(shown.kindOf(u"sub"_s), u"no row"_s);
        QCOMPARE(shown.kindOf(u"iat"_s), u"no row"_s);
        const int scope = shown.rowOf(u"scope"_s);
        QCOMPARE(shown.rows()->index(scope, TokenDiffModel::Kind).data(CellNoteRole).toString(),
                 u"new: c \u00b7 gone: a"_s);
        QCOMPARE(shown.cell(scope, TokenDiffModel::First), u"\"a b\""_s);
        QVERIFY(shown.find<Chip>("tokenDiffSummary")->text().contains(u"1 changed"_s));
        QCOMPARE(shown.find<Chip>("tokenDiffAShape")->text(), u"JWT access token"_s);
    }

    void everyKindHasAShapeOfItsOwn()
    {
        Page shown;
        shown.find<QCheckBox>("tokenDiffOnly")->setChecked(false);
        shown.page.compareTexts(tokenA, tokenB);
        QSet<QString> icons, kinds;
        for (int row = 0; row < shown.rows()->rowCount(); ++row) {
            icons += shown.rows()->index(row, TokenDiffModel::Kind).data(CellIconRole).toString();
            kinds += shown.cell(row, TokenDiffModel::Kind);
        }
        QCOMPARE(kinds.size(), 6);
        QCOMPARE(icons.size(), 6);
    }

    void setAsideIsAChoice()
    {
        Page shown;
        shown.page.compareTexts(tokenA, tokenB);
        QCOMPARE(shown.kindOf(u"iat"_s), u"no row"_s);
        shown.find<QCheckBox>("tokenDiffOnly")->setChecked(false);
        QCOMPARE(shown.kindOf(u"iat"_s), u"set aside"_s);
        shown.find<QCheckBox>("setAside_iat")->setChecked(false);
        QCOMPARE(shown.kindOf(u"iat"_s), u"changed"_s);
        QCOMPARE(shown.kindOf(u"sub"_s), u"the same"_s);
    }

    void secretsStayHidden()
    {
        Page shown;
        const QByteArray a = "first-opaque-secret", b = "second-opaque-secret";
        shown.page.compareTexts(a, b);
        const auto seesSecret = [&shown] {
            QString text = shown.find<QPlainTextEdit>("tokenDiffA")->toPlainText();
            for (int row = 0; row < shown.rows()->rowCount(); ++row)
                text += shown.cell(row, TokenDiffModel::First);
            return text.contains(u"first-opaque-secret"_s);
        };
        QVERIFY(shown.rows()->rowCount() > 0);
        QVERIFY(!seesSecret());
        QVERIFY(shown.find<QPlainTextEdit>("tokenDiffA")->isReadOnly());
        shown.page.setReveal(base::Reveal::Shown);
        QVERIFY(seesSecret());
        shown.page.setReveal(base::Reveal::Hidden);
        QVERIFY(!seesSecret());
        QTest::mouseClick(shown.find<QPushButton>("tokenDiffAClear"), Qt::LeftButton);
        QVERIFY(!shown.find<QPlainTextEdit>("tokenDiffA")->isReadOnly());
        QCOMPARE(shown.rows()->rowCount(), 0);
    }

    void unreadableTextIsSaid()
    {
        Page shown;
        shown.page.compareTexts("hello world", tokenB);
        QCOMPARE(shown.find<Chip>("tokenDiffAShape")->tone(), Tone::Error);
        QCOMPARE(shown.rows()->rowCount(), 1); // the note
    }

    void longTextIsNotRead()
    {
        Page shown;
        shown.page.compareTexts(QByteArray(256 * 1024 + 1, 'a'), tokenB);
        QCOMPARE(shown.find<Chip>("tokenDiffAShape")->text(), u"Longer than 256 KB"_s);
        QCOMPARE(shown.rows()->rowCount(), 0);
        shown.page.setText(DiffField::A, QByteArray(256 * 1024, 'a'));
        QVERIFY(shown.rows()->rowCount() > 0);
    }

    void buttonsAsk()
    {
        Page shown;
        QSignalSpy closed(&shown.page, &TokenDiffPage::closeRequested);
        QSignalSpy wanted(&shown.page, &TokenDiffPage::inspectTokenWanted);
        QTest::mouseClick(shown.find<QPushButton>("tokenDiffClose"), Qt::LeftButton);
        QTest::mouseClick(shown.find<QPushButton>("tokenDiffBFromInspect"), Qt::LeftButton);
        QCOMPARE(closed.count(), 1);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.front().front().value<DiffField>(), DiffField::B);
    }

    /// Tab goes from the first field through everything that can be done, and back to it.
    void theKeyboardReachesEverything()
    {
        Page shown;
        shown.page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&shown.page));
        shown.page.firstField()->setFocus();
        QStringList reached;
        for (int i = 0; i < 40 && qApp->focusWidget(); ++i) {
            reached += qApp->focusWidget()->objectName();
            QTest::keyClick(qApp->focusWidget(), Qt::Key_Tab);
        }
        for (const QString &name :
             {u"tokenDiffA"_s, u"tokenDiffB"_s, u"tokenDiffAFromInspect"_s, u"tokenDiffBClear"_s,
              u"setAside_iat"_s, u"tokenDiffOnly"_s, u"tokenDiffClose"_s, u"tokenDiffRows"_s})
            QVERIFY2(reached.contains(name), qPrintable(name + u" not in "_s + reached.join(u' ')));
    }

    void everyPartHasItsNames()
    {
        Page shown;
        for (const QWidget *widget : shown.page.findChildren<QWidget *>()) {
            const bool ours =
                qobject_cast<const QCheckBox *>(widget) || qobject_cast<const QPushButton *>(widget) ||
                qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const DataTable *>(widget);
            if (ours)
                QVERIFY2(!widget->objectName().isEmpty() && !widget->accessibleName().isEmpty(),
                         qPrintable(widget->objectName()));
        }
    }

    /// With CLAIMCHECK_TEST_PICTURES=FOLDER for eyes.
    void itPaintsInBothThemes_data()
    {
        QTest::addColumn<int>("theme");
        QTest::newRow("light") << int(ThemeKind::Light);
        QTest::newRow("dark") << int(ThemeKind::Dark);
    }
    void itPaintsInBothThemes()
    {
        QFETCH(int, theme);
        applyTheme(*qApp, ThemeKind(theme));
        Page shown;
        shown.page.compareTexts(
            test::refreshed(1700000000, "j1", "r1secret"),
            test::refreshed(1700000600, "j2", "r2secret").replace("\"Bearer\"", "\"DPoP\""));
        QTest::qWait(50);
        const QImage picture = shown.page.grab().toImage();
        const QString folder = qEnvironmentVariable("CLAIMCHECK_TEST_PICTURES");
        if (!folder.isEmpty())
            QVERIFY(picture.save(folder + u"/token-diff-"_s + QLatin1String(QTest::currentDataTag()) +
                                 u".png"_s));
        QSet<QRgb> colours;
        for (int y = 0; y < picture.height(); y += 3)
            for (int x = 0; x < picture.width(); x += 3)
                colours += picture.pixel(x, y);
        QVERIFY(colours.size() > 20);
    }
};

QTEST_MAIN(TestTokenDiffPage)
#include "tst_token_diff_page.moc"
