#include "shell_fixture.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/help_bubble.h"
#include "ui/shell/status_line.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QClipboard>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QTemporaryDir>

using namespace claimcheck;
using namespace claimcheck::ui;
using namespace claimcheck::ui::shell;
using namespace Qt::StringLiterals;

class TestShell : public QObject
{
    Q_OBJECT

    const QString token = u"eyJhbGciOiJub25lIn0.eyJzdWIiOiJqb2UifQ."_s;

private slots:
    void modesSwitchByKey_data()
    {
        QTest::addColumn<Mode>("mode");
        for (const ModeRow &row : modeTable)
            QTest::newRow(row.id) << row.mode;
    }
    void modesSwitchByKey()
    {
        QFETCH(Mode, mode);
        ShellFixture fixture;
        QVERIFY(QTest::qWaitForWindowActive(&fixture.window));
        QTest::keyClick(&fixture.window, Qt::Key(Qt::Key_1 + int(mode)), Qt::ControlModifier);
        QCOMPARE(fixture.window.mode(), mode);
        QVERIFY(fixture.window.workspace(mode)->isVisible());
    }

    void stateStaysWhileAnotherModeIsShown()
    {
        ShellFixture fixture;
        fixture.window.openText(token);
        QVERIFY(fixture.settle());
        fixture.window.showMode(Mode::Keys);
        fixture.window.showMode(Mode::Inspect);
        QVERIFY(fixture.inspect()->inspection());
    }

    void pasteWorksFromAnywhere()
    {
        ShellFixture fixture;
        QVERIFY(QTest::qWaitForWindowActive(&fixture.window));
        fixture.window.showMode(Mode::Compare);
        QGuiApplication::clipboard()->setText(token);
        QTest::keyClick(&fixture.window, Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(fixture.window.mode(), Mode::Inspect);
        QVERIFY(fixture.settle());
        QCOMPARE(QString::fromLatin1(fixture.inspect()->inspection()->outermost().document().text()), token);
    }

    void dropWorksFromAnywhere()
    {
        ShellFixture fixture;
        fixture.window.showMode(Mode::Capture);
        QMimeData mime;
        mime.setText(token);
        QDragEnterEvent enter(QPoint(700, 400), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&fixture.window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(700, 400), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&fixture.window, &drop);
        QVERIFY(fixture.settle());
        QVERIFY(fixture.inspect()->inspection());
    }

    void fileIsOpened()
    {
        QTemporaryDir directory;
        QFile file(directory.filePath(u"token.jwt"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(token.toLatin1());
        file.close();
        ShellFixture fixture;
        fixture.window.openFile(file.fileName());
        QVERIFY(fixture.settle());
        QCOMPARE(QString::fromLatin1(fixture.inspect()->inspection()->outermost().document().text()), token);
    }

    void aDroppedRecordingGoesToFlow()
    {
        QTemporaryDir directory;
        QFile file(directory.filePath(u"login.har"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"log\":{\"version\":\"1.2\",\"creator\":{},\"entries\":[]}}");
        file.close();
        ShellFixture fixture;
        QMimeData mime;
        mime.setUrls({QUrl::fromLocalFile(file.fileName())});
        QDragEnterEvent enter(QPoint(700, 400), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&fixture.window, &enter);
        QDropEvent drop(QPointF(700, 400), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&fixture.window, &drop);
        QCOMPARE(fixture.window.mode(), Mode::Flow);
    }

    void paletteFindsAndRuns()
    {
        ShellFixture fixture;
        QVERIFY(QTest::qWaitForWindowActive(&fixture.window));
        fixture.window.openCommands();
        auto *palette = fixture.window.findChild<CommandPalette *>();
        QVERIFY(palette->isVisible());
        auto *field = palette->findChild<QLineEdit *>();
        const int all = palette->matchCount();
        QTest::keyClicks(field, u"theme dark"_s);
        QCOMPARE(palette->matchCount(), 1);
        QVERIFY(all > 15);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(!palette->isVisible());
        QCOMPARE(currentTheme(), ThemeKind::Dark);
    }

    void everyCommandHasANameOfItsOwn()
    {
        ShellFixture fixture;
        QSet<QString> names;
        for (const QAction *action : fixture.window.commands()) {
            QVERIFY(!action->text().isEmpty());
            QVERIFY2(!names.contains(action->text()), qPrintable(action->text()));
            names.insert(action->text());
        }
    }

    void statusNeverLies()
    {
        ShellFixture fixture;
        const StatusLine *status = fixture.window.statusLine();
        QCOMPARE(status->networkText(), u"Offline \u2014 0 requests sent"_s);
        NetworkSummary network;
        network.count(u"id.example.org"_s);
        fixture.window.setNetwork(network);
        QCOMPARE(status->networkText(), u"1 request sent to id.example.org"_s);
        network.count(u"api.example.org"_s);
        network.listening = u"127.0.0.1:49211"_s;
        fixture.window.setNetwork(network);
        QCOMPARE(status->networkText(), u"127.0.0.1:49211 waiting for the redirect \u2014 2 requests sent to "
                                        "id.example.org, api.example.org"_s);
        network.listening.clear();
        network.recording = u"login.har"_s;
        fixture.window.setNetwork(network);
        QCOMPARE(status->networkText(),
                 u"login.har is a recorded run \u2014 2 requests sent to id.example.org, api.example.org"_s);
        QCOMPARE(status->findChild<QLabel *>(u"status.time"_s)->text(), u"2026-11-23 16:25:47"_s);
    }

    void secretsAndTimeZoneSwitch()
    {
        ShellFixture fixture;
        QVERIFY(QTest::qWaitForWindowActive(&fixture.window));
        QTest::keyClick(&fixture.window, Qt::Key_H, Qt::ControlModifier);
        QCOMPARE(fixture.window.reveal(), base::Reveal::Shown);
        QTest::keyClick(&fixture.window, Qt::Key_H, Qt::ControlModifier);
        QCOMPARE(fixture.window.reveal(), base::Reveal::Hidden);
        QTest::mouseClick(fixture.window.findChild<QWidget *>(u"status.zone"_s), Qt::LeftButton);
        QCOMPARE(fixture.window.timeDisplay(), TimeDisplay::Local);
    }

    void helpOpens()
    {
        ShellFixture fixture;
        QVERIFY(QTest::qWaitForWindowActive(&fixture.window));
        QTest::keyClick(&fixture.window, Qt::Key_F1);
        auto *help = fixture.window.findChild<HelpBubble *>();
        QVERIFY(help->isVisible());
        QVERIFY(!help->titleText().isEmpty());
        help->close();
    }

    void themesKeepTheWindow()
    {
        ShellFixture fixture;
        fixture.theme.setChoice(ThemeChoice::Dark);
        QCOMPARE(fixture.window.palette().color(QPalette::Window),
                 colour(ColourRole::Window, ThemeKind::Dark));
        fixture.theme.setChoice(ThemeChoice::Light);
        QCOMPARE(fixture.window.palette().color(QPalette::Window),
                 colour(ColourRole::Window, ThemeKind::Light));
    }
};

QTEST_MAIN(TestShell)
#include "tst_shell.moc"
