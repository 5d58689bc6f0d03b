#include "inspect_fixture.h"
#include "token_maker.h"
#include "ui/inspect/expected_fields.h"
#include "ui/inspect/findings_panel.h"
#include "ui/inspect/member_panel.h"
#include "ui/models/findings_model.h"
#include "ui/widgets/button.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/token_text.h"

#include <QComboBox>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>

using namespace claimcheck;
using namespace claimcheck::ui;
using namespace claimcheck::ui::inspect;
using namespace Qt::StringLiterals;

namespace {

QByteArray signedToken(QByteArray json, const QByteArray &typ)
{
    return jose::signJwt(json.replace('\'', '"'), newKey("ES256", u"k"_s), typ).valueOr({});
}

} // namespace

// Findings with their place, why and what to do; expected values, leeway and the type to check as.
class TestFindingsPanel : public QObject
{
    Q_OBJECT

    static QStringList rules(InspectFixture &fixture)
    {
        const auto *model = fixture.find<FindingsModel>("findings.model");
        QStringList list;
        for (int row = 0; row < model->rowCount(); ++row)
            list += model->finding(row)->rule;
        return list;
    }
    static QByteArray lit(InspectFixture &fixture)
    {
        const auto *text = fixture.find<TokenText>("token.text");
        return text->text().mid(text->highlight().begin, text->highlight().size());
    }

private slots:
    void aFindingIsExplained()
    {
        InspectFixture fixture;
        QVERIFY(fixture.take(signedToken("{'iss':'a','exp':1300819300}", "JWT")));
        QVERIFY(fixture.find<QWidget>("findings.detail")->isHidden());
        fixture.workspace.selectFinding("time-expired"_L1);
        QVERIFY(fixture.find<QWidget>("findings.detail")->isVisible());
        QVERIFY(fixture.find<QLabel>("findings.detail.wrong")->text().contains("expired"_L1));
        QVERIFY(!fixture.find<QLabel>("findings.detail.why")->text().isEmpty());
        QVERIFY(!fixture.find<QLabel>("findings.detail.fix")->text().isEmpty());
        QVERIFY(fixture.find<QLabel>("findings.detail.source")->text().contains("rfc7519"_L1));
        QCOMPARE(fixture.find<MemberPanel>("claims")->model()->row(1)->source.contains(
                     fixture.find<TokenText>("token.text")->highlight().begin),
                 true);
    }

    /// Selecting a finding lights up its place: a member, a nested one, the signature, a disclosure, a part
    /// that lacks something.
    void placesLightUp_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<QByteArray>("lit"); // within this text
        const QByteArray nested =
            signedToken("{'user':{'name':{'email':'a@b.example'}},'iss':'a','scope':'a'}", {});
        QTest::newRow("nested claim") << nested << "payload-personal"_ba << nested.split('.')[1];
        const QByteArray plain = signedToken("{'iss':'a'}", "logout+jwt");
        QTest::newRow("what is missing") << plain << "jti-missing"_ba << plain.split('.')[1];
        QTest::newRow("header") << "eyJhbGciOiJub25lIn0.e30."_ba
                                << "alg-none"_ba
                                << "eyJhbGciOiJub25lIn0"_ba;
        const QByteArray zero = plain.left(plain.lastIndexOf('.') + 1) + QByteArray(86, 'A');
        QTest::newRow("signature") << zero << "signature-zero"_ba << QByteArray(86, 'A');
        const QByteArray shown = disclosureOf("[\"short\",\"x\",1]");
        const QByteArray sdJwt = signedToken(
            "{'iss':'a','_sd':['" + digestOf(shown) + "'],'_sd_alg':'sha-256'}", "example+sd-jwt");
        QTest::newRow("disclosure") << sdJwt + '~' + shown + '~' << "sd-jwt-salt-short"_ba << shown;
    }
    void placesLightUp()
    {
        QFETCH(QByteArray, token);
        QFETCH(QByteArray, rule);
        QFETCH(QByteArray, lit);
        InspectFixture fixture;
        QVERIFY(fixture.take(token));
        fixture.workspace.selectFinding(QLatin1StringView(rule));
        const QByteArray shown = TestFindingsPanel::lit(fixture);
        QVERIFY2(!shown.isEmpty() && lit.contains(shown), shown.constData());
    }
    void aNestedPlaceIsChosenInTheTree()
    {
        InspectFixture fixture;
        QVERIFY(fixture.take(signedToken("{'user':{'email':'a@b.example'},'iss':'a','scope':'a'}", {})));
        auto *claims = fixture.find<MemberPanel>("claims");
        claims->model()->closeBranch(0);
        fixture.workspace.selectFinding("payload-personal"_L1);
        const MemberRow *row = claims->model()->row(claims->table()->currentIndex().row());
        QVERIFY(row);
        QCOMPARE(row->pointer, u"/user/email"_s);
    }

    void expectedValuesAreCompared()
    {
        InspectFixture fixture;
        QVERIFY(fixture.take(signedToken(
            "{'iss':'https://a','sub':'s','aud':'c','exp':1300819380,'iat':1300819300,'nonce':'n'}", "JWT")));
        QVERIFY(!rules(fixture).contains(u"nonce-expected"_s));
        QVERIFY(fixture.find<QWidget>("expected")->isHidden());
        QTest::mouseClick(fixture.find<Button>("findings.expected"), Qt::LeftButton);
        QVERIFY(fixture.find<QWidget>("expected")->isVisible());
        QTest::keyClicks(fixture.find<QLineEdit>("expected.nonce"), u"other"_s);
        QTRY_VERIFY(rules(fixture).contains(u"nonce-expected"_s));
        QCOMPARE(fixture.find<Button>("findings.expected")->text(), u"Expected values (1)"_s);
        fixture.find<QLineEdit>("expected.nonce")->setText(u"n"_s);
        QTRY_VERIFY(!rules(fixture).contains(u"nonce-expected"_s));
        // They hold for the next token, too.
        QVERIFY(fixture.take(signedToken("{'iss':'https://a','sub':'s','nonce':'m'}", "JWT")));
        QVERIFY(rules(fixture).contains(u"nonce-expected"_s));
    }

    void onlyWhatTheKindCanTellIsAsked()
    {
        InspectFixture fixture;
        fixture.find<FindingsPanel>("findings")->toggleExpected();
        QVERIFY(fixture.take(signedToken("{'htm':'GET','htu':'https://a/'}", "dpop+jwt")));
        QVERIFY(fixture.find<QLineEdit>("expected.url")->isVisible());
        QVERIFY(!fixture.find<QLineEdit>("expected.code")->isVisible());
        QVERIFY(fixture.take(signedToken("{'sub':'a','nonce':'n'}", "JWT")));
        QVERIFY(!fixture.find<QLineEdit>("expected.url")->isVisible());
        QVERIFY(fixture.find<QLineEdit>("expected.code")->isVisible());
    }

    void fieldsRememberWhatTheyHad()
    {
        ExpectedFields fields;
        auto *issuer = fields.findChild<QLineEdit *>(u"expected.issuer"_s);
        auto *code = fields.findChild<QLineEdit *>(u"expected.code"_s);
        QTest::keyClicks(issuer, u"https://a"_s);
        QTest::keyClick(issuer, Qt::Key_Return);
        fields.clear();
        QCOMPARE(issuer->completer()->model()->index(0, 0).data().toString(), u"https://a"_s);
        QVERIFY(!code->completer()); // a secret
        QCOMPARE(code->echoMode(), QLineEdit::Password);
        fields.setReveal(base::Reveal::Shown);
        QCOMPARE(code->echoMode(), QLineEdit::Normal);
    }

    void leewayMovesTheVerdict()
    {
        InspectFixture fixture; // 1300819320
        QVERIFY(fixture.take(signedToken("{'iss':'a','exp':1300819310}", "JWT")));
        QVERIFY(rules(fixture).contains(u"time-expired"_s));
        fixture.find<QSpinBox>("expected.leeway")->setValue(30);
        QTRY_VERIFY(!rules(fixture).contains(u"time-expired"_s));
    }

    void anOpaqueTokenIsOfNoType()
    {
        InspectFixture fixture;
        QVERIFY(fixture.take("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"));
        QVERIFY(!fixture.find<QComboBox>("findings.types")->isEnabled());
        QVERIFY(fixture.take(rfc7515A1));
        QVERIFY(fixture.find<QComboBox>("findings.types")->isEnabled());
    }
};

QTEST_MAIN(TestFindingsPanel)
#include "tst_findings_panel.moc"
