#include "core/provider/faults.h"
#include "tests/ui/flow/flow_window.h"
#include "ui/flow/check_up_page.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>

using namespace claimcheck;
using namespace claimcheck::ui;
using namespace claimcheck::ui::flow;
using namespace Qt::StringLiterals;

namespace {

struct Window : test::FlowWindow
{
    CheckUpPage *page() { return find<CheckUpPage>("checkUpPage"); }
    QLineEdit *host() { return find<QLineEdit>("checkUpHost"); }
    bool isOver()
    {
        return QTest::qWaitFor([&] { return find<Button>("checkUpStart")->isEnabled(); }, 60'000);
    }
    QString cell(int row, int column)
    {
        const auto *model = find<DataTable>("checkUpTable")->model();
        return model->index(row, column).data().toString();
    }
    /// Opens the page, types the host and presses Return.
    bool run(const QString &typed)
    {
        find<QAction>("flowCheckUp")->trigger();
        if (!page()->isVisible())
            return false;
        QTest::keyClicks(host(), typed);
        QTest::keyClick(host(), Qt::Key_Return);
        return isOver();
    }
};

} // namespace

class TestFlowCheckUp : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ThemeKind::Light); }

    void nothingIsSentWithoutTheHost()
    {
        Window window;
        const auto before = window.fixture.server->requestLog().size();
        QVERIFY(window.run(u"id.example.org"_s));
        QCOMPARE(window.fixture.server->requestLog().size(), before);
        QVERIFY(window.find<QLabel>("checkUpProblem")->text().contains(u"127.0.0.1"_s));
        QCOMPARE(window.cell(0, 0), u"to come"_s);
    }
    void aGoodProviderAcceptsNothing()
    {
        Window window;
        QVERIFY(window.run(u"127.0.0.1"_s));
        QCOMPARE(window.find<Chip>("checkUpSummary")->text(), u"nothing accepted"_s);
        QCOMPARE(window.page()->results().size(), claimcheck::flow::probes().size());
        QCOMPARE(window.cell(0, 0), u"refused"_s);
        QVERIFY(window.find<Button>("checkUpSave")->isEnabled());
    }
    void whatIsAcceptedIsSaid()
    {
        Window window;
        window.fixture.server->setHooks(*provider::hooksFor({u"code-reusable"_s}));
        QVERIFY(window.run(u"127.0.0.1"_s));
        QCOMPARE(window.find<Chip>("checkUpSummary")->text(), u"1 failed"_s);
    }
    void cancelKeepsWhatWasFound()
    {
        Window window;
        window.find<QAction>("flowCheckUp")->trigger();
        QTest::keyClicks(window.host(), u"127.0.0.1"_s);
        window.find<Button>("checkUpStart")->click();
        QVERIFY(QTest::qWaitFor([&] { return window.page()->results().size() >= 2; }, 30'000));
        window.find<Button>("checkUpCancel")->click();
        const auto found = window.page()->results().size();
        QTest::qWait(100);
        QCOMPARE(window.page()->results().size(), found);
        QVERIFY(found < claimcheck::flow::probes().size());
        window.find<Button>("checkUpClose")->click();
        QVERIFY(!window.page()->isVisible());
    }
};

QTEST_MAIN(TestFlowCheckUp)
#include "tst_flow_check_up.moc"
