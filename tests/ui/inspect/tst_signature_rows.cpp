#include "inspect_fixture.h"
#include "token_maker.h"
#include "ui/inspect/key_chooser.h"
#include "ui/inspect/member_panel.h"
#include "ui/inspect/signature_panel.h"
#include "ui/inspect/verdict_model.h"
#include "ui/models/cell_roles.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/hex_view.h"
#include "ui/widgets/token_text.h"
#include "ui/widgets/verdict_box.h"

using namespace claimcheck;
using namespace claimcheck::ui;
using namespace claimcheck::ui::inspect;
using namespace Qt::StringLiterals;

// RFC 7515 §7.2.1: each signature of a general JWS stands for itself.
class TestSignatureRows : public QObject
{
    Q_OBJECT

    jose::Jwk m_first = newKey("ES256", u"one"_s);
    jose::Jwk m_second = newKey("HS256", u"two"_s);
    jose::Jwk m_stranger = newKey("ES256", u"one"_s);
    QByteArray m_token = generalJws(R"({"iss":"joe"})", {m_first, m_second});

    static void useKeys(InspectFixture &fixture, const std::vector<jose::Jwk> &keys)
    {
        fixture.find<KeyChooser>("keyChooser")
            ->setText(KeyOrigin::JwkSet, QString::fromLatin1(publicKeys(keys)));
    }
    static QString cell(InspectFixture &fixture, int row, int column, int role = Qt::DisplayRole)
    {
        const auto *model = fixture.find<VerdictModel>("signature.verdicts");
        return model->index(row, column).data(role).toString();
    }
    static void choose(InspectFixture &fixture, int row)
    {
        auto *rows = fixture.find<DataTable>("signature.rows");
        rows->setCurrentIndex(rows->model()->index(row, 0));
    }

private slots:
    void aSingleSignatureNeedsNoRows()
    {
        InspectFixture fixture;
        QVERIFY(fixture.take(rfc7515A1));
        QVERIFY(!fixture.find<DataTable>("signature.rows")->isVisible());
    }

    void eachHasItsVerdict_data()
    {
        QTest::addColumn<bool>("right");
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        QTest::addColumn<QString>("heading");
        QTest::newRow("one key fits")
            << true << u"Verified"_s << u"Not checked"_s << u"1 of 2 signatures verified"_s;
        QTest::newRow("a stranger's key")
            << false << u"Not valid"_s << u"Not valid"_s << u"0 of 2 signatures verified"_s;
    }
    void eachHasItsVerdict()
    {
        QFETCH(bool, right);
        InspectFixture fixture;
        useKeys(fixture, {right ? m_first : m_stranger});
        QVERIFY(fixture.take(m_token));
        QVERIFY(fixture.find<DataTable>("signature.rows")->isVisible());
        QCOMPARE(fixture.find<VerdictModel>("signature.verdicts")->rowCount(), 2);
        QTEST(cell(fixture, 0, 1), "first");
        QTEST(cell(fixture, 1, 1), "second");
        QVERIFY(cell(fixture, 0, 0, CellNoteRole).startsWith(u"ES256 \u00b7 kid one"_s));
        QVERIFY(cell(fixture, 1, 0, CellNoteRole).startsWith(u"HS256 \u00b7 kid two"_s));
        QTEST(fixture.find<VerdictBox>("signature.verdict")->heading(), "heading");
        // One that is verified among others that are not makes nothing green.
        QVERIFY(fixture.find<VerdictBox>("signature.verdict")->tone() != Tone::Ok);
        QVERIFY(fixture.find<Chip>("signature.chip")->tone() != Tone::Ok);
    }

    void choosingOneShowsItsHeaderAndBytes()
    {
        InspectFixture fixture;
        useKeys(fixture, {m_first});
        QVERIFY(fixture.take(m_token));
        choose(fixture, 1);
        const auto *header = fixture.find<MemberPanel>("header");
        QCOMPARE(header->model()->row(header->model()->rowNamed(u"kid"))->value, u"two"_s);
        QVERIFY(header->json()->text().contains("\"two\""));
        const token::TokenDocument &document = fixture.workspace.inspection()->outermost().document();
        const base::ByteRange lit = fixture.find<TokenText>("token.text")->highlight();
        const base::ByteRange signature = document.partRange(token::TokenPart::Signature, 1);
        const base::ByteRange other = document.partRange(token::TokenPart::Signature, 0);
        QVERIFY(signature.isValid() && lit.begin <= signature.begin && lit.end >= signature.end);
        QVERIFY(lit.begin >= other.end);
        QCOMPARE(fixture.find<HexView>("signature.hex")->bytes(), document.jws()->signatures[1].signature);
        choose(fixture, 0);
        QCOMPARE(fixture.find<VerdictBox>("signature.verdict")->tone(), Tone::Ok);
    }

    void anotherKeyKeepsTheChoice()
    {
        InspectFixture fixture;
        useKeys(fixture, {m_stranger});
        QVERIFY(fixture.take(m_token));
        choose(fixture, 0);
        useKeys(fixture, {m_first});
        QVERIFY(fixture.settle());
        QCOMPARE(fixture.find<SignaturePanel>("signature")->row(), 0);
        QCOMPARE(fixture.find<VerdictBox>("signature.verdict")->heading(), u"Signature verified"_s);
    }

    void theKeyboardChooses()
    {
        InspectFixture fixture;
        QVERIFY(fixture.take(m_token));
        auto *rows = fixture.find<DataTable>("signature.rows");
        rows->setFocus(Qt::TabFocusReason);
        QTest::keyClick(rows, Qt::Key_Down);
        QCOMPARE(fixture.find<SignaturePanel>("signature")->row(), rows->currentIndex().row());
        QVERIFY(fixture.find<TokenText>("token.text")->highlight().isValid());
    }

    void anUnprotectedHeaderIsSaidToBeOne() // RFC 7515 §7.2.1, "header"
    {
        InspectFixture fixture;
        const QByteArray signatures = "\"signatures\":[{\"header\":{\"kid\":\"loose\"},";
        QByteArray token = m_token;
        token.replace("\"signatures\":[{", signatures);
        QVERIFY(fixture.take(token));
        const auto *model = fixture.find<MemberPanel>("header")->model();
        bool found = false;
        for (int row = 0; row < model->rowCount(); ++row) {
            const MemberRow *member = model->row(row);
            found = found || (member->value == "loose"_L1 && member->meaning.startsWith("Not protected"_L1));
        }
        QVERIFY(found);
    }
};

QTEST_MAIN(TestSignatureRows)
#include "tst_signature_rows.moc"
