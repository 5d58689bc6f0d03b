#include "tests/support/discovery_site.h"

#include <QTcpServer>

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using flow::FlowStatus;
using flow::StartKind;

namespace {

const QByteArray oidc = "/.well-known/openid-configuration";
const QByteArray oauth2 = "/.well-known/oauth-authorization-server";

} // namespace

/// Metadata of an issuer in every order and shape: OpenID Connect Discovery 1.0 §4, RFC 8414 §3.
class TestDiscovery : public QObject
{
    Q_OBJECT

private:
    MovableClock m_clock;

    flow::FlowEnvironment environment() const
    {
        flow::FlowEnvironment given;
        given.clock = &m_clock;
        given.transferTimeoutSeconds = 20;
        return given;
    }

    static void columns()
    {
        QTest::addColumn<QByteArray>("path"); // of the issuer
        QTest::addColumn<SitePages>("pages");
        QTest::addColumn<QString>("found");
        QTest::addColumn<QString>("rules");
    }
    static void row(const char *name, const QByteArray &path, const SitePages &pages, const QString &found,
                    const QString &rules = {})
    {
        QTest::newRow(name) << path << pages << found << rules;
    }
    void check()
    {
        QFETCH(QByteArray, path);
        QFETCH(SitePages, pages);
        Site site, other;
        site.setPages(pages, other.origin());
        other.setPages({{"/elsewhere", site.filled(metadataBody(""))}});
        flow::Discovery discovery(environment());
        discovery.setLimits({.bytes = 100'000, .hops = 3, .issuers = 8, .milliseconds = 20'000});
        QVERIFY(discover(discovery, {StartKind::Issuer, QString::fromLatin1(site.origin() + path)}));
        QTEST(summary(discovery.result()), "found");
        QTEST(failedRules(discovery.result()), "rules");
        QCOMPARE(discovery.result().status == FlowStatus::Completed, discovery.result().best() != nullptr);
        QCOMPARE(discovery.result().failure.has_value(), discovery.result().best() == nullptr);
        for (const http::Request &request : site.requests())
            QVERIFY(!request.headers.contains("Authorization"));
    }

private slots:
    void places_data()
    {
        columns();
        const QByteArray t = "/tenant";
        row("OpenID only", "", {{oidc, metadataBody("")}}, u"openid-appended"_s);
        row("RFC 8414 only", "", {{oauth2, metadataBody("")}}, u"oauth-inserted"_s);
        row("both, the same", "", {{oidc, metadataBody("")}, {oauth2, metadataBody("")}},
            u"openid-appended"_s);
        row("both, lists in another order", "",
            {{oidc, metadataBody("", "'scopes_supported':['a','b']")},
             {oauth2, metadataBody("", "'scopes_supported':['b','a']")}},
            u"openid-appended"_s);
        row("both, different", "",
            {{oidc, metadataBody("", "'userinfo_endpoint':'{O}/me'")},
             {oauth2, metadataBody("").replace("{O}/token", "{O}/token2")}},
            u"openid-appended diff:token_endpoint diff:userinfo_endpoint"_s);
        row("path, OpenID appended", t, {{t + oidc, metadataBody(t)}}, u"openid-appended"_s);
        row("path, RFC 8414 inserted", t, {{oauth2 + t, metadataBody(t)}}, u"oauth-inserted"_s);
        row("path, OpenID inserted only", t, {{oidc + t, metadataBody(t)}},
            u"openid-inserted metadata-place"_s);
        row("path, RFC 8414 appended only", t, {{t + oauth2, metadataBody(t)}},
            u"oauth-appended metadata-place"_s, u"MD04"_s);
        row("path, the host has another issuer", t, {{oidc, metadataBody("")}, {oauth2, metadataBody("")}},
            u"issuer-no-metadata"_s, u"MD05"_s);
        row("a slash on both sides", "/", {{oidc, metadataBody("/")}}, u"openid-appended"_s);
        row("path with a slash on both sides", "/tenant/", {{t + oidc, metadataBody("/tenant/")}},
            u"openid-appended"_s);
        row("a slash too many asked", "/", {{oidc, metadataBody("")}}, u"metadata-issuer-slash"_s, u"MD01"_s);
        row("a slash too few asked", "", {{oauth2, metadataBody("/")}}, u"metadata-issuer-slash"_s,
            u"MD02"_s);
        row("encoded path", "/a%20b", {{oauth2 + "/a%20b", metadataBody("/a%20b")}}, u"oauth-inserted"_s);
        row("nothing", t, {}, u"issuer-no-metadata"_s, u"MD05"_s);
    }
    void places() { check(); }

    void shapes_data()
    {
        columns();
        const QByteArray good = metadataBody("");
        const auto none = u"issuer-no-metadata"_s;
        row("another issuer", "", {{oidc, QByteArray(good).replace("'{O}'", "'https://evil.example'")}},
            u"metadata-issuer"_s, u"MD01"_s);
        row("issuer in capitals", "", {{oidc, QByteArray(good).replace("'issuer':'{O}", "'issuer':'{U}")}},
            u"metadata-issuer-case"_s, u"MD01"_s);
        row("one document of another issuer", "", {{oidc, metadataBody("/x")}, {oauth2, good}},
            u"oauth-inserted diff:issuer"_s, u"MD01"_s);
        row("page with 200", "", {{oidc, "<!DOCTYPE html><p>App", "text/html"}, {oauth2, "<p>", "text/html"}},
            none, u"MD05"_s);
        row("page with 200, RFC 8414 beside it", "", {{oidc, "<!DOCTYPE html>", "text/html"}, {oauth2, good}},
            u"oauth-inserted"_s, u"MD05"_s);
        row("empty with 200", "", {{oidc, ""}}, none, u"MD05"_s);
        row("204", "", {{oidc, "", "", 204}}, none, u"MD05"_s);
        row("404 with JSON", "", {{oidc, "{'error':'not_found'}", "application/json", 404}}, none, u"MD05"_s);
        row("500", "", {{oidc, "{}", "application/json", 500}}, none, u"MD05"_s);
        row("as text", "", {{oidc, good, "text/plain"}}, u"openid-appended body-content-type"_s, u"MD05"_s);
        row("byte order mark", "", {{oidc, "\xEF\xBB\xBF" + good}}, none, u"MD05"_s);
        row("array", "", {{oidc, '[' + good + ']'}}, none, u"MD05"_s);
        row("cut off", "", {{oidc, good.chopped(9)}}, none, u"MD05"_s);
        row("huge", "", {{oidc, metadataBody("", "'x':'" + QByteArray(100'000, 'x') + '\'')}},
            u"response-too-large"_s);
        row("too deep", "", {{oidc, metadataBody("", "'x':" + QByteArray(500, '[') + QByteArray(500, ']'))}},
            none, u"MD05"_s);
        row("wrong types", "", {{oidc, metadataBody("", "'scopes_supported':'a b'")}},
            u"openid-appended metadata-type"_s, u"MD09"_s);
        row("endpoint over http", "",
            {{oidc, metadataBody("", "'userinfo_endpoint':'http://op.example/me'")}}, u"openid-appended"_s,
            u"MD12"_s);
    }
    void shapes() { check(); }

    void missingMembers_data()
    {
        columns();
        const QByteArrayList members = {"'issuer':'{O}',",
                                        "'authorization_endpoint':'{O}/authorize',",
                                        "'token_endpoint':'{O}/token',",
                                        "'jwks_uri':'{O}/jwks',",
                                        "'response_types_supported':['code'],",
                                        "'subject_types_supported':['public'],",
                                        "'id_token_signing_alg_values_supported':['RS256'],"};
        for (const QByteArray &member : members) {
            const QByteArray name = member.split('\'')[1];
            // RFC 8414 §2 has four of the seven that OpenID Connect Discovery 1.0 §3 wants.
            const bool isOAuths =
                !name.contains("jwks") && !name.contains("subject") && !name.contains("id_token");
            const QString found = name == "issuer" ? u"metadata-missing"_s
                                  : isOAuths       ? u"openid-appended metadata-missing"_s
                                                   : u"openid-appended"_s;
            row(name.constData(), "", {{oidc, metadataBody("").replace(member, "")}}, found,
                name == "issuer" ? u"MD01 MD06"_s : u"MD06"_s);
        }
    }
    void missingMembers() { check(); }

    void redirects_data()
    {
        columns();
        const auto redirect = [](const QByteArray &to) {
            return SitePage{oidc, "", "", 302, "Location: " + to};
        };
        row("to the same server", "", {redirect("/moved"), {"/moved", metadataBody("")}},
            u"openid-appended redirected"_s);
        row("to another server", "", {redirect("{P}/elsewhere")}, u"openid-appended redirected-elsewhere"_s);
        row("to itself", "", {redirect(oidc)}, u"too-many-redirects"_s, u"MD05"_s);
        row("to a file", "", {redirect("file:///etc/hostname")}, u"redirect-refused"_s, u"MD05"_s);
        row("without a place", "", {{oidc, "", "", 302}, {oauth2, metadataBody("")}}, u"oauth-inserted"_s);
    }
    void redirects() { check(); }

    void everyRequestIsRecorded()
    {
        Site site;
        site.setPages({{oidc, "", "", 302, "Location: {O}/moved"}, {"/moved", metadataBody("")}});
        flow::Discovery discovery(environment());
        QVERIFY(discover(discovery, {StartKind::Issuer, QString::fromLatin1(site.origin())}));
        QCOMPARE(site.asked(), QByteArrayList({oidc, "/moved", oauth2}));
        const flow::Trace &trace = discovery.trace();
        QCOMPARE(trace.messages().size(), 3u);
        QCOMPARE(trace.message(2)->redirectOf, 1);
        QCOMPARE(trace.message(3)->response->status, 404);
        QCOMPARE(discovery.result().issuers.front().document()->messageNumber, 2);
    }

    void refusedBeforeAnythingIsSent_data()
    {
        QTest::addColumn<QString>("issuer");
        QTest::addColumn<QString>("code");
        QTest::newRow("http to another machine") << u"http://op.example"_s << u"start-not-https"_s;
        QTest::newRow("with a query") << u"https://op.example/?a=1"_s << u"start-address"_s;
        QTest::newRow("with a fragment") << u"https://op.example/#a"_s << u"start-address"_s;
        QTest::newRow("no URL") << u"op example"_s << u"start-address"_s;
        QTest::newRow("another scheme") << u"ftp://op.example"_s << u"start-address"_s;
        QTest::newRow("nothing") << QString() << u"start-address"_s;
    }
    void refusedBeforeAnythingIsSent()
    {
        QFETCH(QString, issuer);
        flow::Discovery discovery(environment());
        const auto started = discovery.start({StartKind::Issuer, issuer});
        QVERIFY(!started.ok());
        QTEST(started.error().code.toString(), "code");
        QVERIFY(discovery.trace().isEmpty());
    }

    void noAnswerEndsInTime()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        flow::Discovery discovery(environment());
        discovery.setLimits({.milliseconds = 200});
        QVERIFY(discover(discovery, {StartKind::Issuer, u"http://127.0.0.1:%1"_s.arg(silent.serverPort())}));
        QCOMPARE(discovery.result().failure->code, "discovery-timeout"_L1);
        QVERIFY(!discovery.isRunning());
    }
    void oneThatIsDownIsNotAskedAgain()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const QString issuer = u"http://127.0.0.1:%1/tenant"_s.arg(server.serverPort());
        server.close();
        flow::Discovery discovery(environment());
        QVERIFY(discover(discovery, {StartKind::Issuer, issuer}));
        QCOMPARE(discovery.trace().messages().size(), 1u);
        QCOMPARE(summary(discovery.result()), u"connection-refused"_s);
    }
    void canBeCancelledAndStartedAgain()
    {
        Site site;
        site.setPages({{oidc, metadataBody("")}});
        flow::Discovery discovery(environment());
        const flow::StartingPoint start{StartKind::Issuer, QString::fromLatin1(site.origin())};
        QVERIFY(discovery.start(start).ok());
        QCOMPARE(discovery.start(start).error().code, "run-already-going"_L1);
        discovery.cancel();
        QCOMPARE(discovery.result().status, FlowStatus::Stopped);
        QVERIFY(discover(discovery, start));
        QCOMPARE(discovery.result().status, FlowStatus::Completed);
    }
};

QTEST_GUILESS_MAIN(TestDiscovery)
#include "tst_discovery.moc"
