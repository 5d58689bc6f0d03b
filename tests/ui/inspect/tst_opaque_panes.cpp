#include "inspect_fixture.h"
#include "ui/inspect/member_panel.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/verdict_box.h"

#include <QPushButton>
#include <QSignalSpy>

using namespace claimcheck;
using namespace claimcheck::ui;
using namespace claimcheck::ui::inspect;
using namespace Qt::StringLiterals;

class TestOpaquePanes : public QObject
{
    Q_OBJECT

private slots:
    void onlyTheIssuerCanTell()
    {
        InspectFixture fixture;
        QVERIFY(fixture.take("2YotnFZFEjr1zCsicMWpAA"));
        const VerdictBox *verdict = fixture.find<VerdictBox>("signature.verdict");
        QCOMPARE(verdict->heading(), u"Only the issuer can tell"_s);
        QCOMPARE(verdict->tone(), Tone::Neutral);
        QVERIFY(!fixture.find<QWidget>("keyChooser")->isVisible());
    }

    void introspectionIsOfferedNotDone()
    {
        InspectFixture fixture;
        QSignalSpy wanted(&fixture.workspace, &InspectWorkspace::introspectionRequested);
        QVERIFY(fixture.take("2YotnFZFEjr1zCsicMWpAA"));
        auto *link = fixture.find<QPushButton>("signature.introspect");
        QVERIFY(link->isVisible());
        QCOMPARE(wanted.count(), 0);
        QTest::mouseClick(link, Qt::LeftButton);
        QCOMPARE(wanted.count(), 1);
    }

    void aKnownFormatIsNamedWithItsEvidence()
    {
        InspectFixture fixture;
        // GitHub's form of a personal access token; its checksum fits.
        QVERIFY(fixture.take("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"));
        const MemberModel *header = fixture.find<MemberPanel>("header")->model();
        if (fixture.workspace.inspection()->outermost().document().recognized().empty())
            QSKIP("no format is recognized yet");
        QVERIFY(header->rowCount() > 0);
        QCOMPARE(header->row(0)->name, u"format"_s);
        QVERIFY(header->row(0)->value.contains("GitHub"_L1));
        QVERIFY(!header->row(0)->meaning.isEmpty());
        QVERIFY(fixture.find<Chip>("token.kind")->text().contains("GitHub"_L1));
        QVERIFY(fixture.find<Chip>("signature.chip")->tone() != Tone::Ok);
    }
};

QTEST_MAIN(TestOpaquePanes)
#include "tst_opaque_panes.moc"
