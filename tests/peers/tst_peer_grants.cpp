#include "core/crypto/certificate.h"
#include "core/crypto/certificate_issuer.h"
#include "core/oauth/grant_types.h"
#include "core/oauth/profile_words.h"
#include "tests/peers/peer_server.h"
#include "tests/support/flow_fixture.h"
#include "tests/support/response_forms.h"

#include <QTemporaryDir>

#include <algorithm>

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using flow::FlowStatus;
using flow::MessageKind;
using oauth::ClientAuth;
using oauth::Grant;
using oauth::Profile;

namespace {

constexpr const char *secret = "a secret+with/=%& signs, and more than 32 bytes";

/// What npm oidc-provider does not have: it says so with this error.
struct Lacking
{
    Grant grant;
    const char *error;
};
constexpr Lacking lacking[] = {
    {Grant::Password, "unsupported_grant_type"},
    {Grant::TokenExchange, "unsupported_grant_type"},
    {Grant::JwtBearer, "unsupported_grant_type"},
    {Grant::SamlBearer, "unsupported_grant_type"},
};

/// Grants that its public clients may not have.
constexpr Grant notForPublic[] = {Grant::ClientCredentials, Grant::Ciba};

QByteArray errorFor(Grant grant, ClientAuth auth)
{
    const auto *row = std::ranges::find(lacking, grant, &Lacking::grant);
    if (row != std::end(lacking))
        return row->error;
    const bool refused =
        auth == ClientAuth::None && std::ranges::find(notForPublic, grant) != std::end(notForPublic);
    return refused ? "not allowed for this client" : "";
}

oauth::SecretSource text(QByteArrayView value)
{
    return {oauth::SecretPlace::Text, {}, base::SecretBytes(value)};
}

void addInputs(Profile &profile)
{
    profile.user = {u"alice"_s, text("alice")};
    profile.tokenExchange.subjectToken = text("a token");
    profile.assertion.token = text("an assertion");
    profile.ciba.loginHint = u"alice"_s;
}

} // namespace

/// Every grant with every client authentication that npm oidc-provider can have
/// (tests/peers/wide_provider.mjs), over TLS with a CA of one's own; what it lacks is named by its own error.
class TestPeerGrants : public QObject
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

    bool writeCertificates()
    {
        using crypto::CertificateUse;
        constexpr qint64 aDay = 86'400;
        const auto authority = crypto::issueCertificate(u"Test CA"_s, CertificateUse::Authority, aDay);
        const auto server =
            crypto::issueCertificate(u"127.0.0.1"_s, CertificateUse::LoopbackServer, aDay, &*authority);
        const auto named = crypto::issueCertificate(u"client-5"_s, CertificateUse::Client, aDay, &*authority);
        const auto own = crypto::issueCertificate(u"client-6"_s, CertificateUse::Client, aDay);
        return write(u"ca.pem"_s, authority->certificate) && write(u"server.pem"_s, server->certificate) &&
               write(u"server.key"_s, server->key.view()) && write(u"client-5.pem"_s, named->certificate) &&
               write(u"client-5.key"_s, named->key.view()) && write(u"client-6.pem"_s, own->certificate) &&
               write(u"client-6.key"_s, own->key.view());
    }

    Profile profile(Grant grant, ClientAuth auth) const
    {
        Profile made;
        made.issuer = m_issuer;
        made.grant = grant;
        made.client.id = u"client-%1"_s.arg(int(auth));
        made.client.auth = auth;
        made.client.secret = text(secret);
        made.client.keyPath = path(u"client.jwk"_s);
        made.tlsCaPath = path(u"ca.pem"_s);
        if (auth == ClientAuth::TlsClientAuth || auth == ClientAuth::SelfSignedTlsClientAuth) {
            made.client.certificatePath = path(made.client.id + u".pem"_s);
            made.client.keyPath = path(made.client.id + u".key"_s);
        }
        made.scope = {u"openid"_s, u"profile"_s};
        if (grant == Grant::ClientCredentials)
            made.scope = {u"orders:read"_s};
        addInputs(made);
        return made;
    }

private slots:
    void initTestCase()
    {
        if (!PeerServer::isInstalled())
            QSKIP("npm oidc-provider is not installed: run npm ci in tests/peers");
        QVERIFY(writeCertificates());
        m_server = std::make_unique<PeerServer>(QStringList{m_dir.path()}, u"/wide_provider.mjs"_s);
        m_issuer = m_server->issuer();
        QVERIFY(!m_issuer.isEmpty());
        QVERIFY(write(u"client.jwk"_s, m_server->clientKey()));
        QFile ca(path(u"ca.pem"_s));
        QVERIFY(ca.open(QIODevice::ReadOnly));
        net::SteppingOptions options;
        options.trustedCertificates = {crypto::Certificate::fromPem(ca.readAll())->der()};
        m_fixture = std::make_unique<FlowFixture>(Patience{}, options);
    }
    void cleanupTestCase() { m_fixture.reset(); }

    void cell_data()
    {
        QTest::addColumn<Grant>("grant");
        QTest::addColumn<ClientAuth>("auth");
        for (const auto &grant : oauth::words<Grant>()) {
            for (const auto &auth : oauth::words<ClientAuth>())
                QTest::addRow("%s, %s", grant.word.data(), auth.word.data()) << grant.value << auth.value;
        }
    }
    void cell()
    {
        QFETCH(Grant, grant);
        QFETCH(ClientAuth, auth);
        Profile wanted = profile(grant, auth);
        if (grant == Grant::RefreshToken) {
            QVERIFY(m_fixture->run(profile(Grant::AuthorizationCode, auth)));
            const auto *token = m_fixture->runner.result().token(flow::TokenRole::RefreshToken);
            QVERIFY2(token, qPrintable(m_fixture->failure()));
            wanted.refreshToken = text(token->text);
        }
        QVERIFY(m_fixture->run(wanted));
        const QByteArray error = errorFor(grant, auth);
        if (!error.isEmpty()) {
            const flow::Message &last = m_fixture->runner.trace().messages().back();
            QVERIFY2(last.response && last.response->body.contains(error),
                     last.response ? last.response->body.constData() : "no answer");
            return;
        }
        QVERIFY2(m_fixture->runner.result().status == FlowStatus::Completed,
                 qPrintable(m_fixture->failure()));
        QCOMPARE(m_fixture->failedChecks(base::Level::Error).join(u'\n'), QString());
    }

    /// Its response types have no token alone (RFC 9700 §2.1.2).
    void responseForm_data() { addResponseForms({u"token"_s}); }
    void responseForm()
    {
        QFETCH(Grant, grant);
        QFETCH(QString, type);
        QFETCH(QString, mode);
        Profile wanted = profile(grant, ClientAuth::PrivateKeyJwt);
        wanted.responseType = type;
        wanted.responseMode = mode;
        QVERIFY(m_fixture->run(wanted));
        QVERIFY2(m_fixture->runner.result().status == FlowStatus::Completed,
                 qPrintable(m_fixture->failure()));
        QCOMPARE(m_fixture->failedChecks(base::Level::Error).join(u'\n'), QString());
    }

    void detailsComeBack()
    {
        Profile wanted = profile(Grant::AuthorizationCode, ClientAuth::PrivateKeyJwt);
        wanted.resource = {u"https://api.example.org"_s}; // which it wants beside them
        wanted.authorizationDetailsJson = R"([{"type":"payment","amount":7}])";
        QVERIFY(m_fixture->run(wanted));
        QCOMPARE(m_fixture->failure(), QString());
        QCOMPARE(m_fixture->failedChecks(base::Level::Error).join(u'\n'), QString());
        QCOMPARE(m_fixture->outcomeOf("TS11"_L1), lint::Outcome::Passed);
        wanted.authorizationDetailsJson = R"([{"type":"unknown"}])";
        QVERIFY(m_fixture->run(wanted));
        QVERIFY2(m_fixture->failure().contains("invalid_authorization_details"_L1),
                 qPrintable(m_fixture->failure()));
    }

    /// It knows S256 only.
    void plainPkceIsLacking()
    {
        Profile wanted = profile(Grant::AuthorizationCode, ClientAuth::None);
        wanted.pkce = oauth::PkceMethod::Plain;
        QVERIFY(m_fixture->run(wanted));
        QVERIFY2(m_fixture->failure().contains("invalid_request"_L1), qPrintable(m_fixture->failure()));
    }

    /// A secret may come both ways at each endpoint; a client that signs may not come with a secret.
    void anotherMethodElsewhere_data()
    {
        QTest::addColumn<MessageKind>("kind");
        QTest::newRow("introspection") << MessageKind::Introspection;
        QTest::newRow("revocation") << MessageKind::Revocation;
        QTest::newRow("PAR") << MessageKind::PushedAuthorization;
    }
    void anotherMethodElsewhere()
    {
        QFETCH(MessageKind, kind);
        Profile wanted = profile(Grant::AuthorizationCode, ClientAuth::SecretPost);
        wanted.par = true;
        wanted.after = {oauth::AfterStep::Introspect, oauth::AfterStep::Revoke};
        auto &other = wanted.client.otherAuth;
        auto &method = kind == MessageKind::Introspection ? other.introspection
                       : kind == MessageKind::Revocation  ? other.revocation
                                                          : other.par;
        method = ClientAuth::SecretBasic;
        QVERIFY(m_fixture->run(wanted));
        QCOMPARE(m_fixture->failure(), QString());
        const flow::Message *message = m_fixture->runner.trace().last(kind);
        QVERIFY(message && message->response && message->response->isSuccess());
        QVERIFY(message->request.headers.value("Authorization").startsWith("Basic "));
        method = ClientAuth::SecretJwt;
        wanted.client.keyPath.clear();
        QVERIFY(m_fixture->run(wanted));
        message = m_fixture->runner.trace().last(kind);
        QVERIFY(message && message->response);
        QVERIFY2(message->response->body.contains("invalid_client"), message->response->body);
    }

    void form_data()
    {
        QTest::addColumn<bool>("par");
        QTest::addColumn<int>("object");
        QTest::addColumn<QString>("mode");
        const auto none = int(oauth::RequestObject::None);
        const auto object = int(oauth::RequestObject::Signed);
        QTest::newRow("pushed") << true << none << QString();
        QTest::newRow("request object") << false << object << QString();
        QTest::newRow("encrypted request object")
            << false << int(oauth::RequestObject::Encrypted) << QString();
        QTest::newRow("pushed request object") << true << object << QString();
        QTest::newRow("form_post") << false << none << u"form_post"_s;
        QTest::newRow("fragment") << false << none << u"fragment"_s;
        for (const char *mode : {"jwt", "query.jwt", "fragment.jwt", "form_post.jwt"})
            QTest::newRow(mode) << false << none << QString::fromLatin1(mode);
        QTest::newRow("all at once") << true << object << u"jwt"_s;
    }
    void form()
    {
        QFETCH(bool, par);
        QFETCH(int, object);
        QFETCH(QString, mode);
        Profile wanted = profile(Grant::AuthorizationCode, ClientAuth::PrivateKeyJwt);
        wanted.par = par;
        wanted.requestObject = oauth::RequestObject(object);
        wanted.responseMode = mode;
        wanted.after = {oauth::AfterStep::UserInfo, oauth::AfterStep::Introspect, oauth::AfterStep::Revoke,
                        oauth::AfterStep::Introspect};
        QVERIFY(m_fixture->run(wanted));
        QVERIFY2(m_fixture->runner.result().status == FlowStatus::Completed,
                 qPrintable(m_fixture->failure()));
        QCOMPARE(m_fixture->failedChecks(base::Level::Error).join(u'\n'), QString());
    }
};

QTEST_GUILESS_MAIN(TestPeerGrants)
#include "tst_peer_grants.moc"
