#include "core/jose/encrypt.h"
#include "inspect_fixture.h"
#include "token_maker.h"
#include "ui/inspect/key_chooser.h"
#include "ui/inspect/member_panel.h"
#include "ui/inspect/signature_panel.h"
#include "ui/inspect/verdict_model.h"
#include "ui/models/fact_model.h"
#include "ui/widgets/breadcrumb.h"
#include "ui/widgets/byte_view.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/hex_view.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/token_text.h"
#include "ui/widgets/verdict_box.h"

#include <QComboBox>

using namespace claimcheck;
using namespace claimcheck::ui;
using namespace claimcheck::ui::inspect;
using namespace Qt::StringLiterals;

// Decrypt stands where Verify stands for a JWS.
class TestDecryptionPanes : public QObject
{
    Q_OBJECT

    jose::Jwk m_key = newSecret(u"one"_s);
    jose::Jwk m_other = newSecret(u"two"_s);
    QByteArray m_header = R"({"alg":"A256KW","enc":"A256GCM","kid":"one"})";
    QByteArray m_token = jose::encryptCompact(m_header, R"({"iss":"joe"})", m_key).valueOr({});

    static void useKey(InspectFixture &fixture, const jose::Jwk &key)
    {
        fixture.find<KeyChooser>("keyChooser")
            ->setText(KeyOrigin::JwkSet, QString::fromLatin1(key.toJson(jose::JwkPart::Private)));
    }
    static const VerdictBox *verdict(InspectFixture &fixture)
    {
        return fixture.find<VerdictBox>("signature.verdict");
    }

private slots:
    void withoutAKeyItSaysWhatIsMissing()
    {
        InspectFixture fixture;
        QVERIFY(fixture.take(m_token));
        QCOMPARE(fixture.find<SignaturePanel>("signature")->title(), u"Decryption"_s);
        QCOMPARE(verdict(fixture)->heading(), u"Not decrypted"_s);
        QCOMPARE(verdict(fixture)->tone(), Tone::Neutral);
        QVERIFY(fixture.find<QWidget>("keyChooser")->isVisible());
        QCOMPARE(fixture.find<MemberPanel>("claims")->model()->rowCount(), 0);
        QCOMPARE(fixture.find<Chip>("token.algorithm")->text(), u"A256KW \u00b7 A256GCM"_s);
        QVERIFY(fixture.take(rfc7515A1));
        QCOMPARE(fixture.find<SignaturePanel>("signature")->title(), u"Signature"_s);
    }

    void theKeyShowsTheClaimsAndNothingTurnsGreen()
    {
        InspectFixture fixture;
        useKey(fixture, m_key);
        QVERIFY(fixture.take(m_token));
        QCOMPARE(verdict(fixture)->heading(), u"Decrypted"_s);
        QVERIFY(verdict(fixture)->tone() != Tone::Ok);
        QVERIFY(fixture.find<Chip>("signature.chip")->tone() != Tone::Ok);
        QVERIFY(verdict(fixture)->text().contains("does not say"_L1));
        const auto *claims = fixture.find<MemberPanel>("claims");
        QCOMPARE(claims->model()->rowCount(), 1);
        QCOMPARE(claims->model()->row(0)->value, u"joe"_s);
        QCOMPARE(claims->json()->text(), QByteArray(R"({"iss":"joe"})"));
        QCOMPARE(fixture.find<Chip>("claims.origin")->text(), u"Decrypted"_s);
        QVERIFY(fixture.find<FactModel>("signature.model")->rowCount() >= 4);
    }

    void failureNamesTheStep_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QString>("heading");
        QTest::newRow("another key") << m_token << u"Not decrypted: failed at unwrapping the content key"_s;
        QByteArray damaged = m_token;
        damaged[damaged.size() - 3] = damaged[damaged.size() - 3] == 'A' ? 'B' : 'A';
        QTest::newRow("a changed tag") << damaged << u"Not decrypted: failed at the authentication tag"_s;
    }
    void failureNamesTheStep()
    {
        QFETCH(QByteArray, token);
        InspectFixture fixture;
        useKey(fixture, token == m_token ? m_other : m_key);
        QVERIFY(fixture.take(token));
        QTEST(verdict(fixture)->heading(), "heading");
        QCOMPARE(verdict(fixture)->tone(), Tone::Error);
        QVERIFY(!verdict(fixture)->text().isEmpty());
        QCOMPARE(fixture.find<MemberPanel>("claims")->model()->rowCount(), 0);
    }

    void recipientsAreRows() // RFC 7516 §7.2.1
    {
        const std::vector<jose::EncryptionRecipient> recipients = {
            {R"({"alg":"A256KW","kid":"two"})", m_other}, {R"({"alg":"A256KW","kid":"one"})", m_key}};
        const QByteArray token =
            jose::encryptJson(R"({"enc":"A256GCM"})", recipients, R"({"iss":"joe"})").valueOr({});
        InspectFixture fixture;
        useKey(fixture, m_key);
        QVERIFY(fixture.take(token));
        const auto *model = fixture.find<VerdictModel>("signature.verdicts");
        QCOMPARE(model->rowCount(), 2);
        QCOMPARE(model->index(1, 1).data().toString(), u"Decrypted"_s);
        QVERIFY(model->index(0, 1).data().toString() != "Decrypted"_L1);
        auto *rows = fixture.find<DataTable>("signature.rows");
        rows->setCurrentIndex(model->index(1, 0));
        const MemberModel *header = fixture.find<MemberPanel>("header")->model();
        QCOMPARE(header->row(header->rowNamed(u"kid"))->value, u"one"_s);
        QVERIFY(fixture.find<TokenText>("token.text")->highlight().isValid());
    }

    void aTokenInsideIsOneStepAway()
    {
        const jose::Jwk signer = newKey("ES256", {});
        const QByteArray inner = jose::signJwt(R"({"iss":"joe"})", signer).valueOr({});
        const QByteArray token =
            jose::encryptCompact(R"({"alg":"A256KW","enc":"A256GCM","cty":"JWT"})", inner, m_key).valueOr({});
        InspectFixture fixture;
        useKey(fixture, m_key);
        QVERIFY(fixture.take(token));
        QCOMPARE(fixture.find<Breadcrumb>("inspect.path")->path(), (QStringList{u"JWE"_s, u"JWT"_s}));
        fixture.workspace.showLevel(1);
        QCOMPARE(fixture.find<TokenText>("token.text")->text(), inner);
        QCOMPARE(fixture.find<SignaturePanel>("signature")->title(), u"Signature"_s);
        // Without the key there is no inside, and the path leads back.
        fixture.find<KeyChooser>("keyChooser")->setText(KeyOrigin::JwkSet, {});
        QVERIFY(fixture.settle());
        QCOMPARE(fixture.workspace.level(), 0);
        QVERIFY(!fixture.find<Breadcrumb>("inspect.path")->isVisible());
    }

    void binaryPartsAreThereInHexadecimal()
    {
        InspectFixture fixture;
        QVERIFY(fixture.take(m_token));
        fixture.find<SegmentedControl>("signature.views")->setCurrentIndex(1);
        auto *parts = fixture.find<QComboBox>("signature.hexPart");
        QCOMPARE(parts->count(), 4);
        parts->setCurrentIndex(1);
        QCOMPARE(fixture.find<HexView>("signature.hex")->bytes().size(), 12); // of A256GCM
    }
};

QTEST_MAIN(TestDecryptionPanes)
#include "tst_decryption_panes.moc"
