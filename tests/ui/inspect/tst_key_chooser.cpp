#include "inspect_fixture.h"
#include "tests/support/certificate_factory.h"
#include "token_maker.h"
#include "ui/inspect/authority_field.h"
#include "ui/inspect/key_chooser.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/verdict_box.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>

using namespace claimcheck;
using namespace claimcheck::ui;
using namespace claimcheck::ui::inspect;
using namespace Qt::StringLiterals;

class TestKeyChooser : public QObject
{
    Q_OBJECT

    static Tone verdict(InspectFixture &fixture)
    {
        return fixture.find<VerdictBox>("signature.verdict")->tone();
    }
    static QString outcome(InspectFixture &fixture)
    {
        return fixture.find<QLabel>("keyChooser.outcome")->text();
    }

private slots:
    void aSecretIsReadAsItIsWritten_data()
    {
        QTest::addColumn<jose::SecretEncoding>("encoding");
        QTest::addColumn<QString>("text");
        // The key of RFC 7515 A.1.
        const QByteArray url =
            "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow";
        const QByteArray bytes = QByteArray::fromBase64(url, QByteArray::Base64UrlEncoding);
        QTest::newRow("base64url") << jose::SecretEncoding::Base64Url << QString::fromLatin1(url);
        QTest::newRow("base64") << jose::SecretEncoding::Base64 << QString::fromLatin1(bytes.toBase64());
        QTest::newRow("hexadecimal") << jose::SecretEncoding::Hex << QString::fromLatin1(bytes.toHex());
    }
    void aSecretIsReadAsItIsWritten()
    {
        QFETCH(jose::SecretEncoding, encoding);
        QFETCH(QString, text);
        InspectFixture fixture;
        fixture.find<KeyChooser>("keyChooser")->setText(KeyOrigin::Secret, text);
        QVERIFY(fixture.take(rfc7515A1));
        QVERIFY(verdict(fixture) != Tone::Ok); // as text these are other bytes
        auto *encodings = fixture.find<QComboBox>("keyChooser.secretEncoding");
        encodings->setCurrentIndex(encodings->findData(int(encoding)));
        emit encodings->activated(encodings->currentIndex());
        QVERIFY(fixture.settle());
        QCOMPARE(verdict(fixture), Tone::Ok);
    }

    void anEncryptedKeyAsksForItsPassPhrase()
    {
        test::OpenSslProgram openssl;
        if (!openssl.isThere())
            QSKIP("no openssl program");
        QVERIFY(openssl.run(u"genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out plain.pem"_s));
        QVERIFY(openssl.run(u"pkcs8 -topk8 -in plain.pem -out key.pem -passout pass:sesame"_s));
        const auto keys = jose::readKeys(openssl.read(u"plain.pem"_s), {});
        QVERIFY(keys);
        jose::Jwk signer = keys->keys.front();
        const QByteArray token = jose::signJwt(R"({"iss":"joe"})", signer, "JWT", "ES256").valueOr({});
        InspectFixture fixture;
        fixture.workspace.activateWindow();
        auto *phrase = fixture.find<QLineEdit>("keyChooser.pem.passphrase");
        fixture.find<KeyChooser>("keyChooser")
            ->setText(KeyOrigin::PemOrCertificate, QString::fromLatin1(openssl.read(u"key.pem"_s)));
        QVERIFY(!phrase->isVisible());
        QVERIFY(fixture.take(token));
        QVERIFY(phrase->isVisible());
        QCOMPARE(phrase->echoMode(), QLineEdit::Password);
        for (const QString &text : {u"wrong"_s, u"sesame"_s}) {
            phrase->setText(text);
            emit phrase->editingFinished();
            QVERIFY(fixture.settle());
            QCOMPARE(verdict(fixture) == Tone::Ok, text == "sesame"_L1);
        }
    }

    void aKeyFileIsReadByItsPath()
    {
        test::OpenSslProgram openssl;
        if (!openssl.isThere())
            QSKIP("no openssl program");
        QVERIFY(openssl.run(u"genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out plain.pem"_s));
        QVERIFY(openssl.run(u"pkey -in plain.pem -outform DER -out key.der"_s));
        const auto keys = jose::readKeys(openssl.read(u"plain.pem"_s), {});
        QVERIFY(keys);
        const QByteArray token =
            jose::signJwt(R"({"iss":"joe"})", keys->keys.front(), "JWT", "ES256").valueOr({});
        InspectFixture fixture;
        fixture.find<KeyChooser>("keyChooser")->setOrigin(KeyOrigin::PemOrCertificate);
        fixture.find<KeyTextField>("keyChooser.pem.page")->setFile(openssl.path(u"key.der"_s));
        QVERIFY(fixture.take(token));
        QCOMPARE(verdict(fixture), Tone::Ok);
        QCOMPARE(fixture.find<QLabel>("keyChooser.pem.file")->text(), u"key.der"_s);
        QVERIFY(!fixture.find<QPlainTextEdit>("keyChooser.pem")->isVisible());
        fixture.find<KeyTextField>("keyChooser.pem.page")->setFile({});
        QVERIFY(fixture.settle());
        QVERIFY(verdict(fixture) != Tone::Ok);
    }

    void aPrivateKeyIsOutOfSightWhileSecretsAreHidden_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isPrivate");
        QTest::newRow("secret") << u"{\"kty\":\"oct\", \"k\" : \"c2VjcmV0\"}"_s << true;
        QTest::newRow("private JWK") << u"{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"\",\"d\":\"\"}"_s
                                     << true;
        QTest::newRow("private PEM") << u"-----BEGIN EC PRIVATE KEY-----"_s << true;
        QTest::newRow("public JWK") << u"{\"kty\":\"EC\",\"kid\":\"d\",\"x\":\"\",\"y\":\"\"}"_s << false;
        QTest::newRow("public PEM") << u"-----BEGIN PUBLIC KEY-----"_s << false;
    }
    void aPrivateKeyIsOutOfSightWhileSecretsAreHidden()
    {
        QFETCH(QString, text);
        QFETCH(bool, isPrivate);
        InspectFixture fixture;
        auto *chooser = fixture.find<KeyChooser>("keyChooser");
        auto *field = fixture.find<QPlainTextEdit>("keyChooser.jwks");
        chooser->setText(KeyOrigin::JwkSet, text);
        QCOMPARE(field->isVisible(), !isPrivate);
        QCOMPARE(fixture.find<QLabel>("keyChooser.jwks.file")->isVisible(), isPrivate);
        chooser->setReveal(base::Reveal::Shown);
        QVERIFY(field->isVisible());
        QCOMPARE(field->toPlainText(), text);
        chooser->setReveal(base::Reveal::Hidden);
        QCOMPARE(field->isVisible(), !isPrivate);
    }

    void aMissingFileIsSaid()
    {
        InspectFixture fixture;
        fixture.find<KeyChooser>("keyChooser")->setOrigin(KeyOrigin::PemOrCertificate);
        fixture.find<KeyTextField>("keyChooser.pem.page")->setFile(u"/nowhere/key.p12"_s);
        QVERIFY(fixture.take(rfc7515A1));
        QVERIFY(outcome(fixture).contains("/nowhere/key.p12"_L1));
    }

    void aJwksUrlIsAskedOnlyByTheButton()
    {
        InspectFixture fixture;
        QSignalSpy asked(&fixture.workspace, &InspectWorkspace::jwksRequested);
        QVERIFY(fixture.take(rfc7515A3));
        fixture.find<KeyChooser>("keyChooser")->setText(KeyOrigin::JwksUrl, u"https://id.example.org/jwks"_s);
        QCOMPARE(asked.count(), 0);
        QTest::mouseClick(fixture.find<QWidget>("keyChooser.jwksUrl.fetch"), Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
        fixture.workspace.setFetchedKeys(rfc7515A3Keys, u"https://id.example.org/jwks"_s);
        QVERIFY(fixture.settle());
        QCOMPARE(verdict(fixture), Tone::Ok);
        QCOMPARE(fixture.find<KeyChooser>("keyChooser")->origin(), KeyOrigin::JwksUrl);
    }

    void noUrlIsNoRequest()
    {
        InspectFixture fixture;
        QSignalSpy asked(&fixture.workspace, &InspectWorkspace::jwksRequested);
        fixture.find<KeyChooser>("keyChooser")->setText(KeyOrigin::JwksUrl, u"file:///etc/passwd"_s);
        QTest::mouseClick(fixture.find<QWidget>("keyChooser.jwksUrl.fetch"), Qt::LeftButton);
        QCOMPARE(asked.count(), 0);
        QVERIFY(!outcome(fixture).isEmpty());
    }

    void aChosenCaVouchesForTheCertificateInside() // RFC 7515 §4.1.6
    {
        test::CertificateFactory factory;
        if (!factory.openssl.isThere())
            QSKIP("no openssl program");
        QVERIFY(factory.makeRoot() && factory.makeLeaf(u"leaf"_s, u"root"_s));
        const auto leaf = crypto::Certificate::fromPem(factory.openssl.read(u"leaf.pem"_s));
        const auto keys = jose::readKeys(factory.openssl.read(u"leaf.key"_s), {});
        QVERIFY(leaf && keys);
        QByteArray header = R"({"alg":"ES256","x5c":["LEAF"]})";
        header.replace("LEAF", leaf->der().toBase64());
        const QByteArray token =
            jose::signCompact(header, R"({"iss":"joe"})", keys->keys.front()).valueOr({});
        InspectFixture fixture;
        fixture.clock.set(QDateTime::currentMSecsSinceEpoch() + 3'600'000);
        QVERIFY(fixture.take(token));
        QVERIFY(verdict(fixture) != Tone::Ok);
        auto *authorities = fixture.find<AuthorityField>("keyChooser.ca");
        QVERIFY(authorities->isVisible());
        authorities->setPath(factory.openssl.path(u"root.pem"_s));
        QVERIFY(fixture.settle());
        QCOMPARE(verdict(fixture), Tone::Ok);
        QVERIFY(fixture.take(rfc7515A1)); // brings no certificates
        QVERIFY(!authorities->isVisible());
    }

    void aRotationIsShownAsADifference()
    {
        const jose::Jwk old = newKey("ES256", u"2026-10"_s);
        const jose::Jwk kept = newKey("ES256", u"2026-11"_s);
        const jose::Jwk fresh = newKey("ES256", u"2026-12"_s);
        const QString source = u"https://id.example.org/jwks"_s;
        InspectFixture fixture;
        QVERIFY(fixture.take(rfc7515A3));
        fixture.workspace.setFetchedKeys(publicKeys({old, kept}), source);
        QVERIFY(fixture.settle());
        QCOMPARE(outcome(fixture), u"2 keys from https://id.example.org/jwks"_s);
        fixture.workspace.setFetchedKeys(publicKeys({kept, fresh}), source);
        QVERIFY(fixture.settle());
        QCOMPARE(outcome(fixture), u"2 keys from https://id.example.org/jwks. Since the last time: added "
                                   "2026-12; removed 2026-10."_s);
    }
};

QTEST_MAIN(TestKeyChooser)
#include "tst_key_chooser.moc"
