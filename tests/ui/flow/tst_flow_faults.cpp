#include "tests/ui/flow/flow_fixture.h"
#include "ui/flow/faults_button.h"
#include "ui/flow/faults_menu.h"
#include "ui/flow/flow_workspace.h"
#include "ui/flow/run_session.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace claimcheck;
using namespace claimcheck::ui;
using namespace claimcheck::ui::flow;
using namespace Qt::StringLiterals;

namespace {

QMenu *group(const FaultsMenu &menu, qsizetype index)
{
    QList<QMenu *> groups;
    for (const QAction *action : menu.actions()) {
        if (action->menu())
            groups += action->menu();
    }
    return groups.value(index);
}

bool failed(const RunSession &session, const char *rule)
{
    return std::ranges::any_of(session.result().checks, [rule](const lint::CheckResult &check) {
        return check.outcome == lint::Outcome::Failed && QByteArrayView(check.rule->id) == rule;
    });
}

} // namespace

class TestFlowFaults : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ThemeKind::Light); }

    void eachGroupIsASubmenu()
    {
        const test::FlowFixture fixture;
        const FaultsMenu menu(fixture.faults);
        QCOMPARE(group(menu, 0)->title(), u"API"_s);
        QCOMPARE(group(menu, 0)->actions().size(), 2);
        QCOMPARE(group(menu, 1)->actions().size(), 1);
        QVERIFY(!group(menu, 2));
        QVERIFY(group(menu, 0)->actions().front()->toolTip().contains(u"UI03"_s));
    }

    void theMenuStaysWhileFaultsAreSwitched()
    {
        const test::FlowFixture fixture;
        FaultsMenu menu(fixture.faults);
        QSignalSpy changed(&menu, &FaultsMenu::chosenChanged);
        QMenu *faults = group(menu, 0);
        faults->popup({0, 0});
        QTest::mouseMove(faults, faults->actionGeometry(faults->actions().back()).center());
        QTest::mouseClick(faults, Qt::LeftButton, {},
                          faults->actionGeometry(faults->actions().back()).center());
        QCOMPARE(menu.chosen(), QStringList{u"userinfo-other-subject"_s});
        QVERIFY(faults->isVisible());
        faults->setActiveAction(faults->actions().front());
        QTest::keyClick(faults, Qt::Key_Space);
        QCOMPARE(menu.chosen().size(), 2);
        QVERIFY(faults->isVisible());
        menu.clear();
        QCOMPARE(menu.chosen(), QStringList());
        QCOMPARE(changed.size(), 3);
        QVERIFY(!faults->actions().front()->isChecked());
    }

    /// A fault that is on makes its check fail; off again, the check passes.
    void aFaultReachesTheProvider()
    {
        test::FlowFixture fixture;
        FlowWorkspace workspace(fixture.services());
        workspace.show();
        auto *button = workspace.findChild<FaultsButton *>(u"faultsButton"_s);
        QVERIFY(QTest::qWaitFor([button] { return button->isVisible(); }));
        QCOMPARE(button->text(), u"Faults"_s);
        auto *fault = workspace.findChild<QAction *>(u"fault.userinfo-as-text"_s);
        for (const bool on : {true, false}) {
            fault->setChecked(on);
            QCOMPARE(button->text(), on ? u"Faults: 1"_s : u"Faults"_s);
            workspace.session().continueRun();
            QVERIFY(QTest::qWaitFor([&] { return !workspace.session().isGoing(); }, 10'000));
            QCOMPARE(failed(workspace.session(), "UI03"), on);
        }
    }

    void aProfileOfAnotherServerHasNoFaults()
    {
        test::FlowFixture fixture;
        FlowWorkspace workspace(fixture.services());
        workspace.show();
        auto *button = workspace.findChild<FaultsButton *>(u"faultsButton"_s);
        QVERIFY(QTest::qWaitFor([button] { return button->isVisible(); }));
        oauth::Profile profile = workspace.session().profile();
        profile.name = u"edited"_s;
        workspace.useProfile(profile); // still of the built-in provider
        QVERIFY(QTest::qWaitFor([button] { return button->isVisible(); }));
        profile.issuer = u"https://as.example"_s;
        workspace.useProfile(profile);
        QVERIFY(QTest::qWaitFor([button] { return !button->isVisible(); }));
    }
};

QTEST_MAIN(TestFlowFaults)
#include "tst_flow_faults.moc"
