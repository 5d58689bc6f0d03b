#include "inspect_fixture.h"

#include <QSignalSpy>

using namespace claimcheck;
using namespace claimcheck::ui;
using namespace claimcheck::ui::inspect;

/// A key that another workspace hands over, without a token: it is for the token that is shown.
class TestKeysHandedOver : public QObject
{
    Q_OBJECT

private slots:
    void aKeyChecksTheTokenThatIsShown()
    {
        InspectFixture fixture;
        QSignalSpy signers(&fixture.workspace, &InspectWorkspace::signersChanged);
        QVERIFY(fixture.take(rfc7515A3));
        QVERIFY(!signers.isEmpty());
        QVERIFY(signers.last()[0].value<QByteArrayList>().isEmpty());
        fixture.workspace.takeToken({{}, rfc7515A3Keys, {}});
        QVERIFY(fixture.settle());
        QCOMPARE(fixture.workspace.inspection()->outermost().document().text(), rfc7515A3);
        const auto keys = jose::readKeys(rfc7515A3Keys, {});
        QCOMPARE(signers.last()[0].value<QByteArrayList>(), QByteArrayList{keys->keys[0].thumbprint()});
        fixture.workspace.clear();
        QVERIFY(signers.last()[0].value<QByteArrayList>().isEmpty());
    }
};

QTEST_MAIN(TestKeysHandedOver)
#include "tst_keys_handed_over.moc"
