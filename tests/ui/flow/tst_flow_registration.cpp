#include "tests/ui/flow/flow_window.h"
#include "ui/flow/registration_page.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>

using namespace claimcheck;
using namespace claimcheck::ui;
using namespace claimcheck::ui::flow;
using namespace Qt::StringLiterals;

namespace {

struct Window : test::FlowWindow
{
    RegistrationPage *page() { return find<RegistrationPage>("registrationPage"); }
    QPlainTextEdit *request() { return find<QPlainTextEdit>("registrationRequest"); }
    Button *button(const char *name) { return find<Button>(name); }
    QString problem() { return find<QLabel>("registrationProblem")->text(); }
    void open() { find<QAction>("flowRegister")->trigger(); }
    std::size_t sent() { return fixture.server->requestLog().size(); }
    /// Clicks, and waits for the answer.
    bool click(const char *name)
    {
        button(name)->click();
        return QTest::qWaitFor([&] { return button("registrationSend")->isEnabled(); }, 10'000);
    }
    QString cell(const char *table, int row, int column)
    {
        return find<DataTable>(table)->model()->index(row, column).data().toString();
    }
};

} // namespace

class TestFlowRegistration : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ThemeKind::Light); }

    void nothingIsSentByLooking()
    {
        Window window;
        const std::size_t before = window.sent();
        window.open();
        QVERIFY(window.page()->isVisible());
        QVERIFY(window.request()->toPlainText().contains(u"redirect_uris"_s));
        QTest::qWait(50);
        QCOMPARE(window.sent(), before);
        for (const char *name : {"registrationRead", "registrationDelete", "registrationUse"})
            QVERIFY(!window.button(name)->isEnabled());
    }
    void aClientsLife()
    {
        Window window;
        window.open();
        QVERIFY(window.click("registrationSend"));
        QCOMPARE(window.problem(), QString());
        QVERIFY(window.find<Chip>("registrationSummary")->text().startsWith(u"client client-"_s));
        QVERIFY(window.find<DataTable>("registrationMembers")->model()->rowCount() > 5);
        QCOMPARE(window.button("registrationSend")->text(), u"&Update"_s);
        const QString id = window.page()->registrar()->client()->id;

        QString text = window.request()->toPlainText();
        window.request()->setPlainText(text.replace(QRegularExpression(u"\"client_name\": *\"[^\"]*\""_s),
                                                    u"\"client_name\": \"Renamed\""_s));
        QVERIFY(window.click("registrationSend"));
        QCOMPARE(window.problem(), QString());
        QVERIFY(window.click("registrationRead"));
        QVERIFY(window.request()->toPlainText().contains(u"Renamed"_s));

        window.button("registrationUse")->click();
        QVERIFY(!window.page()->isVisible());
        QCOMPARE(window.session().profile().client.id, id);
        QVERIFY(window.complete());

        window.open(); // of the profile that is in use now: its client is known
        QVERIFY(window.button("registrationDelete")->isEnabled());
        QVERIFY(window.click("registrationDelete"));
        QCOMPARE(window.problem(), QString());
        QVERIFY(!window.button("registrationUse")->isEnabled());
        QCOMPARE(window.button("registrationSend")->text(), u"&Register"_s);
    }
    void fromTheFormAndBack()
    {
        Window window;
        window.button("profileSettings")->click();
        window.button("profileRegister")->click();
        QVERIFY(window.page()->isVisible());
        window.button("registrationClose")->click();
        QVERIFY(window.find<QWidget>("profilePage")->isVisible());
        window.button("profileRegister")->click();
        QVERIFY(window.click("registrationSend"));
        const QString id = window.page()->registrar()->client()->id;
        window.button("registrationUse")->click();
        QVERIFY(window.find<QWidget>("profilePage")->isVisible());
        QCOMPARE(window.find<QLineEdit>("profileClientId")->text(), id);
    }
    void noSecretIsInSight()
    {
        Window window;
        window.open();
        QString text = window.request()->toPlainText();
        window.request()->setPlainText(text.replace(u"\"none\""_s, u"\"client_secret_basic\""_s));
        QVERIFY(window.click("registrationSend"));
        const auto &client = *window.page()->registrar()->client();
        const QString secret = QString::fromUtf8(client.secret.view());
        const QString token = QString::fromUtf8(client.configuration.token.view());
        QVERIFY(!secret.isEmpty() && !token.isEmpty());
        QString shown = window.request()->toPlainText();
        for (int row = 0; row < window.find<DataTable>("registrationMembers")->model()->rowCount(); ++row) {
            for (int column = 0; column < 3; ++column)
                shown += window.cell("registrationMembers", row, column);
        }
        QVERIFY(!shown.contains(secret) && !shown.contains(token));
        QVERIFY(window.find<QLabel>("registrationKept")->text().contains(u"memory"_s));
    }
    void whatTheServerDidOtherwiseComesFirst()
    {
        Window window;
        window.fixture.server->setHooks(*provider::hooksFor({u"registration-changes-scope"_s}));
        window.open();
        QVERIFY(window.click("registrationSend"));
        QCOMPARE(window.cell("registrationMembers", 0, 0), u"scope"_s);
        QCOMPARE(window.cell("registrationMembers", 0, 2), u"openid"_s);
        QVERIFY(window.cell("registrationRemarks", 0, 0).startsWith(u"RG03"_s));
        QCOMPARE(window.find<Chip>("registrationSummary")->tone(), Tone::Warning);
    }
    void whatIsRefusedIsSaid_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("part");
        QTest::newRow("by the server") << u"{}"_s << u"invalid_redirect_uri"_s;
        QTest::newRow("no JSON") << u"{"_s << u"JSON"_s;
    }
    void whatIsRefusedIsSaid()
    {
        QFETCH(QString, text);
        QFETCH(QString, part);
        Window window;
        window.open();
        window.request()->setPlainText(text);
        QVERIFY(window.click("registrationSend"));
        QTRY_VERIFY2(window.problem().contains(part), qPrintable(window.problem()));
        QVERIFY(!window.button("registrationUse")->isEnabled());
        QCOMPARE(window.request()->toPlainText(), text); // to be corrected
    }
};

QTEST_MAIN(TestFlowRegistration)
#include "tst_flow_registration.moc"
