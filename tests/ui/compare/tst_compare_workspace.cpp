#include "tests/ui/compare/compare_window.h"
#include "ui/compare/advice_panel.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>

using namespace claimcheck;
using namespace claimcheck::ui;
using namespace Qt::StringLiterals;

using test::CompareWindow;

/// What needs no network: pasted responses, masks, help, keys.
class TestCompareWorkspace : public QObject
{
    Q_OBJECT

    static void paste(CompareWindow &window, const QByteArray &a, const QByteArray &b)
    {
        window.find<QAction>("comparePaste")->trigger();
        window.find<QPlainTextEdit>("pasteA")->setPlainText(QString::fromUtf8(a));
        window.find<QPlainTextEdit>("pasteB")->setPlainText(QString::fromUtf8(b));
        window.click("pasteCompare");
    }

private slots:
    void initTestCase() { applyTheme(*qApp, ThemeKind::Light); }

    void nothingIsSentBeforeAClick()
    {
        CompareWindow window;
        QVERIFY(window.find<QAction>("compareMeasure")->isEnabled());
        QCOMPARE(window.fixture.server->requestLog().size(), std::size_t(0));
        QVERIFY(!window.find<QAbstractButton>("comparisonExport")->isEnabled());
        QVERIFY(!window.find<QAction>("compareDifferences")->isEnabled());
    }

    void pastedResponsesAreShownWithoutTheServer()
    {
        CompareWindow window;
        paste(window, test::jwtResponse(), test::opaqueResponse());
        QCOMPARE(window.session().comparison().subject, ui::compare::Subject::Pasted);
        QVERIFY(window.find<QLabel>("responseA.title")->text().startsWith(u"A \u00b7"_s));
        QCOMPARE(window.find<Chip>("responseAKind")->text(), u"self-contained"_s);
        QCOMPARE(window.find<Chip>("responseBKind")->text(), u"reference"_s);
        QCOMPARE(window.find<Chip>("responseBBytes")->text(), u"43 bytes"_s);
        QVERIFY(window.cell(u"Validated by"_s, 1).contains(u"locally"_s));
        QVERIFY(window.cell(u"Validated by"_s, 2).contains(u"server"_s));
        QCOMPARE(window.cell(u"Measured"_s, 1), u"needs the server"_s);
        QCOMPARE(window.cell(u"Measured"_s, 2), u"needs the server"_s);
        QCOMPARE(window.cell(u"Bytes"_s, 2), u"43"_s);
        QVERIFY(window.cell(u"Readable"_s, 1).contains(u"email"_s));
        QCOMPARE(window.cell(u"Readable"_s, 2), u"nothing"_s);
        QCOMPARE(window.cell(u"Lifetime"_s, 2), u"15 min"_s);
        QVERIFY(window.cell(u"Claims the API gets"_s, 1).contains(u"iss  sub"_s));
        QCOMPARE(window.cell(u"After revocation"_s, 1), u"needs the server"_s);
        QCOMPARE(window.fixture.server->requestLog().size(), std::size_t(0));
        QVERIFY(window.find<QAbstractButton>("comparisonExport")->isEnabled());
    }

    void textThatIsNoResponseIsSaidBesideItsField_data()
    {
        QTest::addColumn<QByteArray>("a");
        QTest::addColumn<QByteArray>("b");
        QTest::addColumn<bool>("aIsWrong");
        QTest::addColumn<bool>("bIsWrong");
        const QByteArray good = test::opaqueResponse();
        QTest::newRow("both empty") << QByteArray() << QByteArray("  \n") << true << true;
        QTest::newRow("one empty") << good << QByteArray() << false << true;
        QTest::newRow("an OAuth error")
            << QByteArray("{\"error\":\"invalid_grant\"}") << good << true << false;
        QTest::newRow("damaged JSON") << good << good.left(60) << false << true;
        QTest::newRow("no token in it") << QByteArray("{\"a\":1}") << good << true << false;
        QTest::newRow("too much") << good << QByteArray(256 * 1024 + 1, 'a') << false << true;
    }
    void textThatIsNoResponseIsSaidBesideItsField()
    {
        QFETCH(QByteArray, a);
        QFETCH(QByteArray, b);
        CompareWindow window;
        paste(window, a, b);
        QTEST(!window.find<QLabel>("pasteAProblem")->isHidden(), "aIsWrong");
        QTEST(!window.find<QLabel>("pasteBProblem")->isHidden(), "bIsWrong");
        QVERIFY(!window.session().comparison().hasResponses());
        // The page stays, and typing takes the problem away.
        QVERIFY(window.find<QPlainTextEdit>("pasteA")->isVisible());
        window.find<QPlainTextEdit>("pasteA")->setPlainText(u"{"_s);
        QVERIFY(window.find<QLabel>("pasteAProblem")->isHidden());
    }

    void secretsAreHiddenUntilShown()
    {
        CompareWindow window;
        paste(window, test::jwtResponse(), test::opaqueResponse());
        QVERIFY(!window.lines("responseBLines").contains(u"vDqzS3c7"_s));
        QVERIFY(!window.lines("responseALines").contains(u"eyJpc3Mi"_s));
        QVERIFY(
            window.lines("responseALines").contains(u"eyJhbGciOiJSUzI1Ni"_s)); // the header holds no secret
        QVERIFY(window.lines("responseBLines").contains(u"\"expires_in\": 900"_s));
        window.workspace.setReveal(base::Reveal::Shown);
        QVERIFY(window.lines("responseBLines").contains(u"vDqzS3c7fWJx0mTn8bLr2aPkYt5hGu9eXoZi1QsRwCM"_s));
        QVERIFY(window.lines("responseALines").contains(u"eyJpc3Mi"_s));
        window.workspace.setReveal(base::Reveal::Hidden);
        QVERIFY(!window.lines("responseBLines").contains(u"vDqzS3c7"_s));
    }

    void everyMemberIsExplained()
    {
        CompareWindow window;
        paste(window, test::jwtResponse(), test::opaqueResponse());
        auto *lines = window.find<QAbstractItemView>("responseALines");
        lines->setFocus();
        for (int row = 0; row < 4; ++row) {
            lines->setCurrentIndex(lines->model()->index(row, 0));
            const HelpText help = window.workspace.help();
            QVERIFY(!help.title.isEmpty());
            QVERIFY2(!help.text.isEmpty(), qPrintable(help.title));
            QCOMPARE(lines->model()->index(row, 0).data(Qt::ToolTipRole).toString(), help.text);
        }
        auto *table = window.find<QAbstractItemView>("apiTable");
        table->setFocus();
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            table->setCurrentIndex(table->model()->index(row, 0));
            QVERIFY(!window.workspace.help().text.isEmpty());
        }
    }

    void keysDoWhatTheMouseDoes()
    {
        CompareWindow window;
        window.workspace.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window.workspace));
        window.workspace.showPaste();
        auto *first = window.find<QPlainTextEdit>("pasteA");
        QVERIFY(first->hasFocus());
        QTest::keyClicks(first, u"abc.def"_s);
        QTest::keyClick(first, Qt::Key_Tab);
        QVERIFY(window.find<QPlainTextEdit>("pasteB")->hasFocus());
        QTest::keyClick(window.find<QPlainTextEdit>("pasteB"), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(!window.find<QLabel>("pasteBProblem")->isHidden()); // nothing is in it
        QTest::keyClick(window.find<QPlainTextEdit>("pasteB"), Qt::Key_Escape);
        QVERIFY(!first->isVisible());
        QVERIFY(window.workspace.commands().size() >= 8);
    }

    void claimsStandBesideEachOther()
    {
        CompareWindow window;
        paste(window, test::jwtResponse(), test::opaqueResponse());
        window.workspace.api().setView(ui::compare::ApiPane::View::ClaimsOfA);
        const auto *model = window.find<QAbstractItemView>("claimsTable")->model();
        QCOMPARE(model->rowCount(), 6);
        QCOMPARE(model->columnCount(), 2); // the claim, the access token
        window.workspace.api().setView(ui::compare::ApiPane::View::ClaimsOfB);
        QVERIFY(window.find<QWidget>("claimsEmpty")->isVisible());
    }

    void aBadProfileFileIsSaidInTheWindow()
    {
        CompareWindow window;
        const QString path = window.folder.filePath(u"p.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"issuer\":\"https://op.example\",\"client\":{\"id\":\"c\"}}");
        file.close();
        window.workspace.takeFile(path); // it does not say how to get two tokens
        QVERIFY(window.find<QLabel>("compareNotice.text")->text().contains(path));
    }
};

QTEST_MAIN(TestCompareWorkspace)
#include "tst_compare_workspace.moc"
