#include "core/oauth/client_metadata.h"
#include "core/oauth/client_registration.h"
#include "core/oauth/registration_difference.h"
#include "tests/core/oauth/rules_of.h"

#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using encoding::JsonDocument;
using oauth::ClientAuth;
using oauth::Grant;
using oauth::MemberFate;
using oauth::Profile;
using oauth::RegistrationAct;

namespace {

JsonDocument metadataOf(const Profile &profile, const oauth::ClientMetadataInput &input = {})
{
    return JsonDocument::parse(oauth::clientMetadataOf(profile, input)).valueOr({});
}

QByteArray memberOf(const JsonDocument &document, QLatin1StringView name)
{
    return document[name].raw().toByteArray();
}

http::Response answer(int status, QByteArray text)
{
    return http::textResponse(status, "application/json", json(std::move(text)));
}

const QUrl endpoint(u"https://op.example/register"_s);

} // namespace

/// Dynamic client registration and its management, RFC 7591 and RFC 7592.
class TestClientRegistration : public QObject
{
    Q_OBJECT

private slots:
    void aGrantsMetadata_data()
    {
        QTest::addColumn<Grant>("grant");
        QTest::addColumn<QByteArray>("uris");
        QTest::addColumn<QByteArray>("grantTypes");
        QTest::addColumn<QByteArray>("responseTypes");
        const auto row = [](const char *name, Grant grant, const char *uris, const char *grants,
                            const char *responses) {
            QTest::newRow(name) << grant << json(uris) << json(grants) << json(responses);
        };
        // RFC 7591 section 2.1: the table of grant types and response types
        const char *loopback = "['http://127.0.0.1/callback']";
        row("code", Grant::AuthorizationCode, loopback, "['authorization_code']", "['code']");
        row("implicit", Grant::Implicit, loopback, "['implicit']", "['id_token token']");
        row("hybrid", Grant::Hybrid, loopback, "['authorization_code','implicit']", "['code id_token']");
        row("client credentials", Grant::ClientCredentials, "[]", "['client_credentials']", "[]");
        row("device", Grant::DeviceCode, "[]", "['urn:ietf:params:oauth:grant-type:device_code']", "[]");
        row("refresh", Grant::RefreshToken, "[]", "['refresh_token']", "[]");
    }
    void aGrantsMetadata()
    {
        QFETCH(Grant, grant);
        QFETCH(QByteArray, uris);
        QFETCH(QByteArray, grantTypes);
        QFETCH(QByteArray, responseTypes);
        Profile profile;
        profile.grant = grant;
        profile.scope = {u"openid"_s};
        const JsonDocument made = metadataOf(profile);
        const auto fates = [&](QLatin1StringView name, const QByteArray &value) {
            const auto expected = JsonDocument::parse("{\"x\":" + value + '}').valueOr({});
            const auto found = JsonDocument::parse("{\"x\":" + memberOf(made, name) + '}').valueOr({});
            return oauth::registrationDifference(expected.root(), found.root()).front().fate;
        };
        QCOMPARE(fates("redirect_uris"_L1, uris), MemberFate::Kept);
        QCOMPARE(fates("grant_types"_L1, grantTypes), MemberFate::Kept);
        QCOMPARE(fates("response_types"_L1, responseTypes), MemberFate::Kept);
        QVERIFY(made.root().has("response_types"_L1)); // the default of a missing one is code
    }
    void theRestOfAProfile()
    {
        Profile profile;
        profile.name = u"Shop"_s;
        profile.client.auth = ClientAuth::PrivateKeyJwt;
        profile.scope = {u"openid"_s, u"orders:read"_s};
        profile.dpop = true;
        profile.after = {oauth::AfterStep::Refresh, oauth::AfterStep::Logout};
        profile.redirect = {u"::1"_s, 4711, u"/cb"_s};
        profile.logout = {true, true};
        oauth::ClientMetadataInput input;
        input.keys.keys.push_back(jose::generateJwk("ES256", u"k1"_s).value());
        input.softwareStatement = "a.b.c";
        const JsonDocument made = metadataOf(profile, input);
        QCOMPARE(made["client_name"_L1].toString(), u"Shop"_s);
        QCOMPARE(made["token_endpoint_auth_method"_L1].toString(), u"private_key_jwt"_s);
        QCOMPARE(made["jwks"_L1]["keys"_L1].at(0)["kid"_L1].toString(), u"k1"_s);
        QVERIFY(made["jwks"_L1]["keys"_L1].at(0)["d"_L1].isAbsent());
        QCOMPARE(made["scope"_L1].toString(), u"openid orders:read"_s);
        QVERIFY(made["dpop_bound_access_tokens"_L1].toBool());
        QCOMPARE(made["grant_types"_L1].size(), 2);
        QCOMPARE(made["redirect_uris"_L1].at(0).toString(), u"http://[::1]:4711/cb"_s);
        QCOMPARE(made["post_logout_redirect_uris"_L1].at(0).toString(), u"http://[::1]:4711/cb"_s);
        QCOMPARE(made["backchannel_logout_uri"_L1].toString(), u"http://[::1]:4711/backchannel_logout"_s);
        QCOMPARE(made["frontchannel_logout_uri"_L1].toString(), u"http://[::1]:4711/frontchannel_logout"_s);
        QCOMPARE(made["software_statement"_L1].toString(), u"a.b.c"_s);
    }
    void noticesNeedAPort()
    {
        Profile profile;
        profile.logout = {true, true};
        QVERIFY(metadataOf(profile)["backchannel_logout_uri"_L1].isAbsent());
        profile.client.auth = ClientAuth::TlsClientAuth;
        oauth::ClientMetadataInput input;
        input.certificateSubject = u"CN=shop"_s;
        QCOMPARE(metadataOf(profile, input)["tls_client_auth_subject_dn"_L1].toString(), u"CN=shop"_s);
    }

    void theRequests()
    {
        const base::SecretBytes token(QByteArrayView("t"));
        const auto first = oauth::buildRegistrationRequest(endpoint, "{}", token);
        QVERIFY(first.ok());
        QCOMPARE(first->method, QByteArray("POST"));
        QCOMPARE(first->headers.value("Authorization"), QByteArray("Bearer t"));
        QCOMPARE(first->headers.value("Content-Type"), QByteArray("application/json"));
        QVERIFY(!oauth::buildRegistrationRequest(endpoint, "{}", {})->headers.contains("Authorization"));
        const std::pair<RegistrationAct, QByteArray> acts[] = {{RegistrationAct::Read, "GET"},
                                                               {RegistrationAct::Update, "PUT"},
                                                               {RegistrationAct::Delete, "DELETE"}};
        for (const auto &[act, method] : acts) {
            const auto request = oauth::buildConfigurationRequest(act, {endpoint, token}, "{}");
            QVERIFY(request.ok());
            QCOMPARE(request->method, method);
            QCOMPARE(request->body, QByteArray(act == RegistrationAct::Update ? "{}" : ""));
        }
    }
    void whatCannotBeSent()
    {
        QCOMPARE(oauth::buildRegistrationRequest({}, "{}", {}).error().code,
                 "registration-endpoint-missing"_L1);
        QCOMPARE(oauth::buildRegistrationRequest(endpoint, "[]", {}).error().code,
                 "client-metadata-not-object"_L1);
        QCOMPARE(oauth::buildRegistrationRequest(endpoint, "{", {}).error().code,
                 "client-metadata-not-object"_L1);
        QCOMPARE(oauth::buildConfigurationRequest(RegistrationAct::Read, {endpoint, {}}).error().code,
                 "registration-not-manageable"_L1);
    }

    void answers_data()
    {
        QTest::addColumn<RegistrationAct>("act");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("rules"); // or the code of an error
        const auto row = [](const char *name, RegistrationAct act, int status, const char *body,
                            const char *rules) {
            QTest::newRow(name) << act << status << QByteArray(body) << QString::fromLatin1(rules);
        };
        using enum RegistrationAct;
        const char *managed = "{'client_id':'a','registration_client_uri':'https://op.example/a',"
                              "'registration_access_token':'t'}";
        row("whole", Register, 201, managed, "");
        row("without management", Register, 201, "{'client_id':'a'}", "");
        row("a secret for ever", Register, 201,
            "{'client_id':'a','client_secret':'s','client_secret_expires_at':0}", "");
        row("200", Register, 200, managed, "registration-status@");
        row("no expiry", Register, 201, "{'client_id':'a','client_secret':'s'}",
            "registration-expiry-missing@/client_secret_expires_at");
        row("an expiry as text", Register, 201,
            "{'client_id':'a','client_secret':'s','client_secret_expires_at':'0'}",
            "member-type@/client_secret_expires_at");
        row("an id as number", Register, 201, "{'client_id':7}", "member-type@/client_id");
        row("no token", Register, 201, "{'client_id':'a','registration_client_uri':'https://op.example/a'}",
            "registration-configuration@/registration_access_token");
        row("read", Read, 200, managed, "");
        row("read without management", Read, 200, "{'client_id':'a'}",
            "registration-configuration@/registration_client_uri");
        row("updated with 201", Update, 201, managed, "registration-status@");
        row("no id", Register, 201, "{}", "registration-unreadable");
        row("HTML", Register, 201, "<html>", "registration-unreadable");
        row("refused", Register, 400, "{'error':'invalid_redirect_uri'}", "registration-refused");
        row("401 without a body", Read, 401, "", "registration-refused");
    }
    void answers()
    {
        QFETCH(RegistrationAct, act);
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QString, rules);
        const auto read = oauth::readRegistration(act, answer(status, body));
        QCOMPARE(read.ok() ? rulesOf(read->findings) : QString(read.error().code), rules);
    }
    void theValuesOfAnAnswer()
    {
        const auto read = oauth::readRegistration(
            RegistrationAct::Register,
            answer(201,
                   "{'client_id':7,'client_secret':'s','client_secret_expires_at':'12',"
                   "'client_id_issued_at':5,'registration_client_uri':'https://op.example/a',"
                   "'registration_access_token':'t','token_endpoint_auth_method':'client_secret_post'}"));
        QVERIFY(read.ok());
        QCOMPARE(read->value.id, u"7"_s);
        QVERIFY(read->value.secret.equals("s"));
        QCOMPARE(read->value.secretExpiresAt, std::optional<qint64>(12));
        QCOMPARE(read->value.issuedAt, std::optional<qint64>(5));
        QVERIFY(read->value.configuration.token.equals("t"));
        const QByteArray shown = oauth::shownMetadataOf(read->value.metadata);
        QVERIFY(!shown.contains("\"s\"") && !shown.contains("\"t\"") && shown.contains("client_secret_post"));
        const auto update = JsonDocument::parse(oauth::updateMetadataOf(read->value)).valueOr({});
        QCOMPARE(update.root().size(), 2); // client_id and the method: RFC 7592 section 2.2
        const Profile profile = oauth::withRegisteredClient({}, read->value);
        QCOMPARE(profile.client.id, u"7"_s);
        QCOMPARE(profile.client.auth, ClientAuth::SecretPost);
        QVERIFY(profile.client.secret.text.equals("s"));
    }
    void aDeletion()
    {
        QVERIFY(oauth::readDeletion(answer(204, "")).ok());
        QVERIFY(oauth::readDeletion(answer(200, "")).ok());
        QCOMPARE(oauth::readDeletion(answer(401, "{'error':'invalid_token'}")).error().code,
                 "registration-refused"_L1);
    }
    void anUpdateNamesItsClient()
    {
        const auto made =
            JsonDocument::parse(oauth::withClientId(json("{'client_id':'b','x':1}"), u"a"_s)).valueOr({});
        QCOMPARE(made["client_id"_L1].toString(), u"a"_s);
        QCOMPARE(made.root().size(), 2);
        QCOMPARE(oauth::withClientId("[]", u"a"_s), QByteArray("[]"));
    }

    void differences_data()
    {
        QTest::addColumn<QByteArray>("asked");
        QTest::addColumn<QByteArray>("answered");
        QTest::addColumn<MemberFate>("fate");
        const auto row = [](const char *name, const char *asked, const char *answered, MemberFate fate) {
            QTest::newRow(name) << json(asked) << json(answered) << fate;
        };
        row("same", "{'a':'x'}", "{'a':'x'}", MemberFate::Kept);
        row("another", "{'a':'x'}", "{'a':'y'}", MemberFate::Changed);
        row("another kind", "{'a':'1'}", "{'a':1}", MemberFate::Changed);
        row("white space and escapes", "{'a':[ 'x' , '\\u0079']}", "{'a':['x','y']}", MemberFate::Kept);
        row("order of a list", "{'a':['x','y']}", "{'a':['y','x']}", MemberFate::Kept);
        row("one more in a list", "{'a':['x']}", "{'a':['x','y']}", MemberFate::Changed);
        row("order of scopes", "{'scope':'x y'}", "{'scope':'y x'}", MemberFate::Kept);
        row("order of members", "{'a':{'x':1,'y':2}}", "{'a':{'y':2,'x':1}}", MemberFate::Kept);
        row("left out", "{'a':'x'}", "{}", MemberFate::LeftOut);
        row("empty and left out", "{'a':[]}", "{}", MemberFate::Kept);
        row("false and left out", "{'a':false}", "{}", MemberFate::Kept);
        row("added", "{}", "{'a':'x'}", MemberFate::Added);
    }
    void differences()
    {
        QFETCH(QByteArray, asked);
        QFETCH(QByteArray, answered);
        QFETCH(MemberFate, fate);
        const auto a = JsonDocument::parse(asked).valueOr({}), b = JsonDocument::parse(answered).valueOr({});
        const auto rows = oauth::registrationDifference(a.root(), b.root());
        QCOMPARE(rows.size(), 1u);
        QCOMPARE(rows.front().fate, fate);
    }
    void aSecretIsMaskedInADifference()
    {
        const auto answered = JsonDocument::parse(json("{'client_secret':'hush'}")).valueOr({});
        QVERIFY(!oauth::registrationDifference({}, answered.root()).front().answered.contains("hush"));
    }
};

QTEST_GUILESS_MAIN(TestClientRegistration)
#include "tst_client_registration.moc"
