#include "core/net/key_fetch.h"

#include "core/net/stepping_access_manager.h"
#include "tests/support/logging_server.h"

#include <QSignalSpy>
#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using net::KeyAddress;

// What a server may answer that is asked for its keys. OpenID Connect Discovery 1.0 §4, RFC 8414 §3.

namespace {

const QByteArray keyText = "{\"keys\":[]}";

http::Response json(const QByteArray &body)
{
    return http::textResponse(200, "application/json", body);
}

http::Response redirect(const QByteArray &to)
{
    return {302, {}, {{"Location", to}}, {}};
}

/// The metadata of an issuer below the server that was asked.
http::Response metadata(const http::Request &request, const QByteArray &issuerPath,
                        const QByteArray &jwksUri = "/keys")
{
    const QByteArray origin = "http://" + request.headers.value("Host");
    const QByteArray uri = jwksUri.startsWith('/') ? origin + jwksUri : jwksUri;
    return json("{\"issuer\":\"" + origin + issuerPath + "\",\"jwks_uri\":\"" + uri + "\"}");
}

http::Response serve(const http::Request &request)
{
    const QByteArray path = request.path();
    if (path == "/keys")
        return json(keyText);
    if (path == "/moved")
        return redirect("/keys");
    if (path == "/away")
        return redirect("http://example.invalid/keys");
    if (path == "/page" || path == "/html/.well-known/openid-configuration")
        return http::textResponse(200, "text/html", "<!DOCTYPE html><p>Sign in</p>");
    if (path == "/large")
        return json(QByteArray(100 * 1024 * 1024, ' '));
    if (path == "/middling")
        return json(QByteArray(5 * 1024 * 1024, ' '));
    if (path == "/oidc/.well-known/openid-configuration")
        return metadata(request, "/oidc");
    if (path == "/.well-known/oauth-authorization-server/tenant/one")
        return metadata(request, "/tenant/one");
    if (path == "/.well-known/oauth-authorization-server/html")
        return metadata(request, "/html");
    if (path == "/stranger/.well-known/openid-configuration")
        return metadata(request, "/oidc");
    if (path == "/slash/.well-known/openid-configuration")
        return metadata(request, "/slash/");
    if (path == "/nobody/.well-known/openid-configuration")
        return json("{\"jwks_uri\":\"http://127.0.0.1/keys\"}");
    if (path == "/keyless/.well-known/openid-configuration")
        return json("{\"issuer\":\"http://" + request.headers.value("Host") + "/keyless\"}");
    if (path == "/plain/.well-known/openid-configuration")
        return metadata(request, "/plain", "http://example.invalid/keys");
    return http::textResponse(404, "text/plain", "no");
}

} // namespace

class TestKeyFetch : public QObject
{
    Q_OBJECT

    base::SystemClock m_clock;

private slots:
    void outcomes_data()
    {
        QTest::addColumn<bool>("issuer");
        QTest::addColumn<QString>("address"); // a path, or a whole URL
        QTest::addColumn<QString>("code");    // empty: the keys came
        QTest::addColumn<QString>("asked");   // the paths
        const auto row = [](const char *name, bool issuer, const QString &address, const QString &code,
                            const QString &asked) {
            QTest::newRow(name) << issuer << address << code << asked;
        };
        const QString oidc = u"/.well-known/openid-configuration"_s,
                      oauth = u"/.well-known/oauth-authorization-server"_s;
        row("JWKS URL", false, u"/keys"_s, {}, u"/keys"_s);
        row("redirect", false, u"/moved"_s, {}, u"/moved /keys"_s);
        row("redirect to http elsewhere", false, u"/away"_s, u"redirect-refused"_s, u"/away"_s);
        row("404", false, u"/nothing"_s, u"keys-status"_s, u"/nothing"_s);
        row("a page is handed on", false, u"/page"_s, {}, u"/page"_s);
        row("100 MB", false, u"/large"_s, u"keys-too-large"_s, u"/large"_s);
        row("over the limit", false, u"/middling"_s, u"keys-too-large"_s, u"/middling"_s);
        row("http elsewhere", false, u"http://id.example/keys"_s, u"keys-not-https"_s, {});
        row("a host that looks local", false, u"http://127.0.0.1.example/keys"_s, u"keys-not-https"_s, {});
        row("a file", false, u"file:///etc/passwd"_s, u"keys-address"_s, {});
        row("no URL", false, u"keys"_s, u"keys-address"_s, {});
        row("by OpenID Connect", true, u"/oidc"_s, {}, u"/oidc"_s + oidc + u" /keys"_s);
        row("by RFC 8414 with a path", true, u"/tenant/one"_s, {},
            u"/tenant/one"_s + oidc + u' ' + oauth + u"/tenant/one /keys"_s);
        row("a page, then RFC 8414", true, u"/html"_s, {},
            u"/html"_s + oidc + u' ' + oauth + u"/html /keys"_s);
        row("neither", true, u"/none"_s, u"issuer-no-metadata"_s,
            u"/none"_s + oidc + u' ' + oauth + u"/none"_s);
        row("another issuer", true, u"/stranger"_s, u"metadata-issuer"_s, u"/stranger"_s + oidc);
        row("a slash at the end", true, u"/slash"_s, u"metadata-issuer-slash"_s, u"/slash"_s + oidc);
        row("asked with the slash", true, u"/slash/"_s, {}, u"/slash"_s + oidc + u" /keys"_s);
        row("no issuer", true, u"/nobody"_s, u"metadata-issuer"_s, u"/nobody"_s + oidc);
        row("no jwks_uri", true, u"/keyless"_s, u"issuer-no-jwks-uri"_s, u"/keyless"_s + oidc);
        row("jwks_uri over http", true, u"/plain"_s, u"keys-not-https"_s, u"/plain"_s + oidc);
        row("issuer with a query", true, u"/oidc?x=1"_s, u"keys-address"_s, {});
    }
    void outcomes()
    {
        QFETCH(bool, issuer);
        QFETCH(QString, address);
        test::LoggingServer server(serve);
        net::ExchangeHistory history;
        net::SteppingAccessManager manager(history, m_clock);
        if (address.startsWith(u'/'))
            address = QString::fromLatin1(server.url(address.toLatin1()));
        net::KeyFetch fetch(manager, issuer ? KeyAddress::Issuer : KeyAddress::JwksUrl, address);
        QSignalSpy finished(&fetch, &net::KeyFetch::finished);
        fetch.start();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
        QTEST(fetch.result() ? QString() : QString(fetch.result().error().code), "code");
        QStringList asked;
        for (const http::Request &request : server.requests())
            asked += QString::fromLatin1(request.path());
        QTEST(asked.join(u' '), "asked");
        if (fetch.result() && asked.last() == "/keys"_L1) {
            QCOMPARE(fetch.result()->text, keyText);
            QCOMPARE(fetch.result()->url.path(), u"/keys"_s);
        }
    }

    void slowServersAreLeft()
    {
        net::HttpServer server;
        std::vector<net::HttpReplier> kept;
        server.setHandler(
            [&kept](const http::Request &, const net::HttpReplier &replier) { kept.push_back(replier); });
        QVERIFY(server.listen().ok());
        net::ExchangeHistory history;
        net::SteppingAccessManager manager(history, m_clock);
        net::KeyFetchLimits limits;
        limits.milliseconds = 300;
        net::KeyFetch fetch(manager, KeyAddress::JwksUrl, server.origin() + u"/keys"_s, limits);
        QSignalSpy finished(&fetch, &net::KeyFetch::finished);
        fetch.start();
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(fetch.result().error().code, "keys-timeout"_L1);
        QTRY_VERIFY(history.exchanges().back()->isOver());
        QTest::qWait(50);
        QCOMPARE(finished.size(), 1);
    }

    void aServerThatIsNotThere()
    {
        net::ExchangeHistory history;
        net::SteppingAccessManager manager(history, m_clock);
        net::KeyFetch fetch(manager, KeyAddress::Issuer, u"http://127.0.0.1:9"_s);
        QSignalSpy finished(&fetch, &net::KeyFetch::finished);
        fetch.start();
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(fetch.result().error().code, "connection-refused"_L1);
    }
};

QTEST_GUILESS_MAIN(TestKeyFetch)
#include "tst_key_fetch.moc"
