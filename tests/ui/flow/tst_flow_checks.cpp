#include "core/lint/rule.h"
#include "tests/ui/flow/flow_window.h"
#include "ui/flow/checks_model.h"
#include "ui/flow/fields_table.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QPlainTextEdit>

using namespace claimcheck;
using namespace claimcheck::ui;
using namespace claimcheck::ui::flow;
using namespace Qt::StringLiterals;

namespace {

struct Window : test::FlowWindow
{
    DataTable *checks() { return find<DataTable>("checksTable"); }
    /// Chooses the check of this rule, whatever its outcome.
    bool choose(const char *rule)
    {
        for (int row = 0; row < checks()->model()->rowCount(); ++row) {
            if (checks()->model()->index(row, 0).data(Qt::ToolTipRole).toString() ==
                QLatin1StringView(rule)) {
                checks()->selectRow(row);
                return true;
            }
        }
        return false;
    }
    QString fact(const QString &name)
    {
        const QAbstractItemModel *facts = find<DataTable>("checkFacts")->model();
        for (int row = 0; row < facts->rowCount(); ++row) {
            if (facts->index(row, 0).data().toString() == name)
                return facts->index(row, 1).data().toString();
        }
        return {};
    }
};

} // namespace

class TestFlowChecks : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ThemeKind::Light); }

    void aFailedCheckIsExplained()
    {
        Window window;
        provider::Hooks hooks;
        hooks.response = [](provider::Part part, const http::Request &, http::Response &response) {
            if (part == provider::Part::TokenResponse)
                response.headers.remove("Cache-Control");
        };
        window.fixture.server->setHooks(hooks);
        QVERIFY(window.complete());
        QVERIFY(QTest::qWaitFor([&] { return window.choose("TS02"); }));
        QVERIFY(window.find<QWidget>("checkDetail")->isVisible());
        const lint::RuleInfo *rule = lint::findRule("TS02"_L1);
        QCOMPARE(window.fact(u"Should hold"_s), rule->translatedTitle());
        QCOMPARE(window.fact(u"Why it matters"_s), rule->translatedWhy());
        QCOMPARE(window.fact(u"What to do"_s), rule->translatedFix());
        QVERIFY(window.fact(u"Rule"_s).contains(u"TS02"_s));
        QCOMPARE(window.session().trace().last(lint::MessageKind::Token)->name, u"token request"_s);
    }

    void aPassedCheckSaysWhatHolds()
    {
        Window window;
        QVERIFY(window.complete());
        QVERIFY(QTest::qWaitFor([&] { return window.choose("TS02"); }));
        QVERIFY(!window.fact(u"Holds"_s).isEmpty());
        QVERIFY(window.fact(u"Why it matters"_s).isEmpty());
    }

    /// FAPI 2.0 wants pushed requests; the run does not push.
    void theUserChoosesHowStrictly()
    {
        Window window;
        QVERIFY(window.complete());
        QVERIFY(QTest::qWaitFor([&] { return window.choose("TS02"); }));
        QVERIFY(!window.choose("PA06"));
        auto *rules = window.find<QComboBox>("checksRules");
        rules->setCurrentIndex(rules->findText(u"FAPI 2.0"_s));
        QVERIFY(QTest::qWaitFor([&] { return window.choose("PA06"); }));
        rules->setCurrentIndex(0);
        QVERIFY(QTest::qWaitFor([&] { return !window.choose("PA06"); }));
    }

    void valuesAreComparedWithTheRunBefore()
    {
        Window window;
        QVERIFY(window.complete());
        QVERIFY(QTest::qWaitFor([&] { return window.choose("TS02"); }));
        QVERIFY(!window.choose("AR07"));
        window.session().restart();
        QVERIFY(QTest::qWaitFor([&] { return window.choose("AR07"); }));
        QVERIFY(!window.fact(u"Holds"_s).isEmpty());
    }

    void theDetailGoesWithItsRun()
    {
        Window window;
        QVERIFY(window.complete());
        QVERIFY(QTest::qWaitFor([&] { return window.choose("TS02"); }));
        window.session().restart();
        QVERIFY(QTest::qWaitFor([&] { return !window.find<QWidget>("checkDetail")->isVisible(); }));
    }

    /// A parameter of the request lights up, and so does a member of the answer.
    void theParameterOfACheckLightsUp()
    {
        Window window;
        provider::Hooks hooks;
        hooks.members = [](provider::Part part, provider::Members &members) {
            if (part == provider::Part::TokenResponse)
                members.set("expires_in"_L1, u"300"_s);
        };
        window.fixture.server->setHooks(hooks);
        window.complete();
        QVERIFY(QTest::qWaitFor([&] { return window.choose("TS06"); }));
        auto *body = window.find<QPlainTextEdit>("responseBody.text");
        QVERIFY(body->textCursor().selectedText().contains(u"expires_in"_s));
    }
};

QTEST_MAIN(TestFlowChecks)
#include "tst_flow_checks.moc"
