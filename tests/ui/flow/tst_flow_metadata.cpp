#include "tests/ui/flow/flow_window.h"
#include "ui/flow/metadata_line.h"
#include "ui/flow/metadata_model.h"
#include "ui/flow/metadata_page.h"
#include "ui/flow/metadata_reader.h"
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
    MetadataPage *page() { return find<MetadataPage>("metadataPage"); }
    Button *button(const char *name) { return find<Button>(name); }
    bool wait()
    {
        return QTest::qWaitFor([&] { return button("metadataRead")->isEnabled(); }, 20'000);
    }
    bool open()
    {
        find<QAction>("flowMetadata")->trigger();
        return wait();
    }
    QString cell(const char *table, int row, int column)
    {
        return find<DataTable>(table)->model()->index(row, column).data().toString();
    }
    int rowOf(const QString &member)
    {
        const auto *model = find<DataTable>("metadataTable")->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, 0).data().toString() == member)
                return row;
        }
        return -1;
    }
};

} // namespace

/// What an issuer says of itself, and beside another.
class TestFlowMetadata : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ThemeKind::Light); }

    void aTableOfTheMembers()
    {
        Window window;
        const QString issuer = window.session().profile().issuer;
        QVERIFY(window.open());
        QVERIFY(window.page()->isVisible());
        const int row = window.rowOf(u"token_endpoint"_s);
        QVERIFY(row >= 0);
        QCOMPARE(window.cell("metadataTable", row, MetadataModel::Value), issuer + u"/token"_s);
        QVERIFY(!window.cell("metadataTable", row, MetadataModel::MeaningOrOther).isEmpty());
        QVERIFY(window.cell("metadataTable", row, MetadataModel::Reference).contains(u"8414"_s));
        const int list = window.rowOf(u"code_challenge_methods_supported"_s);
        QCOMPARE(window.cell("metadataTable", list, MetadataModel::Value), u"S256"_s);
        QVERIFY(window.find<Chip>("metadataSummary")->text().contains(u"members"_s));
        window.button("metadataClose")->click();
        QVERIFY(!window.page()->isVisible());
    }
    void whatIsWrongStandsBeside()
    {
        Window window;
        window.fixture.server->setHooks(*provider::hooksFor({u"metadata-wrong-types"_s}));
        QVERIFY(window.open());
        const auto *remarks = window.find<DataTable>("metadataRemarks")->model();
        QVERIFY(remarks->rowCount() > 0);
        QStringList all;
        for (int row = 0; row < remarks->rowCount(); ++row)
            all += remarks->index(row, 0).data().toString();
        QVERIFY2(all.join(u' ').contains(u"scopes_supported"_s), qPrintable(all.join(u'\n')));
    }
    void twoIssuers()
    {
        test::FlowFixture second;
        QVERIFY(second.server->listen().ok());
        second.server->setHooks(*provider::hooksFor({u"metadata-no-pkce"_s}));
        Window window;
        QVERIFY(window.open());
        const int members = window.page()->model().rowCount();
        QTest::keyClicks(window.find<QLineEdit>("metadataOther"), second.server->issuer());
        window.button("metadataCompare")->click();
        QVERIFY(window.wait());
        QVERIFY(window.page()->model().isComparison());
        const int row = window.rowOf(u"code_challenge_methods_supported"_s);
        QVERIFY(row >= 0 && row < window.page()->model().differences()); // what differs comes first
        QCOMPARE(window.cell("metadataTable", row, MetadataModel::MeaningOrOther), QString());
        QCOMPARE(window.cell("metadataTable", row, MetadataModel::Reference), u"only the first"_s);
        QVERIFY(window.rowOf(u"token_endpoint"_s) >= window.page()->model().differences());
        window.button("metadataAlone")->click();
        QVERIFY(!window.page()->model().isComparison());
        QCOMPARE(window.page()->model().rowCount(), members);
    }
    void whereThereIsNothing()
    {
        Window window;
        QVERIFY(window.open());
        QTest::keyClicks(window.find<QLineEdit>("metadataOther"), u"http://elsewhere.example"_s);
        QTest::keyClick(window.find<QLineEdit>("metadataOther"), Qt::Key_Return);
        QVERIFY(window.wait()); // plain http to another machine is not asked
        QVERIFY(!window.find<QLabel>("metadataProblem")->text().isEmpty());
        QVERIFY(!window.page()->model().isComparison());
    }
    void fromTheFormAndBack()
    {
        Window window;
        window.button("profileSettings")->click();
        auto *link = window.button("metadataLink");
        QVERIFY(link->isVisible());
        const auto before = window.fixture.server->requestLog().size();
        QTest::qWait(50);
        QCOMPARE(window.fixture.server->requestLog().size(), before);
        link->click();
        QTRY_COMPARE(link->text(), u"show"_s);
        link->click();
        QVERIFY(window.page()->isVisible());
        window.button("metadataClose")->click();
        QVERIFY(window.find<QWidget>("profilePage")->isVisible());
    }
    void theLineUnderAnIssuer()
    {
        test::FlowFixture fixture;
        const FlowServices services = fixture.services();
        QVERIFY(services.demoProfiles().ok());
        MetadataReader reader(services);
        MetadataLine line(reader);
        oauth::Profile profile;
        line.setProfile(profile);
        QVERIFY(line.isHidden());
        profile.issuer = fixture.server->issuer();
        line.setProfile(profile);
        auto *link = line.findChild<Button *>(u"metadataLink"_s);
        QVERIFY(!line.isHidden());
        QCOMPARE(link->text(), u"Read its metadata"_s);
        QVERIFY(fixture.server->requestLog().empty()); // nothing without a click
        link->click();
        QTRY_COMPARE(link->text(), u"show"_s);
        QVERIFY(line.findChild<QLabel *>(u"metadataText"_s)->text().contains(u"endpoints and options"_s));
        QSignalSpy shown(&line, &MetadataLine::showRequested);
        link->click();
        QCOMPARE(shown.size(), 1);
    }
};

QTEST_MAIN(TestFlowMetadata)
#include "tst_flow_metadata.moc"
