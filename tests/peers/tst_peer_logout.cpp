#include "core/net/http_server.h"
#include "tests/peers/peer_server.h"
#include "tests/support/flow_fixture.h"

#include <QRegularExpression>

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using flow::FlowStatus;
using flow::MessageKind;

/// What npm oidc-provider tells a client of a sign-out (tests/peers/oidc_provider.mjs). It has the back
/// channel only: the front channel was taken out of it.
class TestPeerLogout : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<PeerServer> m_server;
    QString m_issuer;
    quint16 m_port = 0; ///< that its client is registered with

    oauth::Profile profile(oauth::LogoutSettings logout) const
    {
        oauth::Profile profile;
        profile.issuer = m_issuer;
        profile.client.id = u"peer-logout"_s;
        profile.redirect.port = m_port;
        profile.scope = {u"openid"_s};
        profile.after = {oauth::AfterStep::Logout};
        profile.logout = logout;
        return profile;
    }

private slots:
    void initTestCase()
    {
        if (!PeerServer::isInstalled())
            QSKIP("npm oidc-provider is not installed: run npm ci in tests/peers");
        net::HttpServer free;
        QVERIFY(free.listen().ok());
        m_port = free.port();
        free.close();
        m_server = std::make_unique<PeerServer>(QStringList{u"--logout-port"_s, QString::number(m_port)});
        m_issuer = m_server->issuer();
        QVERIFY(!m_issuer.isEmpty());
    }

    void theLogoutTokenIsRight()
    {
        FlowFixture fixture;
        QVERIFY(fixture.run(profile({true, false})));
        QVERIFY2(fixture.runner.result().status == FlowStatus::Completed, qPrintable(fixture.failure()));
        const flow::Message *notice = fixture.runner.trace().last(MessageKind::BackchannelLogout);
        QVERIFY(notice);
        QCOMPARE(notice->response->status, 200);
        for (const char *rule : {"BL01", "BL02", "BL03", "BL04", "BL05", "BL06", "BL07", "BL08", "BL09",
                                 "BL10", "BL11", "LO01", "LO02", "LO03"})
            QVERIFY2(fixture.outcomeOf(QLatin1StringView(rule)) == lint::Outcome::Passed, rule);
        QCOMPARE(
            fixture.failedChecks(base::Level::Note).filter(QRegularExpression(u"^(BL|LO)"_s)).join(u'\n'),
            QString());
    }

    void itHasNoFrontChannel()
    {
        FlowFixture fixture({.logout = 1});
        QVERIFY(fixture.run(profile({false, true})));
        QVERIFY(fixture.runner.result().status == FlowStatus::Completed);
        QVERIFY(!fixture.runner.trace().last(MessageKind::Metadata)->response->body.contains("frontchannel"));
        QVERIFY(fixture.outcomeOf("LO04"_L1) == lint::Outcome::Failed);
    }
};

QTEST_GUILESS_MAIN(TestPeerLogout)
#include "tst_peer_logout.moc"
