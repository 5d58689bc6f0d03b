#include "tests/support/discovery_site.h"
#include "tests/support/made_tokens.h"

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using flow::StartKind;

namespace {

const QByteArray oidc = "/.well-known/openid-configuration";
const QByteArray resource = "/.well-known/oauth-protected-resource";
const QByteArray finger = "/.well-known/webfinger";

const SitePage issuerPage{oidc, metadataBody("")};
const SitePage tenantPage{"/t" + oidc, metadataBody("/t")};

SitePage refusal(const QByteArray &challenge)
{
    return {"/api/orders", "", "", 401,
            challenge.isEmpty() ? QByteArray() : "WWW-Authenticate: " + challenge};
}

QByteArray resourceBody(const QByteArray &path, const QByteArray &servers = "'{O}'")
{
    return "{'resource':'{O}" + path + "','authorization_servers':[" + servers + "]}";
}

SitePage jrd(const QByteArray &links, const QByteArray &subject = "acct:joe@{H}",
             const QByteArray &type = "application/jrd+json")
{
    return {finger, "{'subject':'" + subject + "','links':" + links + '}', type};
}

QByteArray issuerLink(const QByteArray &href,
                      const QByteArray &rel = "'http://openid.net/specs/connect/1.0/issuer'")
{
    return "{'rel':" + rel + ",'href':'" + href + "'}";
}

} // namespace

/// A login that begins at an API (RFC 9728), at an account (WebFinger), or with signed metadata (RFC 8414
/// §2.1).
class TestDiscoveryStart : public QObject
{
    Q_OBJECT

private:
    MovableClock m_clock;

    flow::FlowEnvironment environment() const
    {
        flow::FlowEnvironment given;
        given.clock = &m_clock;
        return given;
    }
    static void columns()
    {
        QTest::addColumn<SitePages>("pages");
        QTest::addColumn<QString>("found");
        QTest::addColumn<QString>("rules");
    }
    static void row(const char *name, const SitePages &pages, const QString &found, const QString &rules = {})
    {
        QTest::newRow(name) << pages << found << rules;
    }
    /// What is found at the site from there; {H} in its pages is its host and port.
    void check(StartKind kind, const QByteArray &start)
    {
        QFETCH(SitePages, pages);
        Site site;
        const auto withHost = [host = site.origin().mid(7)](QByteArray text) {
            return text.replace("{H}", host);
        };
        for (SitePage &page : pages)
            page.body = withHost(page.body);
        site.setPages(pages);
        flow::Discovery discovery(environment());
        QVERIFY(discover(discovery, {kind, QString::fromLatin1(withHost(site.filled(start)))}));
        QTEST(summary(discovery.result()), "found");
        QTEST(failedRules(discovery.result()), "rules");
    }

private slots:
    void api_data()
    {
        columns();
        const QByteArray own = resource + "/api/orders";
        const QByteArray pointer = "Bearer resource_metadata='{O}" + own + '\'';
        row("401 that points", {refusal(pointer), {own, resourceBody("/api/orders")}, issuerPage},
            u"openid-appended"_s);
        row("401 that points elsewhere on the host",
            {refusal("Bearer realm='x', resource_metadata='{O}/prm'"),
             {"/prm", resourceBody("/api/orders")},
             issuerPage},
            u"openid-appended"_s);
        row("the second challenge points",
            {refusal("Basic realm='x', DPoP resource_metadata='{O}" + own + '\''),
             {own, resourceBody("/api/orders")},
             issuerPage},
            u"openid-appended"_s);
        row("401 without a pointer, well-known place",
            {refusal("Bearer"), {own, resourceBody("/api/orders")}, issuerPage}, u"openid-appended"_s);
        row("well-known place of the host", {refusal("Bearer"), {resource, resourceBody("")}, issuerPage},
            u"openid-appended resource-part"_s);
        row("401 without a challenge", {refusal(""), {own, resourceBody("/api/orders")}, issuerPage},
            u"openid-appended"_s, u"RQ03"_s);
        row("the pointer is dead, well-known place of the host",
            {refusal("Bearer resource_metadata='{O}/gone'"), {resource, resourceBody("")}, issuerPage},
            u"openid-appended resource-part"_s);
        row("another resource", {refusal(pointer), {own, resourceBody("/api/other")}, issuerPage},
            u"resource-other"_s, u"MD10 RQ05"_s);
        row("resource of another host",
            {refusal(pointer), {own, "{'resource':'https://api.example','authorization_servers':['{O}']}"}},
            u"resource-other"_s, u"MD10 RQ05"_s);
        row("no resource", {refusal(pointer), {own, "{'authorization_servers':['{O}']}"}, issuerPage},
            u"openid-appended resource-missing"_s, u"MD10"_s);
        row("several servers",
            {refusal(pointer),
             {own, resourceBody("/api/orders", "'{O}/gone','{O}/t','{O}'")},
             issuerPage,
             tenantPage},
            u"issuer-no-metadata openid-appended openid-appended"_s, u"MD05"_s);
        row("the same server twice",
            {refusal(pointer), {own, resourceBody("/api/orders", "'{O}','{O}'")}, issuerPage},
            u"openid-appended"_s);
        row("servers as text",
            {refusal(pointer),
             {own, "{'resource':'{O}/api/orders','authorization_servers':'{O}'}"},
             issuerPage},
            u"openid-appended resource-type"_s);
        row("no servers", {refusal(pointer), {own, "{'resource':'{O}/api/orders'}"}},
            u"resource-no-server"_s);
        row("server over http elsewhere",
            {refusal(pointer), {own, resourceBody("/api/orders", "'http://op.example'")}},
            u"issuer-address"_s);
        row("pointer over http elsewhere",
            {refusal("Bearer resource_metadata='http://op.example/prm'"),
             {own, resourceBody("/api/orders")},
             issuerPage},
            u"openid-appended resource-metadata-address"_s);
        row("no metadata at all", {refusal("Bearer")}, u"api-no-metadata"_s);
        row("metadata is a page", {refusal(pointer), {own, "<!DOCTYPE html>", "text/html"}},
            u"api-no-metadata"_s);
        row("open API", {{"/api/orders", "[]"}}, u"api-open"_s);
        row("open API with metadata", {{"/api/orders", "[]"}, {own, resourceBody("/api/orders")}, issuerPage},
            u"openid-appended"_s);
    }
    void api() { check(StartKind::Api, "{O}/api/orders"); }

    void account_data()
    {
        columns();
        row("found", {jrd('[' + issuerLink("{O}") + ']'), issuerPage}, u"openid-appended"_s);
        row("among other links",
            {jrd("[{'rel':'self','href':'{O}/joe'}," + issuerLink("{O}/t") + ']'), tenantPage},
            u"openid-appended"_s);
        row("not known", {}, u"webfinger-status"_s);
        row("another subject", {jrd('[' + issuerLink("{O}") + ']', "acct:ann@{H}"), issuerPage},
            u"openid-appended webfinger-subject"_s);
        row("no link to an issuer", {jrd("[{'rel':'self','href':'{O}'}]")}, u"webfinger-no-issuer"_s);
        row("no links", {{finger, "{'subject':'acct:joe@{H}'}", "application/jrd+json"}},
            u"webfinger-no-issuer"_s);
        row("one link, not in an array", {jrd(issuerLink("{O}")), issuerPage},
            u"openid-appended webfinger-type"_s);
        row("rel as array",
            {jrd('[' + issuerLink("{O}", "['http://openid.net/specs/connect/1.0/issuer']") + ']'),
             issuerPage},
            u"openid-appended webfinger-type"_s);
        row("two issuers",
            {jrd('[' + issuerLink("{O}") + ',' + issuerLink("{O}/t") + ']'), issuerPage, tenantPage},
            u"openid-appended openid-appended"_s);
        row("plain JSON",
            {jrd('[' + issuerLink("{O}") + ']', "acct:joe@{H}", "application/json"), issuerPage},
            u"openid-appended webfinger-content-type"_s);
        row("page", {{finger, "<!DOCTYPE html>", "text/html"}}, u"webfinger-not-json"_s);
        row("array", {{finger, "[]", "application/jrd+json"}}, u"webfinger-not-json"_s);
        row("link with a query", {jrd('[' + issuerLink("{O}/?a=1") + ']')}, u"webfinger-issuer"_s);
        row("link over http elsewhere", {jrd('[' + issuerLink("http://op.example") + ']')},
            u"issuer-address"_s);
        row("after a redirect",
            {{finger, "", "", 302, "Location: {O}/finger"},
             {"/finger", "{'links':[" + issuerLink("{O}") + "]}", "application/jrd+json"},
             issuerPage},
            u"openid-appended redirected"_s);
        row("another issuer behind the link", {jrd('[' + issuerLink("{O}/") + ']'), issuerPage},
            u"metadata-issuer-slash"_s, u"MD01"_s);
    }
    void account() { check(StartKind::Account, "acct:joe@{H}"); }

    void accountIsAskedAsWritten()
    {
        Site site;
        flow::Discovery discovery(environment());
        const QString account = u"acct:joe+x@"_s + QString::fromLatin1(site.origin().mid(7));
        QVERIFY(discover(discovery, {StartKind::Account, account}));
        QCOMPARE(site.requests().size(), 1u);
        const auto pairs = encoding::parseForm(site.requests().front().query());
        QCOMPARE(encoding::firstValue(pairs, "resource").value_or(QByteArray()), account.toUtf8());
        QCOMPARE(encoding::firstValue(pairs, "rel").value_or(QByteArray()),
                 QByteArray("http://openid.net/specs/connect/1.0/issuer"));
    }

    void signedMetadata_data()
    {
        QTest::addColumn<QByteArray>("alg");
        QTest::addColumn<QString>("signer"); // kid of the key that signs; "a" is published
        QTest::addColumn<QByteArray>("claims");
        QTest::addColumn<QString>("found");
        QTest::addColumn<QString>("tokenPath"); // what is used in the end
        const auto add = [](const char *name, const char *alg, const QString &signer,
                            const QByteArray &claims, const QString &found, const QString &path) {
            QTest::newRow(name) << QByteArray(alg) << signer << claims << found << path;
        };
        const QByteArray good = "{'iss':'{O}','token_endpoint':'{O}/signed'}";
        add("good", "ES256", u"a"_s, good, u"openid-appended signed-metadata-differs"_s, u"/signed"_s);
        add("says the same", "ES256", u"a"_s, "{'iss':'{O}','token_endpoint':'{O}/token'}",
            u"openid-appended"_s, u"/token"_s);
        add("adds a member", "ES256", u"a"_s, "{'iss':'{O}','userinfo_endpoint':'{O}/me'}",
            u"openid-appended"_s, u"/token"_s);
        add("signed with another key", "ES256", u"b"_s, good, u"openid-appended signed-metadata-signature"_s,
            u"/token"_s);
        add("alg none", "none", u"a"_s, good, u"openid-appended signed-metadata-unsigned"_s, u"/token"_s);
        add("of another issuer", "ES256", u"a"_s,
            "{'iss':'https://evil.example','token_endpoint':'{O}/signed'}",
            u"openid-appended signed-metadata-iss"_s, u"/token"_s);
        add("without iss", "ES256", u"a"_s, "{'token_endpoint':'{O}/signed'}",
            u"openid-appended signed-metadata-no-iss"_s, u"/token"_s);
        add("iss right, issuer wrong", "ES256", u"a"_s, "{'iss':'{O}','issuer':'https://evil.example'}",
            u"openid-appended signed-metadata-issuer"_s, u"/token"_s);
        add("expired", "ES256", u"a"_s, "{'iss':'{O}','exp':1000000000,'token_endpoint':'{O}/signed'}",
            u"openid-appended signed-metadata-expired"_s, u"/token"_s);
        add("not expired", "ES256", u"a"_s, "{'iss':'{O}','exp':4000000000,'token_endpoint':'{O}/signed'}",
            u"openid-appended signed-metadata-differs"_s, u"/signed"_s);
        add("no JWT", "", u"a"_s, good, u"openid-appended signed-metadata-unreadable"_s, u"/token"_s);
        add("keys cannot be had", "ES256", QString(), good, u"openid-appended signed-metadata-no-keys"_s,
            u"/token"_s);
    }
    void signedMetadata()
    {
        QFETCH(QByteArray, alg);
        QFETCH(QString, signer);
        QFETCH(QByteArray, claims);
        Site site;
        const QByteArray payload = site.filled(claims).replace('\'', '"');
        const QByteArray jwt =
            alg.isEmpty() ? "x.y"
                          : signedWith(headerFor(alg.constData()), generated("ES256", signer), payload);
        QVERIFY(!jwt.isEmpty());
        const QByteArray keys = setOf({generated("ES256", u"a"_s)}).toJson();
        SitePages pages{{oidc, metadataBody("", "'signed_metadata':'" + jwt + '\'')}};
        if (!signer.isEmpty())
            pages.push_back({"/jwks", keys, "application/jwk-set+json"});
        site.setPages(pages);
        flow::Discovery discovery(environment());
        QVERIFY(discover(discovery, {StartKind::Issuer, QString::fromLatin1(site.origin())}));
        QTEST(summary(discovery.result()), "found");
        QCOMPARE(site.asked().last(), QByteArray("/jwks"));
        const flow::FoundDocument *document = discovery.result().issuers.front().document();
        QTEST(document->metadata.tokenEndpoint.path(), "tokenPath");
        QCOMPARE(document->signedState == flow::SignedState::NotChecked, signer.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestDiscoveryStart)
#include "tst_discovery_start.moc"
