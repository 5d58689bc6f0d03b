#include "tests/ui/flow/stepping_window.h"
#include "ui/flow/breakpoint_form.h"
#include "ui/flow/sequence_diagram.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>

#include <algorithm>

using namespace claimcheck;
using namespace claimcheck::ui;
using namespace claimcheck::ui::flow;
using namespace Qt::StringLiterals;
using claimcheck::flow::Breakpoint;
using claimcheck::flow::HoldPoint;
using lint::MessageKind;
using test::Window;

Q_DECLARE_METATYPE(std::optional<claimcheck::flow::Breakpoint>)

namespace {

enum Condition : int { Always, StatusIs, HasParameter, HasError, FailsCheck };

const DiagramRow &rowOf(const SequenceDiagram &diagram, int number)
{
    return *std::ranges::find(diagram.rows(), number, &DiagramRow::number);
}

lint::MessageKind heldKind(RunSession &session)
{
    return session.trace().message(session.held()->number)->kind;
}

} // namespace

class TestFlowBreakpoints : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ThemeKind::Light); }

    void theFormMakesABreakpoint_data()
    {
        QTest::addColumn<int>("condition");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("value");
        QTest::addColumn<std::optional<Breakpoint>>("breakpoint");
        using Made = std::optional<Breakpoint>;
        constexpr HoldPoint answered = HoldPoint::AfterResponse;
        const auto token = MessageKind::Token;
        QTest::newRow("always") << int(Always) << QString() << QString() << Made({.kind = token});
        QTest::newRow("status") << int(StatusIs) << u"400"_s << QString()
                                << Made({.kind = token, .point = answered, .status = 400});
        QTest::newRow("class of status") << int(StatusIs) << u"4xx"_s << QString()
                                         << Made({.kind = token, .point = answered, .status = 4});
        QTest::newRow("no status") << int(StatusIs) << u"many"_s << QString() << Made();
        QTest::newRow("status 6xx") << int(StatusIs) << u"6xx"_s << QString() << Made();
        QTest::newRow("status 600") << int(StatusIs) << u"600"_s << QString() << Made();
        QTest::newRow("parameter") << int(HasParameter) << u"code"_s << QString()
                                   << Made({.kind = token, .parameter = "code"});
        QTest::newRow("parameter with a value")
            << int(HasParameter) << u"a"_s << u"b"_s
            << Made({.kind = token, .parameter = "a", .value = QByteArray("b")});
        QTest::newRow("no parameter") << int(HasParameter) << QString() << u"b"_s << Made();
        QTest::newRow("any error") << int(HasError) << QString() << QString()
                                   << Made({.kind = token, .error = QByteArray()});
        QTest::newRow("failed check")
            << int(FailsCheck) << QString() << QString()
            << Made({.kind = token, .point = answered, .failedCheck = base::Level::Note});
    }
    void theFormMakesABreakpoint()
    {
        QFETCH(int, condition);
        QFETCH(QString, text);
        QFETCH(QString, value);
        QFETCH(std::optional<Breakpoint>, breakpoint);
        BreakpointForm form;
        form.show();
        QSignalSpy added(&form, &BreakpointForm::added);
        auto *kind = form.findChild<QComboBox *>(u"breakpointKind"_s);
        kind->setCurrentIndex(kind->findData(int(MessageKind::Token)));
        form.findChild<QComboBox *>(u"breakpointCondition"_s)->setCurrentIndex(condition);
        form.findChild<QLineEdit *>(u"breakpointText"_s)->setText(text);
        form.findChild<QLineEdit *>(u"breakpointValue"_s)->setText(value);
        QCOMPARE(form.breakpoint(), breakpoint);
        auto *button = form.findChild<QPushButton *>(u"addBreakpoint"_s);
        QCOMPARE(button->isEnabled(), breakpoint.has_value());
        button->click();
        QCOMPARE(added.size(), breakpoint ? 1 : 0);
    }

    /// The dot before a row stops the run there; taken away, it does not.
    void aDotStopsTheRun()
    {
        Window window;
        auto *diagram = window.find<SequenceDiagram>("sequenceDiagram");
        QVERIFY(QTest::qWaitFor([&] { return diagram->rows().size() > 4; }));
        const auto row = std::ranges::find(diagram->rows(), u"POST /token"_s, &DiagramRow::label);
        QVERIFY(row != diagram->rows().end());
        const int number = row->number;
        const int index = int(row - diagram->rows().begin());
        const auto click = [&] {
            const QPoint dot(12, diagram->visualRect(index).center().y());
            QTest::mouseClick(diagram->viewport(), Qt::LeftButton, {}, dot);
        };
        click();
        QVERIFY(QTest::qWaitFor([&] { return rowOf(*diagram, number).breakpoint == RowBreakpoint::Always; }));
        QVERIFY(spokenText(rowOf(*diagram, number)).contains(u"breakpoint"_s));
        QCOMPARE(window.find<QPushButton>("breakpointsButton")->text(), u"Breakpoints: 1"_s);
        window.session().continueRun();
        QVERIFY(window.reaches(RunPhase::Held));
        QCOMPARE(heldKind(window.session()), MessageKind::Token);
        for (const provider::LoggedRequest &logged : window.fixture.server->requestLog())
            QVERIFY(!logged.request.url.contains("/token"));
        click();
        QVERIFY(QTest::qWaitFor([&] { return rowOf(*diagram, number).breakpoint == RowBreakpoint::None; }));
        window.session().continueRun();
        QVERIFY(window.reaches(RunPhase::Completed));
        window.session().restart();
        QVERIFY(window.reaches(RunPhase::Completed));
    }

    /// A condition on the answer: the run goes by where it does not hold, and stops where it does.
    void aConditionStopsTheRun_data()
    {
        QTest::addColumn<std::optional<Breakpoint>>("breakpoint");
        QTest::addColumn<bool>("stops");
        using Made = std::optional<Breakpoint>;
        constexpr HoldPoint answered = HoldPoint::AfterResponse;
        QTest::newRow("status that comes")
            << Made({.kind = MessageKind::Token, .point = answered, .status = 2}) << true;
        QTest::newRow("status that does not come")
            << Made({.kind = MessageKind::Token, .point = answered, .status = 4}) << false;
        QTest::newRow("parameter of any message") << Made({.parameter = "code_verifier"}) << true;
        QTest::newRow("a parameter that nobody has") << Made({.parameter = "nobody"}) << false;
    }
    void aConditionStopsTheRun()
    {
        QFETCH(std::optional<Breakpoint>, breakpoint);
        QFETCH(bool, stops);
        Window window;
        window.session().addBreakpoint(*breakpoint);
        QVERIFY(QTest::qWaitFor([&] { return window.session().canRun(); }));
        window.session().continueRun();
        QVERIFY(window.reaches(stops ? RunPhase::Held : RunPhase::Completed));
        if (!stops)
            return;
        QCOMPARE(heldKind(window.session()), MessageKind::Token);
        QCOMPARE(window.session().held()->point, breakpoint->point);
        window.session().continueRun();
        QVERIFY(window.reaches(RunPhase::Completed));
    }

    /// Step passes answers on, but not past a breakpoint at one.
    void stepStopsAtAnAnswerWithABreakpoint()
    {
        Window window;
        window.session().addBreakpoint({.kind = MessageKind::Metadata, .point = HoldPoint::AfterResponse});
        QVERIFY(QTest::qWaitFor([&] { return window.session().canRun(); }));
        window.session().step();
        QVERIFY(window.reaches(RunPhase::Held));
        QCOMPARE(window.session().held()->point, HoldPoint::BeforeRequest);
        window.session().step();
        QVERIFY(QTest::qWaitFor([&] {
            return window.session().held() && window.session().held()->point == HoldPoint::AfterResponse;
        }));
        window.session().step();
        QVERIFY(QTest::qWaitFor([&] {
            return window.session().held() && heldKind(window.session()) == MessageKind::AuthorizationRequest;
        }));
    }

    void theListShowsAndRemovesThem()
    {
        Window window;
        window.session().addBreakpoint({.kind = MessageKind::Token});
        window.session().addBreakpoint({.kind = MessageKind::Token}); // the same once more
        window.session().addBreakpoint({.error = QByteArray()});
        auto *table = window.find<DataTable>("breakpointsTable");
        window.click("breakpointsButton");
        QVERIFY(QTest::qWaitFor([table] { return table->isVisible(); }));
        QCOMPARE(table->model()->rowCount(), 2);
        QVERIFY(table->model()->index(1, 1).data().toString().contains(u"error"_s));
        table->setCurrentIndex(table->model()->index(0, 1));
        QTest::keyClick(table, Qt::Key_Delete);
        QCOMPARE(window.session().breakpoints().size(), std::size_t(1));
        QVERIFY(window.session().breakpoints().front().error);
        window.click("breakpointsButton");
        QVERIFY(!table->isVisible());
    }
};

QTEST_MAIN(TestFlowBreakpoints)
#include "tst_flow_breakpoints.moc"
