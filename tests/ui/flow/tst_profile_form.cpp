#include "ui/flow/profile_form.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace claimcheck;
using namespace claimcheck::ui::flow;
using namespace Qt::StringLiterals;
using oauth::ClientAuth;

namespace {

oauth::Profile profileWith(ClientAuth auth)
{
    oauth::Profile profile;
    profile.issuer = u"https://id.example.org"_s;
    profile.client = {u"app"_s, auth, {}, u"client-key.pem"_s, {}};
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
