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
        QVERIFY(header->rowCount() > 0);
        QCOMPARE(header->row(0)->name, u"format"_s);
        QVERIFY(header->row(0)->value.contains("GitHub"_L1));
        QVERIFY(!header->row(0)->meaning.isEmpty());
        QVERIFY(fixture.find<Chip>("token.kind")->text().contains("GitHub"_L1));
        QVERIFY(fixture.find<Chip>("signature.chip")->tone() != Tone::Ok);
    }

    void aSecretPartShowsOnlyWhenSecretsDo()
    {
        const QByteArray json =
            "{\"signInAddress\":\"my.1password.com\",\"userAuth\":{\"method\":\"SRPg-4096\"},"
            "\"email\":\"robot@example.org\",\"srpX\":\"5e5e5e5e\",\"muk\":{\"k\":\"bXVrbXVr\"},"
            "\"secretKey\":\"A3-TOPSEC-RETKEY\",\"throttleSecret\":{\"seed\":\"\"},\"deviceUuid\":\"d\"}";
        InspectFixture fixture;
        QVERIFY(fixture.take("ops_" + json.toBase64(QByteArray::OmitTrailingEquals)));
        const MemberModel *header = fixture.find<MemberPanel>("header")->model();
        const auto shown = [header] {
            QString text;
            for (int row = 0; row < header->rowCount(); ++row)
                text += header->index(row, 1).data().toString() + u'\n';
            return text;
        };
        QVERIFY(shown().contains("my.1password.com"_L1));
        QVERIFY(!shown().contains("A3-TOPSEC-RETKEY"_L1));
        fixture.workspace.setReveal(base::Reveal::Shown);
        QVERIFY(shown().contains("A3-TOPSEC-RETKEY"_L1));
        fixture.workspace.setReveal(base::Reveal::Hidden);
        QVERIFY(!shown().contains("A3-TOPSEC-RETKEY"_L1));
    }
};

QTEST_MAIN(TestOpaquePanes)
#include "tst_opaque_panes.moc"
