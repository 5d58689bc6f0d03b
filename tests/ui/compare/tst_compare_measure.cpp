#include "tests/ui/compare/compare_window.h"
#include "ui/compare/advice_panel.h"
#include "ui/compare/comparison_export.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QLabel>
#include <QProgressBar>
#include <QSignalSpy>

using namespace claimcheck;
using namespace claimcheck::ui;
using namespace claimcheck::ui::compare;
using namespace Qt::StringLiterals;

using test::CompareWindow;

/// Measured against the built-in provider.
class TestCompareMeasure : public QObject
{
    Q_OBJECT

    static constexpr int patience = 60'000; // milliseconds

    static void begin(CompareWindow &window, int samples)
    {
        window.workspace.api().setSamples(samples);
        window.find<QAction>("compareMeasure")->trigger();
    }
    static bool ends(CompareWindow &window)
    {
        return QTest::qWaitFor([&window] { return !window.session().isMeasuring(); }, patience);
    }
    static QByteArray written(CompareWindow &window, ComparisonFormat format, const QString &name)
    {
        const QString path = window.folder.filePath(name);
        window.workspace.exports().save(format, path);
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private slots:
    void initTestCase() { applyTheme(*qApp, ThemeKind::Light); }

    void theTableFillsAndTheAnswerComes()
    {
        CompareWindow window;
        QSignalSpy finished(&window.session(), &CompareSession::finished);
        begin(window, 20);
        QVERIFY(window.session().isMeasuring());
        QVERIFY(!window.find<QAction>("compareMeasure")->isEnabled());
        QVERIFY(QTest::qWaitFor([&] { return window.find<QProgressBar>("compareProgress")->isVisible(); }));
        QVERIFY2(ends(window), qPrintable(window.find<QLabel>("compareNotice.text")->text()));
        QCOMPARE(finished.size(), 1);
        QCOMPARE(window.session().comparison().stage, Stage::Completed);
        QVERIFY(window.find<QLabel>("responseA.title")->text().contains(u"JWT"_s));
        QVERIFY(window.cell(u"Validated by"_s, 2).contains(u"POST /"_s));
        for (const int column : {1, 2}) {
            QVERIFY2(window.cell(u"Measured, median of 20"_s, column).contains(u"p99"_s),
                     qPrintable(window.cell(u"Measured"_s, column)));
            QVERIFY(window.cell(u"Cold"_s, column).contains(u"p99"_s));
            QVERIFY(window.cell(u"A call to the API"_s, column).contains(u"p99"_s));
        }
        QVERIFY(window.cell(u"After revocation"_s, 1).contains(u"accepted for"_s));
        QVERIFY(window.cell(u"After revocation"_s, 2).startsWith(u"refused"_s));
        QVERIFY(window.cell(u"Works while"_s, 1).startsWith(u"yes"_s));
        QVERIFY(window.cell(u"Works while"_s, 2).startsWith(u"no"_s));
        QVERIFY(window.cell(u"Claims the API gets"_s, 2).startsWith(u"active"_s));
        QVERIFY(!window.workspace.advice().advice().heading.isEmpty());
        // What is told to have been sent was received.
        QCOMPARE(window.session().comparison().measurement.hosts.size(), 1);
    }

    void cancelKeepsWhatWasMeasured()
    {
        CompareWindow window;
        begin(window, 2000);
        QVERIFY(QTest::qWaitFor(
            [&] {
                return !window.session()
                            .comparison()
                            .measurement.token(CompareSide::A)
                            .localWarm.samples.isEmpty();
            },
            patience));
        window.click("compareCancel");
        QVERIFY(ends(window));
        QCOMPARE(window.session().comparison().stage, Stage::Cancelled);
        QVERIFY(window.cell(u"Measured"_s, 1).contains(u"p99"_s));
        QVERIFY2(window.cell(u"After revocation"_s, 2).contains(u"cancelled"_s),
                 qPrintable(window.cell(u"After revocation"_s, 2)));
        QVERIFY(window.find<QLabel>("compareNotice.text")->text().startsWith(u"Cancelled"_s));
        QVERIFY(window.find<QAction>("compareMeasure")->isEnabled()); // again
    }

    void exportsAreRedactedByDefault()
    {
        CompareWindow window;
        begin(window, 5);
        QVERIFY(ends(window));
        const QByteArray token = window.session().comparison().measurement.token(CompareSide::B).accessToken;
        QVERIFY(token.size() > 20);
        const QByteArray markdown = written(window, ComparisonFormat::Markdown, u"c.md"_s);
        QVERIFY(markdown.startsWith("#"));
        QVERIFY(!markdown.contains(token));
        const QByteArray html = written(window, ComparisonFormat::Html, u"c.html"_s);
        QVERIFY(html.contains("<svg"));
        QVERIFY(!html.contains(token));
        const QByteArray csv = written(window, ComparisonFormat::Csv, u"c.csv"_s);
        QVERIFY(csv.count('\n') > 20);
        QVERIFY(!csv.contains(token));
        QVERIFY(window.find<QLabel>("compareNotice.text")->text().contains(u"Saved"_s));
        window.workspace.exports().save(ComparisonFormat::Csv, window.folder.filePath(u"none/c.csv"_s));
        QVERIFY(window.find<QLabel>("compareNotice.text")->text().contains(u"could not be written"_s));
    }

    void aServerThatIsNotThereIsSaid()
    {
        CompareWindow window;
        window.fixture.server->close();
        begin(window, 5);
        QVERIFY(ends(window));
        QVERIFY(!window.find<QLabel>("compareNotice.text")->text().isEmpty());
        QVERIFY(!window.session().problem().isEmpty());
    }
};

QTEST_MAIN(TestCompareMeasure)
#include "tst_compare_measure.moc"
