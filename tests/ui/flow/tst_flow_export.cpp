#include "tests/ui/flow/flow_window.h"
#include "ui/flow/export_button.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>

using namespace claimcheck;
using namespace claimcheck::ui;
using namespace claimcheck::ui::flow;
using namespace Qt::StringLiterals;
using claimcheck::report::ExportFormat;
using claimcheck::report::Redaction;

Q_DECLARE_METATYPE(claimcheck::report::ExportFormat)

namespace {

struct Window : test::FlowWindow
{
    ExportButton *button() { return find<ExportButton>("exportButton"); }
    QByteArray saved(ExportFormat format)
    {
        const QString path = folder.filePath(u"saved"_s);
        QFile::remove(path);
        button()->save(format, path);
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QByteArray accessToken()
    {
        return session().result().token(claimcheck::flow::TokenRole::AccessToken)->text;
    }
};

void addFormats()
{
    QTest::addColumn<ExportFormat>("format");
    for (const report::ExportRow &row : report::exportFormats())
        QTest::newRow(row.name) << row.format;
}

} // namespace

class TestFlowExport : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ThemeKind::Light); }

    void thereIsNothingToExportBeforeARun()
    {
        Window window;
        QVERIFY(!window.button()->isEnabled());
        for (const QAction *action : window.button()->actions())
            QVERIFY(!action->isEnabled());
        QVERIFY(window.complete());
        QVERIFY(QTest::qWaitFor([&] { return window.button()->isEnabled(); }));
    }

    void secretsStayBehindByDefault_data() { addFormats(); }
    void secretsStayBehindByDefault()
    {
        QFETCH(ExportFormat, format);
        Window window;
        QVERIFY(window.complete());
        const QByteArray text = window.saved(format);
        QVERIFY(!text.isEmpty());
        QVERIFY(!text.contains(window.accessToken()));
        // What repeats the answers whole has the newest token, if that is wanted.
        if (format == ExportFormat::Trace || format == ExportFormat::Har) {
            window.button()->setRedaction(Redaction::None);
            QVERIFY(window.saved(format).contains(window.accessToken()));
        }
    }

    void theMenuOffersEveryFormAndLevel()
    {
        Window window;
        QVERIFY(window.complete());
        for (const report::ExportRow &row : report::exportFormats()) {
            const QString name = QString::fromLatin1(row.name);
            QVERIFY(window.button()->findChild<QAction *>(u"export."_s + name));
            QVERIFY(window.button()->findChild<QAction *>(u"exportCopy."_s + name));
        }
        QCOMPARE(window.button()->redaction(), Redaction::Secrets);
        auto *all = window.button()->findChild<QAction *>(u"exportRedaction.none"_s);
        all->trigger();
        QCOMPARE(window.button()->redaction(), Redaction::None);
        QVERIFY(window.saved(ExportFormat::Trace).contains(window.accessToken()));
    }

    void aSavedTraceOpensAgain()
    {
        Window window;
        QVERIFY(window.complete());
        const auto messages = window.session().trace().messages().size();
        const QString path = window.folder.filePath(u"run.trace.json"_s);
        window.button()->save(ExportFormat::Trace, path);
        QVERIFY(window.find<QLabel>("runNotice.text")->text().contains(path));
        QVERIFY(window.open(path));
        QCOMPARE(window.session().trace().messages().size(), messages);
    }

    void aFileThatCannotBeWrittenIsSaid()
    {
        Window window;
        QVERIFY(window.complete());
        window.button()->save(ExportFormat::Har, window.folder.filePath(u"no/such/folder.har"_s));
        QVERIFY(window.find<QLabel>("runNotice.text")->text().contains(u"could not be written"_s));
    }

    void aFileWithSecretsIsForItsOwner()
    {
        Window window;
        QVERIFY(window.complete());
        window.button()->setRedaction(Redaction::None);
        const QString path = window.folder.filePath(u"all.har"_s);
        window.button()->save(ExportFormat::Har, path);
        constexpr auto others = QFileDevice::ReadGroup | QFileDevice::ReadOther;
        QVERIFY(!(QFile::permissions(path) & others));
    }

    void copyPutsItIntoTheClipboard()
    {
        Window window;
        QVERIFY(window.complete());
        window.button()->copy(ExportFormat::Mermaid);
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"sequenceDiagram"_s));
    }
};

QTEST_MAIN(TestFlowExport)
#include "tst_flow_export.moc"
