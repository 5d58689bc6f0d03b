#include "core/flow/registrar.h"

#include "core/net/http_server.h"
#include "core/oauth/client_metadata.h"
#include "core/provider/faults.h"
#include "tests/support/flow_fixture.h"
#include "tests/support/started_provider.h"

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using flow::FlowStatus;
using flow::MessageKind;
using flow::Registrar;
using lint::Outcome;
using oauth::ClientAuth;
using oauth::Grant;
using oauth::Profile;
using oauth::RegistrationAct;

namespace {

bool waitFor(Registrar &registrar, const base::Result<void> &started)
{
    QSignalSpy finished(&registrar, &Registrar::finished);
    if (!started.ok()) {
        qWarning("not started: %s", qPrintable(started.error().message));
        return false;
    }
    return finished.wait(20'000);
}

QString errorOf(const Registrar &registrar)
{
    return registrar.error() ? registrar.error()->message : QString();
}

qsizetype failures(const Registrar &registrar, QLatin1StringView rule)
{
    return std::ranges::count_if(registrar.state().result.checks, [&](const lint::CheckResult &check) {
        return check.rule->name() == rule && check.outcome == Outcome::Failed;
    });
}

} // namespace

/// A client registers itself at the built-in provider, runs, is read, changed and deleted.
class TestRegistration : public QObject
{
    Q_OBJECT

private:
    FlowFixture m_fixture;
    std::unique_ptr<provider::Provider> m_provider;

    void start(const QByteArray &initialToken = {},
               provider::RegistrationTokens tokens = provider::RegistrationTokens::Kept)
    {
        provider::ProviderOptions options;
        options.clock = &m_fixture.clock;
        options.random = &m_fixture.random;
        options.signIn = provider::SignIn::Automatic;
        options.initialAccessToken = initialToken;
        options.registrationTokens = tokens;
        m_provider = std::make_unique<provider::Provider>(options);
        QVERIFY(m_provider->listen().ok());
    }

    Profile profileOf(Grant grant, ClientAuth auth) const
    {
        Profile profile;
        profile.name = u"Registered"_s;
        profile.issuer = m_provider->issuer();
        profile.grant = grant;
        profile.client.auth = auth;
        profile.scope = {u"openid"_s, u"orders:read"_s};
        if (grant == Grant::ClientCredentials)
            profile.scope = {u"orders:read"_s};
        return profile;
    }

    static QByteArray metadataOf(const Profile &profile) { return oauth::clientMetadataOf(profile, {}); }

    /// Registers, reads, sends a refused update and one that is taken, deletes.
    void useAll(Registrar &registrar, const Profile &profile)
    {
        QVERIFY(waitFor(registrar, registrar.registerClient(profile, metadataOf(profile))));
        if (!registrar.client())
            return;
        const QByteArray update = oauth::updateMetadataOf(*registrar.client());
        if (!registrar.configuration().token.isEmpty()) {
            QVERIFY(waitFor(registrar, registrar.manage(RegistrationAct::Read)));
            QVERIFY(waitFor(registrar,
                            registrar.manage(RegistrationAct::Update, R"({"grant_types":["no such"]})")));
            QVERIFY(waitFor(registrar, registrar.manage(RegistrationAct::Update, update)));
            QVERIFY(waitFor(registrar, registrar.manage(RegistrationAct::Delete)));
        }
    }

private slots:
    void aClientsLife_data()
    {
        QTest::addColumn<Grant>("grant");
        QTest::addColumn<ClientAuth>("auth");
        QTest::newRow("code, public") << Grant::AuthorizationCode << ClientAuth::None;
        QTest::newRow("code, basic") << Grant::AuthorizationCode << ClientAuth::SecretBasic;
        QTest::newRow("code, secret JWT") << Grant::AuthorizationCode << ClientAuth::SecretJwt;
        QTest::newRow("implicit, public") << Grant::Implicit << ClientAuth::None;
        QTest::newRow("hybrid, post") << Grant::Hybrid << ClientAuth::SecretPost;
        QTest::newRow("client credentials, basic") << Grant::ClientCredentials << ClientAuth::SecretBasic;
    }
    void aClientsLife()
    {
        QFETCH(Grant, grant);
        QFETCH(ClientAuth, auth);
        start({}, provider::RegistrationTokens::Rotated);
        const Profile asked = profileOf(grant, auth);
        Registrar registrar(m_fixture.environment());
        QVERIFY(waitFor(registrar, registrar.registerClient(asked, metadataOf(asked))));
        QCOMPARE(errorOf(registrar), QString());
        QVERIFY(registrar.findings().empty());
        QCOMPARE(registrar.client()->secret.isEmpty(), auth == ClientAuth::None);
        for (const oauth::RegisteredMember &member : registrar.difference())
            QVERIFY2(member.fate == oauth::MemberFate::Kept || member.fate == oauth::MemberFate::Added,
                     qPrintable(member.name));

        const Profile profile = oauth::withRegisteredClient(asked, *registrar.client());
        QVERIFY(m_fixture.run(profile));
        QCOMPARE(m_fixture.failure(), QString());
        QCOMPARE(m_fixture.runner.result().status, FlowStatus::Completed);

        const QByteArray first = registrar.configuration().token.view().toByteArray();
        QVERIFY(waitFor(registrar, registrar.manage(RegistrationAct::Read)));
        QCOMPARE(errorOf(registrar), QString());
        QCOMPARE(registrar.client()->id, profile.client.id);
        QVERIFY(!registrar.configuration().token.equals(first)); // it was rotated, and is used from now on

        const QByteArray update =
            oauth::updateMetadataOf(*registrar.client()).replace("\"Registered\"", "\"Renamed\"");
        QVERIFY(waitFor(registrar, registrar.manage(RegistrationAct::Update, update)));
        QCOMPARE(errorOf(registrar), QString());
        QCOMPARE(registrar.client()->metadata["client_name"_L1].toString(), u"Renamed"_s);
        QVERIFY(m_fixture.run(profile)); // the secret is still good
        QCOMPARE(m_fixture.failure(), QString());

        QVERIFY(waitFor(registrar, registrar.manage(RegistrationAct::Delete)));
        QCOMPARE(errorOf(registrar), QString());
        QVERIFY(!registrar.client() && registrar.configuration().token.isEmpty());
        for (const lint::CheckResult &check : registrar.state().result.checks)
            QVERIFY2(check.outcome != Outcome::Failed, qPrintable(check.rule->name() + check.message));
    }

    void aRegisteredClientIsToldOfASignOut()
    {
        start();
        net::HttpServer free;
        QVERIFY(free.listen().ok());
        Profile asked = profileOf(Grant::AuthorizationCode, ClientAuth::None);
        asked.redirect.port = free.port();
        asked.after = {oauth::AfterStep::Logout};
        asked.logout = {true, true};
        free.close();
        Registrar registrar(m_fixture.environment());
        QVERIFY(waitFor(registrar, registrar.registerClient(asked, metadataOf(asked))));
        QCOMPARE(errorOf(registrar), QString());
        QVERIFY(m_fixture.run(oauth::withRegisteredClient(asked, *registrar.client())));
        QCOMPARE(m_fixture.failure(), QString());
        for (const char *rule : {"LO03", "LO04", "BL02", "BL09", "FL01"})
            QVERIFY2(m_fixture.outcomeOf(QLatin1StringView(rule)) == Outcome::Passed, rule);
    }

    void aDeletedClientIsRefused_data()
    {
        QTest::addColumn<Grant>("grant");
        QTest::addColumn<ClientAuth>("auth");
        QTest::newRow("hybrid") << Grant::Hybrid << ClientAuth::SecretBasic;
        QTest::newRow("client credentials") << Grant::ClientCredentials << ClientAuth::SecretBasic;
    }
    void aDeletedClientIsRefused()
    {
        QFETCH(Grant, grant);
        QFETCH(ClientAuth, auth);
        start();
        const Profile asked = profileOf(grant, auth);
        Registrar registrar(m_fixture.environment());
        QVERIFY(waitFor(registrar, registrar.registerClient(asked, metadataOf(asked))));
        const Profile profile = oauth::withRegisteredClient(asked, *registrar.client());
        QVERIFY(waitFor(registrar, registrar.manage(RegistrationAct::Delete)));
        FlowFixture fixture({2, 30});
        QVERIFY(fixture.run(profile)); // in the browser it is an error page: the callback never comes
        QCOMPARE(fixture.runner.result().status, FlowStatus::Failed);
        QCOMPARE(QString(fixture.runner.result().failure->code),
                 grant == Grant::Hybrid ? u"callback-timeout"_s : u"token-refused"_s);
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("metadata");
        QTest::addColumn<QString>("error");
        const auto row = [](const char *name, const char *metadata, const char *error) {
            QTest::newRow(name) << QByteArray(metadata).replace('\'', '"') << QString::fromLatin1(error);
        };
        // RFC 7591 section 3.2.2
        const char *uri = "invalid_redirect_uri";
        const char *other = "invalid_client_metadata";
        row("no redirect URI", "{}", uri);
        row("http elsewhere", "{'redirect_uris':['http://a.example/']}", uri);
        row("with a fragment", "{'redirect_uris':['https://a.example/#a']}", uri);
        row("an unknown grant", "{'redirect_uris':['https://a.example/'],'grant_types':['a']}", other);
        row("no code grant",
            "{'redirect_uris':['https://a.example/'],'grant_types':['implicit'],'response_types':['code']}",
            other);
        row("an unknown method", "{'redirect_uris':['https://a.example/'],'token_endpoint_auth_method':'a'}",
            other);
        row("no keys",
            "{'redirect_uris':['https://a.example/'],'token_endpoint_auth_method':'private_key_jwt'}", other);
        row("a public service", "{'grant_types':['client_credentials'],'token_endpoint_auth_method':'none'}",
            other);
        row("a logout URI that is a script",
            "{'redirect_uris':['https://a.example/'],'frontchannel_logout_uri':'javascript:alert(1)'}",
            other);
        row("no statement", "{'software_statement':'a'}", "invalid_software_statement");
        row("a stranger's statement", "{'software_statement':'eyJhbGciOiJub25lIn0.e30.'}",
            "unapproved_software_statement");
    }
    void refusals()
    {
        QFETCH(QByteArray, metadata);
        QFETCH(QString, error);
        start();
        Registrar registrar(m_fixture.environment());
        QVERIFY(waitFor(registrar, registrar.registerClient(
                                       profileOf(Grant::AuthorizationCode, ClientAuth::None), metadata)));
        QVERIFY(registrar.error());
        QCOMPARE(registrar.error()->code, "registration-refused"_L1);
        QVERIFY2(registrar.error()->message.contains(error), qPrintable(registrar.error()->message));
        QCOMPARE(failures(registrar, "RG02"_L1), 0);
    }
    void anUpdateKeepsToItsClient_data()
    {
        QTest::addColumn<QByteArray>("metadata");
        // RFC 7592 section 2.2
        QTest::newRow("no client_id") << QByteArray(R"({"grant_types":["client_credentials"]})");
        QTest::newRow("another's") << QByteArray(R"({"client_id":"demo-web"})");
        QTest::newRow("the server's own members")
            << QByteArray(R"({"client_id":"%1","client_id_issued_at":1})");
        QTest::newRow("another secret") << QByteArray(R"({"client_id":"%1","client_secret":"guess"})");
    }
    void anUpdateKeepsToItsClient()
    {
        QFETCH(QByteArray, metadata);
        start();
        const Profile profile = profileOf(Grant::ClientCredentials, ClientAuth::SecretBasic);
        Registrar registrar(m_fixture.environment());
        QVERIFY(waitFor(registrar, registrar.registerClient(profile, metadataOf(profile))));
        metadata.replace("%1", registrar.client()->id.toUtf8());
        QVERIFY(waitFor(registrar, registrar.manage(RegistrationAct::Update, metadata)));
        QVERIFY(registrar.error() && registrar.error()->message.contains("invalid_client_metadata"_L1));
    }

    void anInitialTokenIsAskedFor()
    {
        start("initial");
        const Profile profile = profileOf(Grant::ClientCredentials, ClientAuth::SecretBasic);
        Registrar registrar(m_fixture.environment());
        QVERIFY(waitFor(registrar, registrar.registerClient(profile, metadataOf(profile))));
        QVERIFY(registrar.error());
        QCOMPARE(registrar.state().trace.last(MessageKind::Registration)->response->status, 401);
        QVERIFY(waitFor(registrar, registrar.registerClient(profile, metadataOf(profile),
                                                            base::SecretBytes(QByteArrayView("initial")))));
        QCOMPARE(errorOf(registrar), QString());
    }
    void theTokenIsThatOfTheClient()
    {
        start();
        const Profile profile = profileOf(Grant::ClientCredentials, ClientAuth::SecretBasic);
        Registrar registrar(m_fixture.environment());
        QVERIFY(waitFor(registrar, registrar.registerClient(profile, metadataOf(profile))));
        const QUrl url = registrar.configuration().url;
        Registrar stranger(m_fixture.environment());
        QVERIFY(stranger.adopt(profile, {url, base::SecretBytes(QByteArrayView("guess"))}).ok());
        QVERIFY(waitFor(stranger, stranger.manage(RegistrationAct::Delete)));
        QVERIFY(stranger.error());
        QCOMPARE(stranger.state().trace.last(MessageKind::ClientConfiguration)->response->status, 401);
        QVERIFY(waitFor(registrar, registrar.manage(RegistrationAct::Read)));
        QCOMPARE(errorOf(registrar), QString());
    }
    void onlySoManyClientsAreKept()
    {
        start();
        const Profile profile = profileOf(Grant::ClientCredentials, ClientAuth::SecretBasic);
        Registrar first(m_fixture.environment()), later(m_fixture.environment());
        QVERIFY(waitFor(first, first.registerClient(profile, metadataOf(profile))));
        for (int i = 0; i < 100; ++i)
            QVERIFY(waitFor(later, later.registerClient(profile, metadataOf(profile))));
        QVERIFY(waitFor(first, first.manage(RegistrationAct::Read)));
        QVERIFY(first.error());
        QVERIFY(waitFor(later, later.manage(RegistrationAct::Read)));
        QCOMPARE(errorOf(later), QString());
    }
    void itEndsWhenItIsCancelled()
    {
        start();
        const Profile profile = profileOf(Grant::ClientCredentials, ClientAuth::SecretBasic);
        Registrar registrar(m_fixture.environment());
        QSignalSpy finished(&registrar, &Registrar::finished);
        QVERIFY(registrar.registerClient(profile, metadataOf(profile)).ok());
        QCOMPARE(registrar.registerClient(profile, "{}").error().code, "registration-under-way"_L1);
        registrar.cancel();
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(registrar.error()->code, "cancelled"_L1);
    }

    void eachFaultIsCaught_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("rule");
        for (const provider::FaultRow &row : provider::faultTable()) {
            if (QByteArray(row.rules).startsWith("RG"))
                QTest::newRow(row.id) << QString::fromLatin1(row.id) << QString::fromLatin1(row.rules);
        }
    }
    void eachFaultIsCaught()
    {
        QFETCH(QString, fault);
        QFETCH(QString, rule);
        start();
        for (const QStringList &faults : {QStringList(), QStringList{fault}}) {
            auto hooks = provider::hooksFor(faults);
            QVERIFY(hooks.ok());
            m_provider->setHooks(*std::move(hooks));
            const Profile profile = profileOf(Grant::ClientCredentials, ClientAuth::SecretBasic);
            Registrar registrar(m_fixture.environment());
            useAll(registrar, profile);
            Registrar refused(m_fixture.environment());
            QVERIFY(waitFor(refused, refused.registerClient(profile, "{}")));
            const QByteArray id = rule.toLatin1();
            const qsizetype seen =
                failures(registrar, QLatin1StringView(id)) + failures(refused, QLatin1StringView(id));
            QCOMPARE(seen > 0, !faults.isEmpty());
        }
    }
};

QTEST_GUILESS_MAIN(TestRegistration)
#include "tst_registration.moc"
