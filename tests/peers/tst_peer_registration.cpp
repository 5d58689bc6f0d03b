#include "core/crypto/certificate.h"
#include "core/crypto/certificate_issuer.h"
#include "core/flow/registrar.h"
#include "core/flow/registration_input.h"
#include "tests/peers/peer_server.h"
#include "tests/support/flow_fixture.h"

#include <QTemporaryDir>

#include <algorithm>

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using flow::FlowStatus;
using flow::Registrar;
using oauth::ClientAuth;
using oauth::Grant;
using oauth::Profile;
using oauth::RegistrationAct;

/// Clients that register themselves at npm oidc-provider (tests/peers/wide_provider.mjs), run there, are
/// read, changed and deleted. It gives a new registration access token with each answer.
class TestPeerRegistration : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_dir;
    std::unique_ptr<PeerServer> m_server;
    std::unique_ptr<FlowFixture> m_fixture;
    QString m_issuer;

    QString path(const QString &name) const { return m_dir.filePath(name); }

    bool write(const QString &name, QByteArrayView content)
    {
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) && file.write(content.data(), content.size()) >= 0;
    }

    bool writeFiles()
    {
        using crypto::CertificateUse;
        constexpr qint64 aDay = 86'400;
        const auto authority = crypto::issueCertificate(u"Test CA"_s, CertificateUse::Authority, aDay);
        const auto server =
            crypto::issueCertificate(u"127.0.0.1"_s, CertificateUse::LoopbackServer, aDay, &*authority);
        const auto own = crypto::issueCertificate(u"client-6"_s, CertificateUse::Client, aDay);
        const auto key = jose::generateJwk("ES256", u"own"_s);
        return key.ok() && write(u"ca.pem"_s, authority->certificate) &&
               write(u"server.pem"_s, server->certificate) && write(u"server.key"_s, server->key.view()) &&
               write(u"client-6.pem"_s, own->certificate) && write(u"client-6.key"_s, own->key.view()) &&
               write(u"client.jwk"_s, key->toJson(jose::JwkPart::Private));
    }

    Profile profileOf(Grant grant, ClientAuth auth) const
    {
        Profile profile;
        profile.name = u"Registered"_s;
        profile.issuer = m_issuer;
        profile.grant = grant;
        profile.client.auth = auth;
        profile.tlsCaPath = path(u"ca.pem"_s);
        profile.scope = {u"openid"_s, u"profile"_s};
        if (grant == Grant::ClientCredentials)
            profile.scope = {u"orders:read"_s};
        if (auth == ClientAuth::PrivateKeyJwt)
            profile.client.keyPath = path(u"client.jwk"_s);
        if (auth == ClientAuth::SelfSignedTlsClientAuth) {
            profile.client.keyPath = path(u"client-6.key"_s);
            profile.client.certificatePath = path(u"client-6.pem"_s);
        }
        return profile;
    }

    static bool done(Registrar &registrar, const base::Result<void> &started)
    {
        QSignalSpy finished(&registrar, &Registrar::finished);
        if (!started.ok() || !finished.wait(20'000))
            return false;
        if (registrar.error())
            qWarning("%s", qPrintable(registrar.error()->message));
        return !registrar.error();
    }

private slots:
    void initTestCase()
    {
        if (!PeerServer::isInstalled())
            QSKIP("npm oidc-provider is not installed: run npm ci in tests/peers");
        QVERIFY(writeFiles());
        m_server = std::make_unique<PeerServer>(QStringList{m_dir.path()}, u"/wide_provider.mjs"_s);
        m_issuer = m_server->issuer();
        QVERIFY(!m_issuer.isEmpty());
        QFile ca(path(u"ca.pem"_s));
        QVERIFY(ca.open(QIODevice::ReadOnly));
        net::SteppingOptions options;
        options.trustedCertificates = {crypto::Certificate::fromPem(ca.readAll())->der()};
        m_fixture = std::make_unique<FlowFixture>(Patience{}, options);
    }
    void cleanupTestCase() { m_fixture.reset(); }

    void aClientsLife_data()
    {
        QTest::addColumn<Grant>("grant");
        QTest::addColumn<ClientAuth>("auth");
        QTest::newRow("code, none") << Grant::AuthorizationCode << ClientAuth::None;
        QTest::newRow("code, basic") << Grant::AuthorizationCode << ClientAuth::SecretBasic;
        QTest::newRow("code, private_key_jwt") << Grant::AuthorizationCode << ClientAuth::PrivateKeyJwt;
        QTest::newRow("hybrid, post") << Grant::Hybrid << ClientAuth::SecretPost;
        QTest::newRow("client credentials, basic") << Grant::ClientCredentials << ClientAuth::SecretBasic;
        QTest::newRow("client credentials, secret JWT") << Grant::ClientCredentials << ClientAuth::SecretJwt;
        QTest::newRow("client credentials, own certificate")
            << Grant::ClientCredentials << ClientAuth::SelfSignedTlsClientAuth;
        QTest::newRow("device, none") << Grant::DeviceCode << ClientAuth::None;
    }
    void aClientsLife()
    {
        QFETCH(Grant, grant);
        QFETCH(ClientAuth, auth);
        const Profile asked = profileOf(grant, auth);
        const auto input = flow::registrationInputOf(asked);
        QVERIFY(input.ok());
        Registrar registrar(m_fixture->environment());
        QVERIFY(done(registrar, registrar.registerClient(asked, oauth::clientMetadataOf(asked, *input))));
        QVERIFY(registrar.findings().empty());
        for (const oauth::RegisteredMember &member : registrar.difference()) {
            const bool asAsked =
                member.fate == oauth::MemberFate::Kept || member.fate == oauth::MemberFate::Added;
            const bool respelled = member.name == "jwks"_L1; // it writes x5t#S256 and kid of its own
            QVERIFY2(asAsked || respelled, qPrintable(member.name));
        }

        const Profile profile = oauth::withRegisteredClient(asked, *registrar.client());
        QCOMPARE(profile.client.auth, auth);
        if (grant != Grant::DeviceCode) { // nobody signs in there
            QVERIFY(m_fixture->run(profile));
            QCOMPARE(m_fixture->failure(), QString());
        }
        const QByteArray first = registrar.configuration().token.view().toByteArray();
        QVERIFY(done(registrar, registrar.manage(RegistrationAct::Read)));
        QCOMPARE(registrar.client()->id, profile.client.id);
        const QByteArray update =
            oauth::updateMetadataOf(*registrar.client()).replace("\"Registered\"", "\"Renamed\"");
        QVERIFY(done(registrar, registrar.manage(RegistrationAct::Update, update)));
        QCOMPARE(registrar.client()->metadata["client_name"_L1].toString(), u"Renamed"_s);
        QVERIFY(!registrar.configuration().token.equals(first));
        QVERIFY(done(registrar, registrar.manage(RegistrationAct::Delete)));
        for (const lint::CheckResult &check : registrar.state().result.checks)
            QVERIFY2(check.outcome != lint::Outcome::Failed || check.level == base::Level::Note ||
                         check.rule->name().startsWith("MD"_L1),
                     qPrintable(check.rule->name() + u' ' + check.message));
        if (grant == Grant::ClientCredentials) {
            QVERIFY(m_fixture->run(profile));
            QCOMPARE(m_fixture->runner.result().status, FlowStatus::Failed);
            QVERIFY(m_fixture->failure().contains("invalid_client"_L1));
        }
    }
    void itsRefusalsHaveTheirForm_data()
    {
        QTest::addColumn<QByteArray>("metadata");
        QTest::addColumn<QString>("error");
        QTest::newRow("a redirect URI with a fragment")
            << QByteArray("{'redirect_uris':['https://a.example/#a']}") << u"invalid_redirect_uri"_s;
        QTest::newRow("an unknown grant")
            << QByteArray("{'redirect_uris':['https://a.example/'],'grant_types':['a']}")
            << u"invalid_client_metadata"_s;
    }
    void itsRefusalsHaveTheirForm()
    {
        QFETCH(QByteArray, metadata);
        QFETCH(QString, error);
        Registrar registrar(m_fixture->environment());
        QSignalSpy finished(&registrar, &Registrar::finished);
        QVERIFY(registrar
                    .registerClient(profileOf(Grant::AuthorizationCode, ClientAuth::None),
                                    metadata.replace('\'', '"'))
                    .ok());
        QVERIFY(finished.wait(20'000));
        QVERIFY(registrar.error());
        QVERIFY2(registrar.error()->message.contains(error), qPrintable(registrar.error()->message));
    }
};

QTEST_GUILESS_MAIN(TestPeerRegistration)
#include "tst_peer_registration.moc"
