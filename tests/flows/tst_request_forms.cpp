#include "core/jose/jws.h"
#include "core/oauth/step_up.h"
#include "tests/support/grant_bench.h"
#include "tests/support/response_forms.h"

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using flow::FlowStatus;
using flow::MessageKind;
using flow::TokenRole;
using oauth::ClientAuth;
using oauth::Grant;
using oauth::Profile;

namespace {

using Adjust = void (*)(Profile &);

struct Row
{
    const char *name;
    Grant grant;
    ClientAuth auth;
    Adjust adjust;
};

void pushed(Profile &p)
{
    p.par = true;
}

void signedObject(Profile &p)
{
    p.requestObject = oauth::RequestObject::Signed;
}

void mode(Profile &p, const char *responseMode)
{
    p.responseMode = QString::fromLatin1(responseMode);
}

constexpr Grant code = Grant::AuthorizationCode;
constexpr ClientAuth byKey = ClientAuth::PrivateKeyJwt;

const Row rows[] = {
    {"pushed, public client", code, ClientAuth::None, pushed},
    {"pushed, Basic", code, ClientAuth::SecretBasic, pushed},
    {"pushed, signed assertion", code, byKey, pushed},
    {"pushed, certificate", code, ClientAuth::TlsClientAuth, pushed},
    {"request object", code, byKey, signedObject},
    {"request object by a secret", code, ClientAuth::SecretPost,
     [](Profile &p) {
         signedObject(p);
         p.client.keyPath.clear();
     }},
    {"request object, encrypted", code, byKey,
     [](Profile &p) { p.requestObject = oauth::RequestObject::Encrypted; }},
    {"request object, by reference", code, byKey,
     [](Profile &p) {
         signedObject(p);
         p.requestObjectBy = oauth::RequestObjectBy::Reference;
     }},
    {"pushed request object", code, byKey,
     [](Profile &p) {
         pushed(p);
         signedObject(p);
     }},
    {"pushed request object, encrypted", code, byKey,
     [](Profile &p) {
         pushed(p);
         p.requestObject = oauth::RequestObject::Encrypted;
     }},
    {"request object of JSON parameters", code, byKey,
     [](Profile &p) {
         signedObject(p);
         p.authorizationDetailsJson = R"([{"type":"payment","amount":7}])";
         p.authorizationParameters = {{"max_age", "600"}, {"acr_values", "2"}, {"login_hint", "alice"}};
     }},
    {"query", code, byKey, [](Profile &p) { mode(p, "query"); }},
    {"fragment", code, byKey, [](Profile &p) { mode(p, "fragment"); }},
    {"form_post", code, byKey, [](Profile &p) { mode(p, "form_post"); }},
    {"jwt", code, byKey, [](Profile &p) { mode(p, "jwt"); }},
    {"query.jwt", code, byKey, [](Profile &p) { mode(p, "query.jwt"); }},
    {"fragment.jwt", code, byKey, [](Profile &p) { mode(p, "fragment.jwt"); }},
    {"form_post.jwt", code, byKey, [](Profile &p) { mode(p, "form_post.jwt"); }},
    {"hybrid, code token", Grant::Hybrid, byKey, [](Profile &p) { p.responseType = u"code token"_s; }},
    {"hybrid, code id_token token", Grant::Hybrid, byKey,
     [](Profile &p) { p.responseType = u"code id_token token"_s; }},
    {"hybrid, form_post", Grant::Hybrid, byKey, [](Profile &p) { mode(p, "form_post"); }},
    {"hybrid, jwt", Grant::Hybrid, byKey, [](Profile &p) { mode(p, "jwt"); }},
    {"implicit, id_token", Grant::Implicit, ClientAuth::None,
     [](Profile &p) { p.responseType = u"id_token"_s; }},
    {"implicit, form_post", Grant::Implicit, ClientAuth::None, [](Profile &p) { mode(p, "form_post"); }},
    {"implicit, jwt", Grant::Implicit, ClientAuth::None, [](Profile &p) { mode(p, "jwt"); }},
    {"PKCE none", code, byKey, [](Profile &p) { p.pkce = oauth::PkceMethod::None; }},
    {"authorization_details", code, byKey,
     [](Profile &p) { p.authorizationDetailsJson = R"([{"type":"orders"}])"; }},
    {"details of a service", Grant::ClientCredentials, byKey,
     [](Profile &p) { p.authorizationDetailsJson = R"([{"type":"orders"}])"; }},
    {"pushed by another method", code, ClientAuth::SecretPost,
     [](Profile &p) {
         pushed(p);
         p.client.otherAuth.par = ClientAuth::SecretJwt;
         p.client.keyPath.clear();
     }},
    {"introspection and revocation by another method", code, ClientAuth::SecretPost,
     [](Profile &p) {
         p.client.otherAuth.introspection = ClientAuth::SecretBasic;
         p.client.otherAuth.revocation = ClientAuth::SecretJwt;
         p.client.keyPath.clear();
         p.after = {oauth::AfterStep::Introspect, oauth::AfterStep::Revoke};
     }},
    {"revocation and its proof", code, byKey,
     [](Profile &p) {
         p.after = {oauth::AfterStep::Introspect, oauth::AfterStep::Revoke, oauth::AfterStep::Introspect};
     }},
    {"sign-out", code, byKey, [](Profile &p) { p.after = {oauth::AfterStep::Logout}; }},
    {"JWT introspection", code, byKey,
     [](Profile &p) {
         p.after = {oauth::AfterStep::Introspect};
         p.extras = {{oauth::Leg::Introspection, {}, {{"Accept", "application/token-introspection+jwt"}}}};
     }},
};

} // namespace

/// The forms of the authorization request and its answer, and what follows the tokens, against the built-in
/// provider.
class TestRequestForms : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<GrantBench> m_bench;

    Profile profileOf(const Row &row)
    {
        Profile profile = m_bench->profile(row.grant, row.auth);
        if (row.auth != byKey && row.auth != ClientAuth::TlsClientAuth)
            profile.client.keyPath.clear();
        row.adjust(profile);
        return profile;
    }

private slots:
    void initTestCase() { m_bench = std::make_unique<GrantBench>(); }
    void cleanupTestCase() { m_bench.reset(); }

    void completes_data()
    {
        QTest::addColumn<const Row *>("row");
        for (const Row &row : rows)
            QTest::newRow(row.name) << &row;
    }
    void completes()
    {
        QFETCH(const Row *, row);
        QVERIFY(m_bench->run(profileOf(*row)));
        QVERIFY2(m_bench->runner.result().status == FlowStatus::Completed, qPrintable(m_bench->failure()));
        QCOMPARE(m_bench->failedChecks(base::Level::Error).join(u'\n'), QString());
        for (const flow::Message &message : m_bench->runner.trace().messages())
            QVERIFY2(!message.wasEdited(), qPrintable(message.name));
    }

    void aResponseComes_data() { addResponseForms(); }
    void aResponseComes()
    {
        QFETCH(Grant, grant);
        Profile profile = m_bench->profile(grant, ClientAuth::None);
        QFETCH(QString, type);
        QFETCH(QString, mode);
        profile.responseType = type;
        profile.responseMode = mode;
        QVERIFY(m_bench->run(profile));
        QVERIFY2(m_bench->runner.result().status == FlowStatus::Completed, qPrintable(m_bench->failure()));
        QCOMPARE(m_bench->failedChecks(base::Level::Error).join(u'\n'), QString());
    }

    /// The server takes the method plain with a fault only.
    void plainPkceIsRefusedOrWarnedOf()
    {
        Profile profile = m_bench->profile(code, byKey);
        profile.pkce = oauth::PkceMethod::Plain;
        QVERIFY(m_bench->run(profile));
        QCOMPARE(m_bench->runner.result().failure->code, "authorization-error"_L1);
        m_bench->switchOn("plain-challenge");
        const bool ended = m_bench->run(profile);
        m_bench->server.setHooks({});
        QVERIFY(ended);
        QCOMPARE(m_bench->failure(), QString());
        const auto form = encoding::parseForm(m_bench->message(MessageKind::Token)->request.body);
        const auto asked =
            encoding::parseForm(m_bench->message(MessageKind::AuthorizationRequest)->request.query());
        QCOMPARE(encoding::firstValue(form, "code_verifier"), encoding::firstValue(asked, "code_challenge"));
        QCOMPARE(m_bench->failedChecks().filter(u"AR05"_s).size(), 1);
    }

    /// Its secret has characters that a form encodes.
    void basicGoesAsTheServerReadsIt()
    {
        Profile profile = m_bench->profile(Grant::ClientCredentials, ClientAuth::SecretBasic);
        Profile raw = profile;
        raw.client.basicEncoding = oauth::BasicEncoding::Raw;
        QVERIFY(m_bench->run(raw));
        QCOMPARE(m_bench->runner.result().failure->code, "token-refused"_L1);
        m_bench->switchOn("basic-not-decoded");
        const bool first = m_bench->run(profile);
        const QString encoded = m_bench->failure();
        const bool second = m_bench->run(raw);
        m_bench->server.setHooks({});
        QVERIFY(first && second);
        QVERIFY2(encoded.startsWith("token-refused"_L1), qPrintable(encoded));
        QCOMPARE(m_bench->failure(), QString());
    }

    void aliasesAreUsed_data()
    {
        QTest::addColumn<Grant>("grant");
        QTest::addColumn<MessageKind>("kind");
        QTest::newRow("pushed") << code << MessageKind::PushedAuthorization;
        QTest::newRow("device") << Grant::DeviceCode << MessageKind::DeviceAuthorization;
        QTest::newRow("CIBA") << Grant::Ciba << MessageKind::BackchannelAuthentication;
        QTest::newRow("UserInfo") << code << MessageKind::UserInfo;
        QTest::newRow("introspection") << code << MessageKind::Introspection;
        QTest::newRow("revocation") << code << MessageKind::Revocation;
    }
    void aliasesAreUsed()
    {
        QFETCH(Grant, grant);
        QFETCH(MessageKind, kind);
        Profile profile = m_bench->profile(grant, ClientAuth::TlsClientAuth);
        profile.par = grant == code;
        profile.ciba.loginHint = u"alice"_s;
        profile.after = {oauth::AfterStep::UserInfo, oauth::AfterStep::Introspect, oauth::AfterStep::Revoke};
        QVERIFY(m_bench->run(profile));
        QCOMPARE(m_bench->failure(), QString());
        const flow::Message &message = *m_bench->message(kind);
        QVERIFY2(message.request.url.startsWith(m_bench->server.mutualTlsOrigin().toUtf8()),
                 message.request.url);
        const auto judged =
            std::ranges::find_if(m_bench->runner.result().checks, [&message](const lint::CheckResult &check) {
                return check.rule->name() == "TQ12"_L1 && check.messageNumber == message.number;
            });
        QVERIFY(judged != m_bench->runner.result().checks.end());
        QCOMPARE(judged->outcome, lint::Outcome::Passed);
    }

    void thePushedRequestIsHidden()
    {
        Profile profile = m_bench->profile(code, byKey);
        pushed(profile);
        signedObject(profile);
        QVERIFY(m_bench->run(profile));
        const auto carried =
            encoding::parseForm(m_bench->message(MessageKind::AuthorizationRequest)->request.query());
        QCOMPARE(carried.size(), 2u); // client_id and request_uri
        const auto form =
            encoding::parseForm(m_bench->message(MessageKind::PushedAuthorization)->request.body);
        const auto object = jose::parseJws(encoding::firstValue(form, "request").value_or(QByteArray()));
        QVERIFY(object.ok());
        QCOMPARE(object->signatures.front().header["typ"_L1].toString(), u"oauth-authz-req+jwt"_s);
        QCOMPARE(m_bench->outcomeOf("PA03"_L1), lint::Outcome::Passed);
    }

    void theObjectIsServedOnce()
    {
        Profile profile = m_bench->profile(code, byKey);
        signedObject(profile);
        profile.requestObjectBy = oauth::RequestObjectBy::Reference;
        QVERIFY(m_bench->run(profile));
        QCOMPARE(m_bench->failure(), QString());
        QCOMPARE(m_bench->count(MessageKind::RequestObject), 1);
    }

    void theBrowserComesBackFromTheSignOut()
    {
        Profile profile = m_bench->profile(code, byKey);
        profile.after = {oauth::AfterStep::Logout};
        QVERIFY(m_bench->run(profile));
        QCOMPARE(m_bench->count(MessageKind::LogoutResponse), 1);
        QCOMPARE(m_bench->outcomeOf("LO01"_L1), lint::Outcome::Passed);
        QCOMPARE(m_bench->outcomeOf("LO02"_L1), lint::Outcome::Passed);
    }

    void theApiAsksForAStrongerSignIn()
    {
        Profile profile = m_bench->profile(code, byKey);
        profile.after = {oauth::AfterStep::Call};
        profile.call.url = QUrl(m_bench->server.issuer() + u"/api/payments"_s);
        QVERIFY(m_bench->run(profile));
        const http::Response refused = *m_bench->message(MessageKind::ApiCall)->response;
        QCOMPARE(refused.status, 401);
        const auto stepUp = oauth::stepUpOf(refused);
        QVERIFY(stepUp);
        QCOMPARE(stepUp->acrValues, "2"_ba);
        QVERIFY(m_bench->run(oauth::steppedUp(profile, *stepUp)));
        QCOMPARE(m_bench->message(MessageKind::ApiCall)->response->status, 200);
        QCOMPARE(m_bench->failedChecks(base::Level::Error).join(u'\n'), QString());
    }

    void userInfoComesSigned()
    {
        Profile profile = m_bench->profile(code, byKey);
        profile.client.id = u"demo-ciba-ping"_s; // registered with signed userinfo
        profile.client.auth = ClientAuth::SecretBasic;
        profile.client.secret = GrantBench::text("demo-ciba-ping-secret");
        profile.after = {oauth::AfterStep::UserInfo};
        QVERIFY(m_bench->run(profile));
        QCOMPARE(m_bench->message(MessageKind::UserInfo)->response->headers.value("Content-Type"),
                 "application/jwt"_ba);
        QCOMPARE(m_bench->outcomeOf("UI02"_L1), lint::Outcome::Passed);
        QCOMPARE(m_bench->outcomeOf("UI03"_L1), lint::Outcome::Passed);
    }

    void aTokenIsBoundToTheCertificate()
    {
        Profile profile = m_bench->profile(Grant::ClientCredentials, ClientAuth::TlsClientAuth);
        profile.call.url = QUrl(m_bench->server.mutualTlsOrigin() + u"/api/orders"_s);
        profile.after = {oauth::AfterStep::Call};
        QVERIFY(m_bench->run(profile));
        QCOMPARE(m_bench->message(MessageKind::ApiCall)->response->status, 200);
        QCOMPARE(m_bench->outcomeOf("AT05"_L1), lint::Outcome::Passed);
        QCOMPARE(m_bench->outcomeOf("TQ12"_L1), lint::Outcome::Passed);
        profile.call.url = QUrl(m_bench->server.issuer() + u"/api/orders"_s); // no certificate is seen there
        QVERIFY(m_bench->run(profile));
        QCOMPARE(m_bench->message(MessageKind::ApiCall)->response->status, 401);
    }

    void aStrangersCertificateIsRefused()
    {
        Profile profile = m_bench->profile(Grant::ClientCredentials, ClientAuth::TlsClientAuth);
        const Profile other = m_bench->profile(Grant::ClientCredentials, ClientAuth::SelfSignedTlsClientAuth);
        profile.client.certificatePath = other.client.certificatePath;
        profile.client.keyPath = other.client.keyPath;
        QVERIFY(m_bench->run(profile));
        QCOMPARE(m_bench->runner.result().failure->code, "token-refused"_L1);
    }

    void aForgedResponseIsNotUsed_data()
    {
        QTest::addColumn<QByteArray>("claim");
        QTest::addColumn<QString>("error");
        QTest::newRow("issuer") << "iss"_ba << u"response-jwt-issuer"_s;
        QTest::newRow("audience") << "aud"_ba << u"response-jwt-audience"_s;
        QTest::newRow("expiry") << "exp"_ba << u"response-jwt-expired"_s;
    }
    void aForgedResponseIsNotUsed()
    {
        QFETCH(QByteArray, claim);
        provider::Hooks hooks;
        hooks.members = [claim](provider::Part part, provider::Members &members) {
            if (part == provider::Part::ResponseClaims)
                members.setRaw(QLatin1StringView(claim), claim == "exp" ? "1" : "\"other\"");
        };
        m_bench->server.setHooks(hooks);
        Profile profile = m_bench->profile(code, byKey);
        profile.responseMode = u"jwt"_s;
        QVERIFY(m_bench->run(profile));
        m_bench->server.setHooks({});
        QVERIFY(m_bench->runner.result().failure);
        QTEST(QString(m_bench->runner.result().failure->code), "error");
        QVERIFY(m_bench->token(TokenRole::AccessToken).isEmpty());
        QCOMPARE(m_bench->outcomeOf("JM01"_L1), lint::Outcome::Failed);
    }
};

QTEST_GUILESS_MAIN(TestRequestForms)
#include "tst_request_forms.moc"
