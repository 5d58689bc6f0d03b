#include "tests/peers/peer_server.h"
#include "tests/support/discovery_site.h"

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;

/// The metadata of npm oidc-provider, a certified OpenID provider, found and compared.
class TestPeerDiscovery : public QObject
{
    Q_OBJECT

private:
    MovableClock m_clock;
    std::unique_ptr<PeerServer> m_server;
    QString m_issuer;

    flow::FlowEnvironment environment() const
    {
        flow::FlowEnvironment given;
        given.clock = &m_clock;
        return given;
    }

private slots:
    void initTestCase()
    {
        if (!PeerServer::isInstalled())
            QSKIP("npm oidc-provider is not installed: run npm ci in tests/peers");
        m_server = std::make_unique<PeerServer>();
        m_issuer = m_server->issuer();
        QVERIFY(!m_issuer.isEmpty());
    }

    /// It has OpenID Connect Discovery and RFC 8414, with the same members.
    void bothPlacesAnswerTheSame()
    {
        flow::Discovery discovery(environment());
        QVERIFY(discover(discovery, {flow::StartKind::Issuer, m_issuer}));
        QCOMPARE(summary(discovery.result()), u"openid-appended"_s);
        const flow::FoundIssuer &found = discovery.result().issuers.front();
        QCOMPARE(found.documents.size(), 2u);
        QVERIFY(found.documents[1].isReadable());
        QCOMPARE(failedRules(discovery.result()), QString());
        QCOMPARE(found.document()->metadata.issuer, m_issuer);
        QVERIFY(!found.document()->metadata.jwksUri.isEmpty());
    }
    void aSlashTooManyIsNamed()
    {
        flow::Discovery discovery(environment());
        QVERIFY(discover(discovery, {flow::StartKind::Issuer, m_issuer + u'/'}));
        QCOMPARE(summary(discovery.result()), u"metadata-issuer-slash"_s);
        QVERIFY(failedRules(discovery.result()).contains(u"MD01"_s));
    }
    void anotherPathHasNone()
    {
        flow::Discovery discovery(environment());
        QVERIFY(discover(discovery, {flow::StartKind::Issuer, m_issuer + u"/tenant"_s}));
        QCOMPARE(summary(discovery.result()), u"issuer-no-metadata"_s);
        QCOMPARE(discovery.trace().messages().size(), 4u);
    }
};

QTEST_GUILESS_MAIN(TestPeerDiscovery)
#include "tst_peer_discovery.moc"
