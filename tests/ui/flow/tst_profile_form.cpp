#include "ui/flow/profile_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace claimcheck;
using namespace claimcheck::ui::flow;
using namespace Qt::StringLiterals;
using oauth::ClientAuth;
using oauth::Grant;

namespace {

oauth::Profile profileWith(ClientAuth auth)
{
    oauth::Profile profile;
    profile.issuer = u"https://id.example.org"_s;
    profile.client = {u"app"_s, auth, {}, u"client-key.pem"_s, {}, {}, {}};
    profile.client.secret = {oauth::SecretPlace::Text, {}, base::SecretBytes(QByteArrayView("s"))};
    return profile;
}

} // namespace

class TestProfileForm : public QObject
{
    Q_OBJECT

private slots:
    void aProfileComesBack_data()
    {
        QTest::addColumn<int>("auth");
        QTest::addColumn<bool>("secret");
        QTest::addColumn<bool>("key");
        QTest::newRow("none") << int(ClientAuth::None) << false << false;
        QTest::newRow("client_secret_basic") << int(ClientAuth::SecretBasic) << true << false;
        QTest::newRow("client_secret_post") << int(ClientAuth::SecretPost) << true << false;
        QTest::newRow("client_secret_jwt") << int(ClientAuth::SecretJwt) << true << false;
        QTest::newRow("private_key_jwt") << int(ClientAuth::PrivateKeyJwt) << false << true;
    }
    void aProfileComesBack()
    {
        QFETCH(int, auth);
        ProfileForm form;
        oauth::Profile profile = profileWith(ClientAuth(auth));
        profile.dpop = true;
        form.setProfile(profile);
        QCOMPARE(int(form.profile().client.auth), auth);
        QCOMPARE(form.profile().client.keyPath, u"client-key.pem"_s);
        QVERIFY(form.profile().dpop);
        QTEST(!form.profile().client.secret.text.isEmpty(), "secret");
        QTEST(form.findChild<QLineEdit *>(u"profileSecret"_s)->isEnabled(), "secret");
        QTEST(form.findChild<QLineEdit *>(u"profileKey"_s)->isEnabled(), "key");
        QCOMPARE(form.problem(), QString());
    }

    void aKeyIsAskedForWhereItIsNeeded()
    {
        ProfileForm form;
        form.setProfile(profileWith(ClientAuth::PrivateKeyJwt));
        form.findChild<QLineEdit *>(u"profileKey"_s)->clear();
        QVERIFY(!form.problem().isEmpty());
        form.setProfile(profileWith(ClientAuth::None));
        form.findChild<QLineEdit *>(u"profileKey"_s)->clear();
        QVERIFY(form.problem().isEmpty());
    }

    void theGuideChooses_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("grant");
        QTest::addColumn<int>("auth");
        QTest::addColumn<bool>("redirect");
        QTest::addColumn<QString>("section");
        QTest::newRow("native") << 3 << int(Grant::AuthorizationCode) << int(ClientAuth::None) << true
                                << u"RFC 8252"_s;
        QTest::newRow("service") << 4 << int(Grant::ClientCredentials) << int(ClientAuth::PrivateKeyJwt)
                                 << false << u"RFC 6749"_s;
        QTest::newRow("device") << 5 << int(Grant::DeviceCode) << int(ClientAuth::None) << false
                                << u"RFC 8628"_s;
    }
    void theGuideChooses()
    {
        QFETCH(int, kind);
        ProfileForm form;
        form.setProfile(profileWith(ClientAuth::SecretBasic));
        auto *kinds = form.findChild<QComboBox *>(u"profileApplication"_s);
        kinds->setCurrentIndex(kind);
        emit kinds->activated(kind);
        QTEST(int(form.profile().grant), "grant");
        QTEST(int(form.profile().client.auth), "auth");
        QTEST(form.findChild<QWidget *>(u"profileRedirect"_s)->isVisibleTo(&form), "redirect");
        QFETCH(QString, section);
        QVERIFY(form.findChild<QLabel *>(u"profileGrantWhy"_s)->text().contains(section));
    }

    void onlyTheFieldsOfTheGrantAreShown()
    {
        ProfileForm form;
        oauth::Profile profile = profileWith(ClientAuth::None);
        profile.grant = Grant::Password;
        profile.user = {u"ann"_s, {oauth::SecretPlace::Environment, u"PW"_s, {}}};
        form.setProfile(profile);
        auto *user = form.findChild<QLineEdit *>(u"grantUser"_s);
        QVERIFY(user->isVisibleTo(&form));
        QVERIFY(!form.findChild<QLineEdit *>(u"grantLoginHint"_s)->isVisibleTo(&form));
        QCOMPARE(user->text(), u"ann"_s);
        QCOMPARE(form.profile().user.password.name, u"PW"_s); // what is kept elsewhere stays
        user->clear();
        QVERIFY(form.problem().contains(u"User name"_s));
        form.findChild<QLineEdit *>(u"grantPassword"_s)->setText(u"secret"_s);
        QCOMPARE(form.profile().user.password.place, oauth::SecretPlace::Text);
    }

    void dpopIsAChoice()
    {
        ProfileForm form;
        form.setProfile(profileWith(ClientAuth::None));
        QSignalSpy edited(&form, &ProfileForm::edited);
        form.findChild<QCheckBox *>(u"profileDpop"_s)->setChecked(true);
        QCOMPARE(edited.size(), 1);
        QVERIFY(form.profile().dpop);
    }
};

QTEST_MAIN(TestProfileForm)
#include "tst_profile_form.moc"
