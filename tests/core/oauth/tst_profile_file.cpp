#include "core/oauth/profile_compare.h"
#include "core/oauth/profile_file.h"
#include "core/oauth/profile_words.h"
#include "tests/core/oauth/rules_of.h"

#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using oauth::Profile;

namespace {

const QByteArray minimal = json("{'issuer':'https://op.example','client':{'id':'app'}}");

QByteArray minimalWith(const QByteArray &members)
{
    return minimal.chopped(1) + ',' + members + '}';
}

const QByteArray full = json(
    "{"
    "'name': 'Staging', 'issuer': 'https://id.example.org', 'metadata': "
    "{'token_endpoint':'https://id.example.org/t'},"
    "'grant': 'client_credentials',"
    "'client': { 'id': 'web', 'auth': 'client_secret_post', 'secret': { 'env': 'SECRET' }, 'key': 'k.pem',"
    "'certificate': 'c.pem', 'basic_encoding': 'raw', 'note': [1, 2],"
    "'auth_at': { 'introspection': 'client_secret_basic', 'revocation': 'none', 'par': 'private_key_jwt' } "
    "},"
    "'redirect': { 'host': '[::1]', 'port': 8400, 'path': '/back' },"
    "'scope': ['openid', 'a:b'], 'resource': ['https://api.example.org'], 'response_mode': 'form_post', "
    "'pkce': 'plain',"
    "'par': true, 'request_object': 'signed', 'dpop': true,"
    "'authorization_parameters': { 'prompt': 'login', 'ui_locales': ['de', 'en'], 'max_age': 60, 'claims': "
    "{'x':null} },"
    "'token_parameters': { 'audience': 'x' },"
    "'response_type': 'code id_token', 'request_object_by': 'reference',"
    "'authorization_details': [{'type':'payment'}],"
    "'extras': { 'token': { 'parameters': {'a':'b'}, 'headers': {'X-Trace':'1'} }, 'par': {} },"
    "'user': { 'name': 'alice', 'password': {'env':'PASSWORD'} }, 'refresh_token': {'file':'rt'},"
    "'token_exchange': { 'subject_token': 't', 'subject_token_type': 'urn:x', 'actor_token': {'env':'A'},"
    "'actor_token_type': 'urn:y', 'requested_token_type': 'urn:z', 'audience': ['b'] },"
    "'assertion': { 'token': {'file':'a.xml'}, 'issuer': 'i', 'subject': 's', 'audience': 'd', 'key': "
    "'k' },"
    "'ciba': { 'mode': 'ping', 'login_hint': 'alice', 'binding_message': 'W4SCT', 'why': 1 },"
    "'account': 'joe@example.org', 'logout': { 'backchannel': true, 'frontchannel': true },"
    "'tls': { 'ca': 'ca.pem' },"
    "'after': ['userinfo', 'introspect', 'call', 'refresh', 'revoke', 'logout'],"
    "'call': { 'method': 'POST', 'url': 'https://api.example.org/orders' },"
    "'team': {'owner':'x'} }");

} // namespace

class TestProfileFile : public QObject
{
    Q_OBJECT

private slots:
    void errors_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("pointer");
        const auto row = [](const char *name, const QByteArray &json, const QString &code,
                            const QString &pointer) { QTest::newRow(name) << json << code << pointer; };
        const QString member = u"profile-member"_s;
        const QString missing = u"profile-member-missing"_s;
        row("array", "[]", u"profile-not-object"_s, {});
        row("no issuer", json("{'client':{'id':'a'}}"), missing, u"/issuer"_s);
        row("no client", json("{'issuer':'https://op.example'}"), missing, u"/client/id"_s);
        row("client as text", json("{'issuer':'https://op.example','client':'a'}"), member, u"/client"_s);
        row("unknown grant", minimalWith(json("'grant':'code'")), member, u"/grant"_s);
        row("unknown auth", json("{'issuer':'x','client':{'id':'a','auth':'basic'}}"), member,
            u"/client/auth"_s);
        row("port as text", minimalWith(json("'redirect':{'port':'80'}")), member, u"/redirect/port"_s);
        row("port too large", minimalWith(json("'redirect':{'port':65536}")), member, u"/redirect/port"_s);
        row("path without slash", minimalWith(json("'redirect':{'path':'cb'}")), member, u"/redirect/path"_s);
        row("scope as text", minimalWith(json("'scope':'openid'")), member, u"/scope"_s);
        row("scope with a number", minimalWith(json("'scope':['a',1]")), member, u"/scope/1"_s);
        row("par as text", minimalWith(json("'par':'yes'")), member, u"/par"_s);
        row("unknown step", minimalWith(json("'after':['userinfo','dance']")), member, u"/after"_s);
        row("call without URL", minimalWith(json("'after':['call']")), missing, u"/call/url"_s);
        row("secret in two places",
            json("{'issuer':'x','client':{'id':'a','secret':{'env':'A','file':'b'}}}"), member,
            u"/client/secret"_s);
        row("compare as text", minimalWith(json("'compare':'a'")), member, u"/compare"_s);
        row("compare's run as text", minimalWith(json("'compare':{'a':'x'}")), member, u"/compare/a"_s);
        row("compare's resource as text", minimalWith(json("'compare':{'b':{'resource':'x'}}")), member,
            u"/compare/b/resource"_s);
        row("introspect_as", minimalWith(json("'compare':{'a':{'introspect_as':{'auth':'x'}}}")), member,
            u"/compare/a/introspect_as/auth"_s);
        row("request_object", minimalWith(json("'request_object':'pushed'")), member, u"/request_object"_s);
        row("details as object", minimalWith(json("'authorization_details':{}")), member,
            u"/authorization_details"_s);
        row("leg", minimalWith(json("'extras':{'tokens':{}}")), member, u"/extras"_s);
        row("CIBA mode", minimalWith(json("'ciba':{'mode':'push'}")), member, u"/ciba/mode"_s);
        row("logout as text", minimalWith(json("'logout':{'backchannel':'yes'}")), member,
            u"/logout/backchannel"_s);
        row("auth elsewhere", json("{'issuer':'x','client':{'id':'a','auth_at':{'par':'basic'}}}"), member,
            u"/client/auth_at/par"_s);
    }
    void errors()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, pointer);
        const auto result = oauth::readProfile(json);
        QVERIFY(!result);
        QTEST(QString(result.error().code), "code");
        QVERIFY2(pointer.isEmpty() || result.error().message.startsWith(pointer + u": "_s),
                 qPrintable(result.error().message));
    }

    void namesTheByteOfBadJson()
    {
        const auto result = oauth::readProfile("{\"issuer\" 1}");
        QVERIFY(!result);
        QCOMPARE(result.error().where, 10);
    }

    void defaults()
    {
        const auto result = oauth::readProfile(minimal);
        QVERIFY(result);
        QVERIFY(result->findings.empty());
        const Profile &profile = result->value;
        QCOMPARE(profile.grant, oauth::Grant::AuthorizationCode);
        QCOMPARE(profile.client.auth, oauth::ClientAuth::None);
        QCOMPARE(profile.redirect.host, u"127.0.0.1"_s);
        QCOMPARE(profile.redirect.port, quint16(0));
        QCOMPARE(profile.redirect.path, u"/callback"_s);
        QCOMPARE(profile.pkce, oauth::PkceMethod::S256);
        QVERIFY(profile.responseMode.isEmpty());
    }

    void readsEveryMember()
    {
        const auto result = oauth::readProfile(full);
        QVERIFY2(result, result ? "" : qPrintable(result.error().message));
        QCOMPARE(rulesOf(result->findings),
                 u"profile-unknown-member@/ciba/why profile-unknown-member@/client/note "
                 "profile-unknown-member@/team"_s);
        const Profile &profile = result->value;
        QCOMPARE(profile.client.secret.place, oauth::SecretPlace::Environment);
        QCOMPARE(profile.client.secret.name, u"SECRET"_s);
        QCOMPARE(profile.redirect.port, quint16(8400));
        QCOMPARE(profile.after.size(), 6u);
        QCOMPARE(profile.requestObject, oauth::RequestObject::Signed);
        QVERIFY(profile.par && profile.dpop);
        QCOMPARE(
            encoding::encodeForm(profile.authorizationParameters),
            QByteArray("prompt=login&ui_locales=de&ui_locales=en&max_age=60&claims=%7B%22x%22%3Anull%7D"));
        QCOMPARE(profile.call.method, QByteArray("POST"));
        QCOMPARE(profile.client.otherAuth.par, oauth::ClientAuth::PrivateKeyJwt);
        QCOMPARE(profile.authorizationDetailsJson, QByteArray(json("[{'type':'payment'}]")));
        QCOMPARE(encoding::encodeForm(profile.extrasOf(oauth::Leg::Token).headers), QByteArray("X-Trace=1"));
        QVERIFY(profile.extrasOf(oauth::Leg::Logout).parameters.empty());
        QCOMPARE(profile.user.password.name, u"PASSWORD"_s);
        QCOMPARE(profile.tokenExchange.subjectToken.text.view(), QByteArrayView("t"));
        QCOMPARE(profile.ciba.mode, oauth::CibaMode::Ping);
        QCOMPARE(profile.account, u"joe@example.org"_s);
        QVERIFY(profile.logout.backchannel && profile.logout.frontchannel);
        QCOMPARE(profile.metadataJson, QByteArray(json("{'token_endpoint':'https://id.example.org/t'}")));
    }

    void writingAndReadingIsTheSame_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("minimal") << minimal;
        QTest::newRow("full") << full;
        QTest::newRow("secret as text")
            << QByteArray("{\"issuer\":\"x\",\"client\":{\"id\":\"a\",\"secret\":\"p\\\"ä\"}}");
        QTest::newRow("compare") << minimalWith(
            json("'compare':{'a':{'resource':['x'],'odd':1},'b':{'client':{'id':'b'}},'c':{}}"));
        QTest::newRow("unknown name with slash") << minimalWith(json("'a/b~c':1"));
    }
    void writingAndReadingIsTheSame()
    {
        QFETCH(QByteArray, json);
        const auto first = oauth::readProfile(json);
        QVERIFY(first);
        const QByteArray written = oauth::writeProfile(first->value);
        const auto second = oauth::readProfile(written);
        QVERIFY2(second, second ? "" : qPrintable(second.error().message));
        QCOMPARE(oauth::writeProfile(second->value), written);
        QCOMPARE(rulesOf(second->findings), rulesOf(first->findings));
        QVERIFY(second->value.client.secret.text.equals(first->value.client.secret.text.view()));
        QCOMPARE(second->value.unknown.size(), first->value.unknown.size());
    }

    void runsOfAComparison()
    {
        const auto read = oauth::readProfile(
            json("{'issuer':'x','client':{'id':'c','auth':'client_secret_basic','secret':'s'},'scope':['o'],"
                 "'resource':['r'],'compare':{'a':{},'b':{'resource':['s','t'],'scope':['p'],"
                 "'client':{'id':'d'},'token_parameters':{'format':'opaque'},"
                 "'introspect_as':{'id':'api','auth':'client_secret_post','secret':'t'}}}}"));
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        QVERIFY(read->findings.empty());
        const auto a = oauth::profileFor(read->value, oauth::CompareSide::A);
        const auto b = oauth::profileFor(read->value, oauth::CompareSide::B);
        QVERIFY(a && b);
        QCOMPARE(a->resource, QStringList(u"r"_s));
        QCOMPARE(a->client.id, u"c"_s);
        QCOMPARE(b->resource, QStringList({u"s"_s, u"t"_s}));
        QCOMPARE(b->scope, QStringList(u"p"_s));
        QCOMPARE(b->client.id, u"d"_s);
        QCOMPARE(b->client.auth, oauth::ClientAuth::SecretBasic); // what is left out stays
        QVERIFY(b->client.secret.text.equals("s"));
        QCOMPARE(encoding::encodeForm(b->tokenParameters), QByteArray("format=opaque"));
        QVERIFY(!oauth::introspectorOf(read->value, oauth::CompareSide::A).value());
        const auto api = oauth::introspectorOf(read->value, oauth::CompareSide::B).value();
        QVERIFY(api);
        QCOMPARE(api->id, u"api"_s);
        QCOMPARE(api->auth, oauth::ClientAuth::SecretPost);
        QVERIFY(api->secret.text.equals("t"));
        const oauth::Profile shown = oauth::withoutSecrets(read->value);
        QVERIFY(shown.client.secret.text.isEmpty());
        const auto still = oauth::introspectorOf(shown, oauth::CompareSide::B).value();
        QVERIFY(still && still->id == u"api"_s && still->secret.text.isEmpty());
    }

    void everyWordIsUnique()
    {
        for (const auto &row : oauth::words<oauth::Grant>())
            QCOMPARE(*oauth::fromWord<oauth::Grant>(QString(row.word)), row.value);
        for (const auto &row : oauth::words<oauth::ClientAuth>())
            QCOMPARE(*oauth::fromWord<oauth::ClientAuth>(QString(row.word)), row.value);
    }
};

QTEST_GUILESS_MAIN(TestProfileFile)
#include "tst_profile_file.moc"
