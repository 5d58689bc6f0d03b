#include "core/oauth/profile_file.h"
#include "tests/core/oauth/rules_of.h"
#include "ui/flow/profile_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
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

/// With a client and an issuer, where they are not there.
QByteArray whole(QByteArray members)
{
    for (const char *member : {"'client':{'id':'app'}", "'issuer':'https://id.example'"}) {
        const QByteArray text = json(member);
        if (!members.contains(text.left(8)))
            members = members.chopped(1) + (members.size() > 2 ? "," : "") + text + '}';
    }
    return members;
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
        QTEST(form.findChild<QLineEdit *>(u"profileSecret"_s)->isVisibleTo(&form), "secret");
        QTEST(form.findChild<QLineEdit *>(u"profileKey"_s)->isVisibleTo(&form), "key");
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

    /// What a file says is there again after the form, whether it has a field for it or not.
    void everyMemberIsKept_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<QString>("kept"); // named as without a field
        QTest::newRow("defaults") << QByteArray("{}") << QString();
        QTest::newRow("request") << json("{'scope':['openid','a:b'],'resource':['https://"
                                         "api.example.org'],'response_mode':'form_post.jwt',"
                                         "'pkce':'plain','par':true,'request_object':'encrypted','request_"
                                         "object_by':'reference','dpop':true,"
                                         "'authorization_details':[{'type':'payment'}]}")
                                 << QString();
        QTest::newRow("no PKCE, signed") << json("{'pkce':'none','request_object':'signed'}") << QString();
        QTest::newRow("hybrid") << json("{'grant':'hybrid','response_type':'code token'}") << QString();
        QTest::newRow("response type of its own")
            << json("{'grant':'implicit','response_type':'id_token device'}") << QString();
        QTest::newRow("client")
            << json("{'client':{'id':'web','auth':'client_secret_basic','secret':{'env':'SECRET'},'key':'k."
                    "pem',"
                    "'certificate':'c.pem','basic_encoding':'raw','note':[1],'auth_at':{'introspection':"
                    "'client_secret_post','revocation':'none','par':'private_key_jwt'}}}")
            << u"client/note"_s;
        QTest::newRow("secret of another endpoint")
            << json("{'client':{'id':'web','auth':'none','secret':'s','auth_at':{'introspection':"
                    "'client_secret_basic'}}}")
            << QString();
        QTest::newRow("redirect") << json("{'redirect':{'host':'[::1]','port':8400,'path':'/back'}}")
                                  << QString();
        QTest::newRow("parameters")
            << json("{'authorization_parameters':{'prompt':'login','ui_locales':['de','en']},"
                    "'token_parameters':{'audience':'x'},'extras':{'token':{'headers':{'X-Trace':'1'}},"
                    "'par':{'parameters':{'a':'b'}}}}")
            << QString();
        QTest::newRow("token exchange")
            << json("{'grant':'token_exchange','token_exchange':{'subject_token':'t','subject_token_type':'"
                    "urn:x',"
                    "'actor_token':{'env':'A'},'actor_token_type':'urn:y','requested_token_type':'urn:z',"
                    "'audience':['b','c']}}")
            << QString();
        QTest::newRow("assertion") << json("{'issuer':'https://"
                                           "id.example','grant':'jwt_bearer','assertion':{'token':{'file':'a."
                                           "jwt'},'issuer':'i','subject':'s',"
                                           "'audience':'d','key':'k'}}")
                                   << QString();
        QTest::newRow("assertion elsewhere")
            << json("{'grant':'saml_bearer','assertion':{'token':{'env':'SAML'}}}") << u"assertion"_s;
        QTest::newRow("CIBA")
            << json("{'grant':'ciba','ciba':{'mode':'ping','login_hint':'alice','binding_message':'W4SCT'}}")
            << QString();
        QTest::newRow("password")
            << json("{'grant':'password','user':{'name':'alice','password':{'keychain':'alice'}}}")
            << QString();
        QTest::newRow("of another grant")
            << json("{'refresh_token':{'file':'rt'},'user':{'name':'alice'}}") << QString();
        QTest::newRow("start, end, TLS")
            << json("{'account':'joe@example.org','metadata':{'token_endpoint':'https://id.example.org/t'},"
                    "'logout':{'backchannel':true,'frontchannel':true},'tls':{'ca':'ca.pem'},"
                    "'after':['logout','call','userinfo'],'call':{'method':'REPORT','url':'https://"
                    "api.example.org/o'}}")
            << QString();
        QTest::newRow("comparison and unknown")
            << json("{'compare':{'a':{'scope':['x']}},'team':{'owner':'x'}}") << u"compare, team"_s;
    }
    void everyMemberIsKept()
    {
        QFETCH(QByteArray, members);
        const auto read = oauth::readProfile(whole(members));
        QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.error().message));
        ProfileForm form;
        form.setProfile(profileWith(ClientAuth::SecretBasic)); // something else before
        form.setProfile(read->value);
        QCOMPARE(QString::fromUtf8(oauth::writeProfile(form.profile())),
                 QString::fromUtf8(oauth::writeProfile(read->value)));
        QTEST(keptMembers(form.profile()).join(u", "_s), "kept");
    }

    void whatIsWrongIsSaid_data()
    {
        QTest::addColumn<QByteArray>("profile");
        QTest::addColumn<QString>("problem"); // begins with; empty: none
        QTest::newRow("good") << json("{'issuer':'https://id.example','client':{'id':'a'}}") << QString();
        QTest::newRow("no URL") << json("{'issuer':'id.example','client':{'id':'a'}}") << u"The issuer"_s;
        QTest::newRow("placeholder") << json("{'issuer':'https://{domain}/','client':{'id':'a'}}")
                                     << u"Write your own domain"_s;
        QTest::newRow("account in place of an issuer")
            << json("{'account':'joe@id.example','client':{'id':'a'}}") << QString();
        QTest::newRow("no certificate")
            << json("{'issuer':'https://id.example','client':{'id':'a','auth':'tls_client_auth','key':'k'}}")
            << u"The certificate"_s;
        QTest::newRow("CIBA without a user")
            << json("{'issuer':'https://id.example','client':{'id':'a'},'grant':'ciba'}") << u"Missing"_s;
    }
    void whatIsWrongIsSaid()
    {
        QFETCH(QByteArray, profile);
        QFETCH(QString, problem);
        ProfileForm form;
        form.setProfile(oauth::readProfile(profile)->value);
        QVERIFY2(form.problem().startsWith(problem), qPrintable(form.problem()));
        QCOMPARE(form.problem().isEmpty(), problem.isEmpty());
    }

    void aFieldIsWrong_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("good");
        QTest::newRow("no client") << u"profileClientId"_s << u" "_s << false;
        QTest::newRow("no path") << u"profileRedirectPath"_s << u"callback"_s << false;
        QTest::newRow("no API") << u"profileCallUrl"_s << QString() << false;
        QTest::newRow("an API without a host") << u"profileCallUrl"_s << u"/orders"_s << false;
        QTest::newRow("an API") << u"profileCallUrl"_s << u"https://api.example.org/orders"_s << true;
    }
    void aFieldIsWrong()
    {
        QFETCH(QString, field);
        QFETCH(QString, text);
        ProfileForm form;
        form.setProfile(profileWith(ClientAuth::None));
        QCOMPARE(form.problem(), QString());
        form.findChild<QCheckBox *>(u"afterCall"_s)->setChecked(field == u"profileCallUrl"_s);
        form.findChild<QLineEdit *>(field)->setText(text);
        QTEST(form.problem().isEmpty(), "good");
    }

    void jsonIsChecked_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("good");
        QTest::newRow("details") << u"profileDetails"_s << u"[]"_s << true;
        QTest::newRow("details, an object") << u"profileDetails"_s << u"{}"_s << false;
        QTest::newRow("details, broken") << u"profileDetails"_s << u"["_s << false;
        QTest::newRow("metadata") << u"profileMetadata"_s << u"{}"_s << true;
        QTest::newRow("metadata, broken") << u"profileMetadata"_s << u"{"_s << false;
    }
    void jsonIsChecked()
    {
        QFETCH(QString, field);
        QFETCH(QString, text);
        ProfileForm form;
        form.setProfile(profileWith(ClientAuth::None));
        form.findChild<QPlainTextEdit *>(field)->setPlainText(text);
        QTEST(form.problem().isEmpty(), "good");
    }

    void aParameterIsAddedAndTakenAway()
    {
        ProfileForm form;
        form.setProfile(profileWith(ClientAuth::None));
        QSignalSpy edited(&form, &ProfileForm::edited);
        form.findChild<QPushButton *>(u"extraAdd"_s)->click();
        form.findChild<QLineEdit *>(u"extraName"_s)->setText(u"prompt"_s);
        form.findChild<QLineEdit *>(u"extraValue"_s)->setText(u"login"_s);
        QCOMPARE(form.profile().authorizationParameters,
                 (encoding::FormPairs{{QByteArray("prompt"), QByteArray("login")}}));
        QVERIFY(!edited.isEmpty());
        form.findChild<QPushButton *>(u"extraRemove"_s)->click();
        QVERIFY(form.profile().authorizationParameters.empty());
    }

    void sectionsUnfoldWhereTheyHaveSomething_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<QString>("open");
        QTest::newRow("nothing") << QByteArray("{}") << QString();
        QTest::newRow("TLS") << json("{'tls':{'ca':'ca.pem'}}") << u"foldTls"_s;
        QTest::newRow("extras") << json("{'token_parameters':{'a':'b'}}") << u"foldExtras"_s;
        QTest::newRow("endpoints") << json("{'metadata':{'issuer':'x'}}") << u"foldEndpoints"_s;
    }
    void sectionsUnfoldWhereTheyHaveSomething()
    {
        QFETCH(QByteArray, members);
        ProfileForm form;
        form.setProfile(oauth::readProfile(whole(members))->value);
        QStringList open;
        for (const char *name : {"foldExtras", "foldTls", "foldEndpoints"}) {
            const auto *fold = form.findChild<QPushButton *>(QString::fromLatin1(name));
            const auto *page = form.findChild<QWidget *>(QString::fromLatin1(name) + u".page"_s);
            QCOMPARE(page->isVisibleTo(&form), fold->isChecked());
            if (fold->isChecked())
                open += QString::fromLatin1(name);
        }
        QTEST(open.join(u' '), "open");
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
