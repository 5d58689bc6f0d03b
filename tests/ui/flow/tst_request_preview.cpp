#include "core/oauth/profile_file.h"
#include "tests/core/oauth/rules_of.h"
#include "ui/flow/request_preview.h"
#include "ui/flow/setting_rows.h"

#include <QTest>

using namespace claimcheck;
using namespace claimcheck::ui::flow;
using namespace Qt::StringLiterals;

class TestRequestPreview : public QObject
{
    Q_OBJECT

private slots:
    void theFirstRequest_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<QByteArray>("metadata");
        QTest::addColumn<QString>("expected");
        QTest::newRow("code and PKCE, RFC 7636 section 4.3")
            << json("'scope':['openid','orders'],'resource':['https://api.example']")
            << json("{'authorization_endpoint':'https://id.example/authorize'}")
            << u"GET /authorize\n ?response_type=code\n &client_id=app\n "
               "&redirect_uri=http://127.0.0.1:(port)/callback\n &scope=openid orders\n "
               "&resource=https://api.example\n &code_challenge=(fresh)\n &code_challenge_method=S256\n "
               "&state=(fresh)\n &nonce=(fresh)"_s;
        QTest::newRow("nothing known, fixed port, plain, a mode")
            << json("'pkce':'plain','response_mode':'form_post','redirect':{'host':'::1','port':80}")
            << QByteArray("{}")
            << u"GET (authorization endpoint)\n ?response_type=code\n &client_id=app\n "
               "&redirect_uri=http://[::1]:80/callback\n &response_mode=form_post\n "
               "&code_challenge=(fresh)\n &code_challenge_method=plain\n &state=(fresh)"_s;
        QTest::newRow("signed, RFC 9101 section 5")
            << json("'request_object':'signed'") << QByteArray("{}")
            << u"GET (authorization endpoint)\n ?client_id=app\n &request=(signed JWT)"_s;
        QTest::newRow("pushed, RFC 9126 section 2.1")
            << json("'par':true,'pkce':'none','authorization_parameters':{'prompt':'login'}")
            << json("{'pushed_authorization_request_endpoint':'https://id.example/par'}")
            << u"POST /par\n response_type=code\n &client_id=app\n "
               "&redirect_uri=http://127.0.0.1:(port)/callback\n &state=(fresh)\n &prompt=login"_s;
        QTest::newRow("client credentials, RFC 6749 section 4.4.2")
            << json("'grant':'client_credentials','scope':['a']") << QByteArray("{}")
            << u"POST (token endpoint)\n grant_type=client_credentials\n &client_id=app\n &scope=a"_s;
        QTest::newRow("device code, RFC 8628 section 3.1")
            << json("'grant':'device_code'")
            << json("{'device_authorization_endpoint':'https://id.example/d'}")
            << u"POST /d\n client_id=app"_s;
        QTest::newRow("CIBA Core section 7.1")
            << json("'grant':'ciba','ciba':{'login_hint':'ann','binding_message':'M'}") << QByteArray("{}")
            << u"POST (backchannel authentication endpoint)\n login_hint=ann\n &binding_message=M\n "
               "&client_id=app"_s;
        QTest::newRow("the password is hidden")
            << json("'grant':'password','user':{'name':'ann','password':'pw'}") << QByteArray("{}")
            << u"POST (token endpoint)\n grant_type=password\n &username=ann\n &password=(hidden)\n "
               "&client_id=app"_s;
        QTest::newRow("a token is hidden")
            << json("'grant':'refresh_token','refresh_token':'secret'") << QByteArray("{}")
            << u"POST (token endpoint)\n grant_type=refresh_token\n &refresh_token=(token)\n &client_id=app"_s;
    }
    void theFirstRequest()
    {
        QFETCH(QByteArray, members);
        QFETCH(QByteArray, metadata);
        const auto profile =
            oauth::readProfile(json("{'issuer':'https://id.example','client':{'id':'app'},") + members + '}');
        QVERIFY(profile.ok());
        const auto known = oauth::readMetadataObject(metadata);
        QVERIFY(known.ok());
        QTEST(plainText(requestPreview(profile->value, known->value)), "expected");
    }

    void settingsOfAProfile()
    {
        const auto profile = oauth::readProfile(
            json("{'issuer':'https://id.example','client':{'id':'app','auth':'client_secret_basic',"
                 "'secret':'very-secret'},'scope':['a','b'],'token_parameters':{'x':'y'}}"));
        QStringList shown;
        for (const SettingRow &row : settingRows(profile->value))
            shown += row.name + u'=' + row.value;
        QVERIFY(shown.contains(u"client.id=app"_s));
        QVERIFY(shown.contains(u"scope=a b"_s));
        QVERIFY(shown.contains(u"token_parameters.x=y"_s));
        QVERIFY(shown.contains(u"client.secret="_s + QString(8, QChar(0x2022))));
        QVERIFY(!shown.join(u' ').contains(u"very-secret"_s));
    }
};

QTEST_MAIN(TestRequestPreview)
#include "tst_request_preview.moc"
