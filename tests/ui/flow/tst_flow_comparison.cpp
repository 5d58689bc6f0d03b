#include "core/flow/trace_file.h"
#include "tests/ui/flow/flow_window.h"
#include "ui/flow/compare_button.h"
#include "ui/flow/comparison_page.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QCheckBox>
#include <QMenu>
#include <QStackedWidget>

using namespace claimcheck;
using namespace claimcheck::ui;
using namespace claimcheck::ui::flow;
using namespace Qt::StringLiterals;

namespace {

struct Window : test::FlowWindow
{
    CompareButton *button() { return find<CompareButton>("compareButton"); }
    ComparisonPage *page() { return find<ComparisonPage>("comparisonPage"); }
    DataTable *values() { return find<DataTable>("comparedValues"); }
    /// A run whose token response has no Cache-Control: rule TS02 fails there.
    bool completeWithAFault()
    {
        provider::Hooks hooks;
        hooks.response = [](provider::Part part, const http::Request &, http::Response &response) {
            if (part == provider::Part::TokenResponse)
                response.headers.remove("Cache-Control");
        };
        fixture.server->setHooks(hooks);
        return complete();
    }
    /// The row of the table of values that begins so, -1 if there is none.
    int rowOf(const QString &what)
    {
        for (int row = 0; row < values()->model()->rowCount(); ++row) {
            if (values()->model()->index(row, 0).data().toString().compare(what, Qt::CaseInsensitive) == 0)
                return row;
        }
        return -1;
    }
    QString cell(int row, int column) { return values()->model()->index(row, column).data().toString(); }
};

} // namespace

class TestFlowComparison : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ThemeKind::Light); }

    void oneRunHasNothingToCompareWith()
    {
        Window window;
        QVERIFY(window.complete());
        QVERIFY(!window.button()->isEnabled());
    }

    void twoGoodRunsAreTheSame()
    {
        Window window;
        QVERIFY(window.complete());
        QVERIFY(window.complete());
        QVERIFY(QTest::qWaitFor([&] { return window.button()->isEnabled(); }));
        window.button()->choose(0);
        QVERIFY(window.page()->isVisible());
        QVERIFY2(window.page()->comparison().isSame(), "only what is new in every run may differ");
        QCOMPARE(window.find<Chip>("comparedSummary")->text(), u"no difference"_s);
        QCOMPARE(window.values()->model()->rowCount(), 0);
        window.find<QCheckBox>("comparedExpected")->setChecked(true);
        window.find<DataTable>("comparedMessages")->selectRow(1); // the authorization request
        QVERIFY(window.rowOf(u"state"_s) >= 0);
    }

    void aCheckThatFailsInOneRunIsShown()
    {
        Window window;
        QVERIFY(window.complete());
        QVERIFY(window.completeWithAFault());
        QVERIFY(QTest::qWaitFor([&] { return window.button()->isEnabled(); }));
        window.button()->choose(0);
        const int header = window.rowOf(u"Cache-Control"_s);
        QVERIFY(header >= 0);
        QCOMPARE(window.cell(header, ComparedValuesModel::Second), u"not there"_s);
        const int check = window.rowOf(u"Check TS02"_s);
        QVERIFY(check >= 0);
        QCOMPARE(window.cell(check, ComparedValuesModel::First), u"passed"_s);
        QVERIFY(window.cell(check, ComparedValuesModel::Second).size() > 10);
        window.find<QPushButton>("comparisonClose")->click();
        QVERIFY(!window.page()->isVisible());
    }

    void secretsAreHiddenUntilRevealed()
    {
        Window window;
        QVERIFY(window.complete());
        const QByteArray token =
            window.session().result().token(claimcheck::flow::TokenRole::AccessToken)->text;
        QVERIFY(window.complete());
        QVERIFY(QTest::qWaitFor([&] { return window.button()->isEnabled(); }));
        window.button()->choose(0);
        window.find<QCheckBox>("comparedExpected")->setChecked(true);
        for (int row = 0; row < window.find<DataTable>("comparedMessages")->model()->rowCount(); ++row) {
            window.find<DataTable>("comparedMessages")->selectRow(row);
            for (int value = 0; value < window.values()->model()->rowCount(); ++value)
                QVERIFY(!window.cell(value, 1).contains(QString::fromUtf8(token)));
        }
        window.workspace.setReveal(base::Reveal::Shown);
        bool seen = false;
        for (int row = 0; row < window.find<DataTable>("comparedMessages")->model()->rowCount(); ++row) {
            window.find<DataTable>("comparedMessages")->selectRow(row);
            if (const int value = window.rowOf(u"access_token"_s); value >= 0)
                seen = seen || window.cell(value, 1) == QString::fromUtf8(token);
        }
        QVERIFY(seen);
    }

    void aRecordedRunComparesWithALiveOne()
    {
        Window window;
        QVERIFY(window.complete());
        const QString path =
            window.write(u"run.json"_s,
                         claimcheck::flow::writeTrace(window.session().trace(), window.session().profile()));
        QVERIFY(window.open(path));
        QVERIFY(QTest::qWaitFor([&] { return window.button()->isEnabled(); }));
        window.button()->choose(0);
        // Checks may differ: a file does not tell what its server refused in another run.
        for (const auto &message : window.page()->comparison().messages) {
            QVERIFY(message.a > 0 && message.b > 0);
            QCOMPARE(message.count(claimcheck::flow::Difference::Differs), 0);
        }
    }

    void runsAreKeptToALimit()
    {
        Window window;
        const auto run = std::make_shared<claimcheck::flow::RunState>();
        RunKeeper keeper(window.session());
        for (int count = 0; count < 25; ++count)
            emit window.session().runLeft(std::make_shared<claimcheck::flow::RunState>(*run), {});
        QCOMPARE(keeper.runs().size(), std::size_t(20));
        QVERIFY(keeper.runs().front().title.contains(u"25"_s));
        const auto last = keeper.runs().back().run;
        emit window.session().runLeft(last, u"a.har"_s); // one that is there moves to the front
        QCOMPARE(keeper.runs().size(), std::size_t(20));
        QCOMPARE(keeper.runs().front().run, last);
    }
};

QTEST_MAIN(TestFlowComparison)
#include "tst_flow_comparison.moc"
