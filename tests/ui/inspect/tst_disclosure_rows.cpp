#include "inspect_fixture.h"
#include "token_maker.h"
#include "ui/inspect/key_chooser.h"
#include "ui/inspect/member_panel.h"
#include "ui/inspect/verdict_model.h"
#include "ui/models/cell_roles.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/token_text.h"
#include "ui/widgets/verdict_box.h"

using namespace claimcheck;
using namespace claimcheck::ui;
using namespace claimcheck::ui::inspect;
using namespace Qt::StringLiterals;

namespace {

/// JSON that is easier to read with single quotes.
QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

} // namespace

// RFC 9901 §7.1: disclosures stand where the claims are that they reveal.
class TestDisclosureRows : public QObject
{
    Q_OBJECT

    jose::Jwk m_issuer = newKey("ES256", u"issuer"_s);
    jose::Jwk m_holder = newKey("ES256", {});
    QByteArray m_name = disclosureOf(json("['salt-of-name','given_name','Erika']"));
    QByteArray m_street = disclosureOf(json("['salt-of-street','street','Heidestrasse 17']"));
    QByteArray m_stray = disclosureOf(json("['salt-of-stray','stray','x']"));

    /// given_name at the top, street inside address, one decoy.
    QByteArray credential() const
    {
        QByteArray payload = json("{'iss':'urn:issuer','_sd':['NAME','DECOY'],"
                                  "'address':{'_sd':['STREET'],'country':'DE'},'_sd_alg':'sha-256',"
                                  "'cnf':{'jwk':HOLDER}}");
        payload.replace("NAME", digestOf(m_name));
        payload.replace("STREET", digestOf(m_street));
        payload.replace("DECOY", digestOf("a decoy"));
        payload.replace("HOLDER", m_holder.toJson(jose::JwkPart::Public));
        return jose::signJwt(payload, m_issuer, "example+sd-jwt").valueOr({}) + '~';
    }
    QByteArray withBinding(const QByteArray &presentation) const
    {
        QByteArray binding = json("{'iat':1300819300,'aud':'urn:verifier','nonce':'n1','sd_hash':'HASH'}");
        binding.replace("HASH", digestOf(presentation));
        return presentation + jose::signJwt(binding, m_holder, "kb+jwt").valueOr({});
    }
    static const MemberRow *claim(InspectFixture &fixture, const QString &name)
    {
        const MemberModel *model = fixture.find<MemberPanel>("claims")->model();
        return model->row(name.startsWith(u'/') ? model->rowPointed(name) : model->rowNamed(name));
    }

private slots:
    void aDisclosedClaimIsMarked()
    {
        InspectFixture fixture;
        QVERIFY(fixture.take(credential() + m_name + '~' + m_street + '~'));
        const MemberRow *name = claim(fixture, u"given_name"_s);
        QVERIFY(name);
        QCOMPARE(name->value, u"Erika"_s);
        QCOMPARE(name->icon, "disclosed"_L1);
        QVERIFY(name->meaning.startsWith("Disclosed"_L1));
        QVERIFY(name->note.contains("salt-o"_L1));
        QVERIFY(name->help.contains(QString::fromLatin1(digestOf(m_name))));
        QVERIFY(claim(fixture, u"iss"_s)->icon.isEmpty());
        const MemberRow *street = claim(fixture, u"/address/street"_s);
        QVERIFY(street);
        QCOMPARE(street->value, u"Heidestrasse 17"_s);
        QCOMPARE(fixture.find<Chip>("claims.origin")->text(), u"2 disclosed"_s);
    }

    void choosingItLightsUpItsDisclosure()
    {
        InspectFixture fixture;
        const QByteArray token = credential() + m_name + '~' + m_street + '~';
        QVERIFY(fixture.take(token));
        fixture.workspace.selectClaim(u"given_name"_s);
        const base::ByteRange lit = fixture.find<TokenText>("token.text")->highlight();
        QCOMPARE(token.mid(lit.begin, lit.size()), m_name);
        fixture.workspace.selectClaim(u"iss"_s);
        const base::ByteRange open = fixture.find<TokenText>("token.text")->highlight();
        QVERIFY(open.isValid() && open.end < token.indexOf('~'));
    }

    void bytesOfADisclosureSelectItsClaim()
    {
        InspectFixture fixture;
        const QByteArray token = credential() + m_name + '~';
        QVERIFY(fixture.take(token));
        auto *text = fixture.find<TokenText>("token.text");
        const qsizetype place = token.indexOf(m_name) + 8;
        QTest::mouseClick(text->viewport(), Qt::LeftButton, {}, text->rectOf(place).center());
        const auto *claims = fixture.find<MemberPanel>("claims");
        QCOMPARE(claims->table()->currentIndex().row(), claims->model()->rowNamed(u"given_name"));
    }

    void whatIsKeptBackIsCounted()
    {
        InspectFixture fixture;
        QVERIFY(fixture.take(credential() + m_name + '~'));
        const MemberRow *kept = claim(fixture, u"_sd"_s);
        QVERIFY(kept);
        QCOMPARE(kept->value, u"2 digests"_s); // the decoy and the street
    }

    void aStrayDisclosureIsNamed()
    {
        InspectFixture fixture;
        QVERIFY(fixture.take(credential() + m_stray + '~'));
        const MemberRow *stray = claim(fixture, u"stray"_s);
        QVERIFY(stray);
        QCOMPARE(stray->tone, Tone::Error);
        QVERIFY(stray->meaning.startsWith("Not referenced"_L1));
    }

    void theKeyBindingIsARow()
    {
        InspectFixture fixture;
        fixture.find<KeyChooser>("keyChooser")
            ->setText(KeyOrigin::JwkSet, QString::fromLatin1(publicKeys({m_issuer})));
        QVERIFY(fixture.take(withBinding(credential() + m_name + '~')));
        const auto *model = fixture.find<VerdictModel>("signature.verdicts");
        QCOMPARE(model->rowCount(), 2);
        QCOMPARE(model->index(1, 0).data().toString(), u"Key binding"_s);
        auto *rows = fixture.find<DataTable>("signature.rows");
        rows->setCurrentIndex(model->index(1, 0));
        QCOMPARE(fixture.find<MemberPanel>("header")->model()->row(0)->source.isValid(), true);
        const MemberModel *header = fixture.find<MemberPanel>("header")->model();
        QCOMPARE(header->row(header->rowNamed(u"typ"))->value, u"kb+jwt"_s);
        QVERIFY(!fixture.find<VerdictBox>("signature.verdict")->heading().isEmpty());
        QVERIFY(fixture.find<TokenText>("token.text")->highlight().isValid());
    }
};

QTEST_MAIN(TestDisclosureRows)
#include "tst_disclosure_rows.moc"
