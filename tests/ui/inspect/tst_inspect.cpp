#include "inspect_fixture.h"
#include "ui/inspect/key_chooser.h"
#include "ui/inspect/member_panel.h"
#include "ui/models/fact_model.h"
#include "ui/models/findings_model.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/token_text.h"
#include "ui/widgets/verdict_box.h"

#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>

using namespace claimcheck;
using namespace claimcheck::ui;
using namespace claimcheck::ui::inspect;
using namespace Qt::StringLiterals;

class TestInspect : public QObject
{
    Q_OBJECT

private slots:
    void emptySaysWhatToDo()
    {
        InspectFixture fixture;
        QVERIFY(fixture.find<QWidget>("token.sample")->isVisible());
        QVERIFY(!fixture.workspace.inspection());
        QCOMPARE(fixture.find<MemberPanel>("claims")->model()->rowCount(), 0);
    }

    void pasteFillsThePanes()
    {
        InspectFixture fixture;
        QVERIFY(fixture.take(rfc7515A1));
        const MemberModel *header = fixture.find<MemberPanel>("header")->model();
        const MemberModel *claims = fixture.find<MemberPanel>("claims")->model();
        QCOMPARE(header->rowCount(), 2);
        QCOMPARE(claims->rowCount(), 3);
        QCOMPARE(claims->row(0)->value, u"joe"_s);
        QCOMPARE(claims->row(1)->value, u"1300819380"_s);
        QCOMPARE(fixture.find<Chip>("token.algorithm")->text(), u"HS256"_s);
        QCOMPARE(fixture.find<Chip>("token.time")->text(), u"expires in 1 min 0 s"_s);
        QCOMPARE(fixture.find<ByteView>("claims.json")->text(),
                 fixture.workspace.inspection()->outermost().document().payloadBytes());
        QVERIFY(!fixture.find<QWidget>("token.sample")->isVisible());
    }

    void pasteIsCleanedAndSaysSo()
    {
        InspectFixture fixture;
        QVERIFY(fixture.take("Authorization: Bearer " + rfc7515A1 + "\n"));
        QCOMPARE(fixture.find<TokenText>("token.text")->text(), rfc7515A1);
        QVERIFY(fixture.find<QLabel>("token.cleaning")->isVisible());
    }

    void aClaimLightsUpItsBytes()
    {
        InspectFixture fixture;
        QVERIFY(fixture.take(rfc7515A1));
        fixture.workspace.selectClaim(u"exp"_s);
        const base::ByteRange lit = fixture.find<TokenText>("token.text")->highlight();
        const token::TokenDocument &document = fixture.workspace.inspection()->outermost().document();
        const base::ByteRange payload = document.partRange(token::TokenPart::Payload);
        QVERIFY(lit.isValid());
        QVERIFY(lit.begin >= payload.begin && lit.end <= payload.end);
        QCOMPARE(lit, fixture.find<MemberPanel>("claims")->model()->row(1)->source);
    }

    void bytesSelectTheirClaim()
    {
        InspectFixture fixture;
        QVERIFY(fixture.take(rfc7515A1));
        auto *claims = fixture.find<MemberPanel>("claims");
        auto *text = fixture.find<TokenText>("token.text");
        const base::ByteRange exp = claims->model()->row(1)->source;
        QTest::mouseClick(text->viewport(), Qt::LeftButton, {}, text->rectOf(exp.begin + 6).center());
        QCOMPARE(claims->table()->currentIndex().row(), 1);
        QCOMPARE(text->highlight(), exp);
        const base::ByteRange alg = fixture.find<MemberPanel>("header")->model()->row(1)->source;
        QTest::mouseClick(text->viewport(), Qt::LeftButton, {}, text->rectOf(alg.begin + 5).center());
        QCOMPARE(claims->table()->currentIndex().row(), -1);
        QCOMPARE(fixture.find<MemberPanel>("header")->table()->currentIndex().row(), 1);
    }

    void withoutAKeyNothingIsGreen()
    {
        InspectFixture fixture;
        QVERIFY(fixture.take(rfc7515A1));
        QCOMPARE(fixture.find<VerdictBox>("signature.verdict")->heading(), u"Not checked"_s);
        QVERIFY(fixture.find<VerdictBox>("signature.verdict")->tone() != Tone::Ok);
        QVERIFY(fixture.find<Chip>("signature.chip")->tone() != Tone::Ok);
    }

    void verifies_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<KeyOrigin>("origin");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<Tone>("tone");
        // Signed with "a secret of 32 bytes or so, in text" over {"alg":"HS256"} and {}: made at run time
        // below.
        QTest::newRow("RFC 7515 A.1, JWK") << rfc7515A1 << KeyOrigin::JwkSet << rfc7515A1Key << Tone::Ok;
        QTest::newRow("RFC 7515 A.3, JWK Set") << rfc7515A3 << KeyOrigin::JwkSet << rfc7515A3Keys << Tone::Ok;
        QTest::newRow("RFC 7515 A.3, PEM of its key")
            << rfc7515A3 << KeyOrigin::PemOrCertificate
            << QByteArray("-----BEGIN PUBLIC KEY-----\n"
                          "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEf83OJ3D2xF1Bg8vub9tLe1gHMzV7\n"
                          "6e8Tus9uPHvRVEXH8UTNG72bfocs3+257rn0s2ldbqkLJK2KRiMohYjlrQ==\n"
                          "-----END PUBLIC KEY-----\n")
            << Tone::Ok;
        QTest::newRow("a wrong secret")
            << rfc7515A1 << KeyOrigin::Secret << QByteArray("wrong") << Tone::Error;
        QByteArray changed = rfc7515A1;
        changed[changed.size() - 5] = changed[changed.size() - 5] == 'A' ? 'B' : 'A';
        QTest::newRow("A.1 with another signature")
            << changed << KeyOrigin::JwkSet << rfc7515A1Key << Tone::Error;
        QTest::newRow("a key of another kind")
            << rfc7515A3 << KeyOrigin::Secret << QByteArray("secret") << Tone::Neutral;
    }
    void verifies()
    {
        QFETCH(QByteArray, token);
        QFETCH(KeyOrigin, origin);
        QFETCH(QByteArray, key);
        QFETCH(Tone, tone);
        InspectFixture fixture;
        fixture.find<KeyChooser>("keyChooser")->setText(origin, QString::fromLatin1(key));
        QVERIFY(fixture.take(token));
        const VerdictBox *verdict = fixture.find<VerdictBox>("signature.verdict");
        QVERIFY2(tone == Tone::Neutral ? verdict->tone() != Tone::Ok : verdict->tone() == tone,
                 qPrintable(verdict->heading() + u": "_s + verdict->text()));
        QCOMPARE(fixture.find<Chip>("signature.chip")->tone() == Tone::Ok, tone == Tone::Ok);
    }

    void aKeyGivenLaterVerifies()
    {
        InspectFixture fixture;
        QVERIFY(fixture.take(rfc7515A1));
        fixture.find<KeyChooser>("keyChooser")->setText(KeyOrigin::JwkSet, QString::fromLatin1(rfc7515A1Key));
        QVERIFY(fixture.settle());
        QCOMPARE(fixture.find<VerdictBox>("signature.verdict")->tone(), Tone::Ok);
    }

    void unsignedIsSaid() // RFC 7515 A.5
    {
        InspectFixture fixture;
        QVERIFY(fixture.take("eyJhbGciOiJub25lIn0."
                             "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19"
                             "yb290Ijp0cnVlfQ."));
        QCOMPARE(fixture.find<VerdictBox>("signature.verdict")->heading(), u"Not signed"_s);
    }

    void issuerIsAskedOnlyByTheButton()
    {
        InspectFixture fixture;
        QSignalSpy asked(&fixture.workspace, &InspectWorkspace::keysRequested);
        QVERIFY(fixture.take(rfc7515A3));
        auto *keys = fixture.find<KeyChooser>("keyChooser");
        keys->setText(KeyOrigin::Issuer, u"https://id.example.org"_s);
        QCOMPARE(asked.count(), 0);
        QTest::mouseClick(fixture.find<QWidget>("keyChooser.issuer.fetch"), Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
        fixture.workspace.setFetchedKeys(rfc7515A3Keys, u"https://id.example.org/jwks"_s);
        QVERIFY(fixture.settle());
        QCOMPARE(fixture.find<VerdictBox>("signature.verdict")->tone(), Tone::Ok);
    }

    void timePassesByItself()
    {
        InspectFixture fixture;
        QVERIFY(fixture.take(rfc7515A1));
        fixture.clock.set(1300819381LL * 1000);
        QTRY_COMPARE_WITH_TIMEOUT(fixture.find<Chip>("token.time")->tone(), Tone::Error, 3000);
        QTRY_VERIFY(fixture.find<FindingsModel>("findings.model")->count(base::Level::Error) > 0);
    }

    void unreadableNamesThePlace()
    {
        InspectFixture fixture;
        QVERIFY(fixture.take("eyJhbGciOiJIUzI1NiJ9.e30*.AAAA"));
        QVERIFY(!fixture.find<QLabel>("claims.notice")->text().isEmpty() ||
                fixture.find<FindingsModel>("findings.model")->rowCount() > 0);
    }

    void theKeyboardDoesItAll()
    {
        InspectFixture fixture;
        fixture.workspace.activateWindow();
        QVERIFY(fixture.take(rfc7515A1));
        auto *table = fixture.find<DataTable>("claims.table");
        table->setFocus(Qt::TabFocusReason);
        QTest::keyClick(table, Qt::Key_Down);
        QCOMPARE(table->currentIndex().row(), 1);
        QVERIFY(fixture.find<TokenText>("token.text")->highlight().isValid());
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"exp"_s);
        auto *text = fixture.find<TokenText>("token.text");
        QTest::keyClick(text, Qt::Key_End, Qt::ControlModifier);
        QTest::keyClick(text, Qt::Key_Backspace);
        QVERIFY(fixture.settle());
        QCOMPARE(fixture.workspace.inspection()->outermost().document().text().size(), rfc7515A1.size() - 1);
        text->undo();
        QVERIFY(fixture.settle());
        QCOMPARE(fixture.workspace.inspection()->outermost().document().text(), rfc7515A1);
    }

    void helpExplainsTheClaimInFocus()
    {
        InspectFixture fixture;
        fixture.workspace.activateWindow();
        QVERIFY(fixture.take(rfc7515A1));
        QVERIFY(QTest::qWaitForWindowActive(&fixture.workspace));
        auto *table = fixture.find<DataTable>("claims.table");
        table->setFocus(Qt::TabFocusReason);
        table->setCurrentIndex(table->model()->index(1, 0));
        const HelpText help = fixture.workspace.help();
        QCOMPARE(help.title, u"exp"_s);
        QVERIFY(help.url.toString().contains(u"rfc7519"_s));
    }

    void secretIsHiddenUntilShown()
    {
        InspectFixture fixture;
        auto *secret = fixture.find<QLineEdit>("keyChooser.secret");
        QCOMPARE(secret->echoMode(), QLineEdit::Password);
        fixture.workspace.setReveal(base::Reveal::Shown);
        QCOMPARE(secret->echoMode(), QLineEdit::Normal);
    }

    void sampleIsVerified()
    {
        InspectFixture fixture;
        fixture.workspace.showSample();
        QVERIFY(fixture.settle());
        QTRY_VERIFY(fixture.workspace.inspection());
        QCOMPARE(fixture.find<VerdictBox>("signature.verdict")->tone(), Tone::Ok);
    }
};

QTEST_MAIN(TestInspect)
#include "tst_inspect.moc"
