#include "core/net/redirect_listener.h"
#include "tests/support/raw_client.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using net::CallbackChannel;
using net::RedirectListener;
using test::RawClient;

class TestRedirectListener : public QObject
{
    Q_OBJECT

private:
    QByteArray ask(const QByteArray &text)
    {
        RawClient client(m_listener->port());
        client.write(text);
        return client.readToEnd();
    }
    [[nodiscard]] quint16 port() const { return m_listener->port(); }
    [[nodiscard]] const std::vector<net::RedirectCallback> &callbacks() const
    {
        return m_listener->callbacks();
    }

    base::FixedClock m_clock{1'700'000'000'000};
    std::unique_ptr<RedirectListener> m_listener;

private slots:
    void init()
    {
        m_listener = std::make_unique<RedirectListener>(m_clock);
        QVERIFY(m_listener->listen({.path = u"/cb"_s}));
    }
    void cleanup() { m_listener.reset(); }

    void namesItsRedirectUri_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("uri");
        QTest::newRow("127.0.0.1") << u"127.0.0.1"_s << u"http://127.0.0.1:%1/a%20b"_s;
        QTest::newRow("localhost") << u"localhost"_s << u"http://localhost:%1/a%20b"_s;
        QTest::newRow("::1") << u"::1"_s << u"http://[::1]:%1/a%20b"_s;
    }
    void namesItsRedirectUri()
    {
        QFETCH(QString, host);
        QFETCH(QString, uri);
        QVERIFY(m_listener->listen({.host = host, .path = u"/a%20b"_s}));
        QCOMPARE(m_listener->callback(), uri.replace("%1"_L1, QString::number(port())));
    }
    void refusesOtherRedirectUris_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("code");
        QTest::newRow("foreign host") << u"example.com"_s << u"/cb"_s << u"redirect-host"_s;
        QTest::newRow("any address") << u"0.0.0.0"_s << u"/cb"_s << u"redirect-host"_s;
        QTest::newRow("no slash") << u"127.0.0.1"_s << u"cb"_s << u"redirect-path"_s;
        QTest::newRow("empty") << u"127.0.0.1"_s << u""_s << u"redirect-path"_s;
        QTest::newRow("query") << u"127.0.0.1"_s << u"/cb?a"_s << u"redirect-path"_s;
        QTest::newRow("fragment") << u"127.0.0.1"_s << u"/cb#a"_s << u"redirect-path"_s;
        QTest::newRow("space") << u"127.0.0.1"_s << u"/c b"_s << u"redirect-path"_s;
        QTest::newRow("not ASCII") << u"127.0.0.1"_s << u"/\u00fc"_s << u"redirect-path"_s;
        QTest::newRow("dots") << u"127.0.0.1"_s << u"/a/../b"_s << u"redirect-path"_s;
    }
    void refusesOtherRedirectUris()
    {
        QFETCH(QString, host);
        QFETCH(QString, path);
        const auto result = m_listener->listen({.host = host, .path = path});
        QVERIFY(!result);
        QTEST(QString(result.error().code), "code");
    }
    void takesAQueryFullyDecoded()
    {
        QSignalSpy arrived(m_listener.get(), &RedirectListener::callbackArrived);
        const QByteArray text =
            test::getText("/cb?code=4%2F0Ab+c%2Bd%3D%25&state=s%C3%A9&iss=http://as/x", port());
        const QByteArray answer = ask(text);
        QVERIFY(answer.startsWith("HTTP/1.1 200 OK\r\n"));
        QCOMPARE(arrived.size(), 1);
        const net::RedirectCallback &callback = callbacks().at(0);
        QCOMPARE(callback.channel, CallbackChannel::Query);
        QCOMPARE(callback.value("code"), QByteArray("4/0Ab c+d=%"));
        QCOMPARE(callback.value("state"), QByteArray("s\xc3\xa9"));
        QCOMPARE(callback.value("iss"), QByteArray("http://as/x"));
        QCOMPARE(callback.raw, text);
        QCOMPARE(callback.received, m_clock.nowMilliseconds());
    }
    void aReceiverIsAskedAboutOtherPaths()
    {
        QByteArrayList seen;
        m_listener->setReceiver([&seen](const http::Request &request) -> std::optional<http::Response> {
            seen += request.method + ' ' + request.path();
            if (request.path() != "/told")
                return {};
            return http::textResponse(202, "text/plain", "heard");
        });
        QVERIFY(ask(test::getText("/told?iss=a", port())).startsWith("HTTP/1.1 202"));
        QVERIFY(ask(test::getText("/else", port())).startsWith("HTTP/1.1 404"));
        QVERIFY(ask(test::getText("/cb?code=a", port())).startsWith("HTTP/1.1 200")); // that is the callback
        QCOMPARE(seen.join(','), "GET /told,GET /else"_ba);
        QCOMPARE(callbacks().size(), 1u);
    }
    void pageCarriesNoSecret()
    {
        const QByteArray answer = ask(test::getText("/cb?code=C0DE5ECRET&state=5TATE5ECRET", port()));
        QVERIFY(!answer.contains("5ECRET"));
        for (const QByteArray field :
             {"Cache-Control: no-store\r\n", "Referrer-Policy: no-referrer\r\n",
              "X-Content-Type-Options: nosniff\r\n", "Content-Type: text/html; charset=utf-8\r\n",
              "Content-Security-Policy: default-src 'none'; style-src 'sha256-"})
            QVERIFY2(answer.contains(field), field.constData());
        QVERIFY(!answer.contains("unsafe-inline"));
        QVERIFY(answer.contains("history.replaceState"));
        QVERIFY(answer.contains("<html lang=\"en\">"));
    }
    void errorsAreShownEscaped()
    {
        const QByteArray answer =
            ask(test::getText("/cb?error=%3Cscript%3Ealert(1)%3C/script%3E&state=s", port()));
        QVERIFY(!answer.contains("<script>alert"));
        QVERIFY(answer.contains("&lt;script&gt;alert(1)"));
        QVERIFY(callbacks().at(0).isError());
    }
    void takesAFormPost() // OAuth 2.0 Form Post Response Mode §2
    {
        ask(test::postText("/cb", port(), "code=a%2Bb&state=s"));
        QCOMPARE(callbacks().size(), std::size_t(1));
        QCOMPARE(callbacks()[0].channel, CallbackChannel::FormPost);
        QCOMPARE(callbacks()[0].value("code"), QByteArray("a+b"));
    }
    void relaysAFragment()
    {
        const QByteArray page = ask(test::getText("/cb", port()));
        QVERIFY(page.contains("location.hash"));
        QVERIFY(callbacks().empty());
        ask(test::postText("/cb", port(), "claimcheck_fragment=access_token%3Da%252Bb%26state%3Ds"));
        QCOMPARE(callbacks().size(), std::size_t(1));
        QCOMPARE(callbacks()[0].channel, CallbackChannel::Fragment);
        QCOMPARE(callbacks()[0].value("access_token"), QByteArray("a+b"));
        QCOMPARE(callbacks()[0].value("state"), QByteArray("s"));
    }
    void refusals_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("status");
        const QByteArray rest = " HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nConnection: close\r\n\r\n";
        QTest::newRow("HEAD does not consume") << "HEAD /cb?code=a&state=s" + rest << 200;
        QTest::newRow("favicon") << "GET /favicon.ico" + rest << 404;
        QTest::newRow("prefix") << "GET /cbXYZ?code=a" + rest << 404;
        QTest::newRow("below") << "GET /cb/?code=a" + rest << 404;
        QTest::newRow("other case") << "GET /CB?code=a" + rest << 404;
        QTest::newRow("encoded") << "GET /%63b?code=a" + rest << 404;
        QTest::newRow("root") << "GET /" + rest << 404;
        QTest::newRow("PUT") << "PUT /cb?code=a" + rest << 405;
        QTest::newRow("OPTIONS") << "OPTIONS /cb" + rest << 405;
        QTest::newRow("POST without type") << "POST /cb?code=a" + rest << 415;
        QTest::newRow("foreign Host")
            << QByteArray("GET /cb?code=a HTTP/1.1\r\nHost: evil.example\r\n\r\n") << 421;
        QTest::newRow("no Host") << QByteArray("GET /cb?code=a HTTP/1.1\r\n\r\n") << 400;
    }
    void refusals()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, status);
        const QByteArray answer = ask(text.replace("PORT", QByteArray::number(port())));
        QVERIFY2(answer.startsWith("HTTP/1.1 " + QByteArray::number(status)), answer.constData());
        if (status == 200)
            QVERIFY(answer.endsWith("\r\n\r\n"));
        QVERIFY(callbacks().empty());
    }
    void strayCallbacksAreTold()
    {
        QSignalSpy stray(m_listener.get(), &RedirectListener::strayCallback);
        QSignalSpy refused(m_listener.get(), &RedirectListener::requestRefused);
        ask(test::getText("/favicon.ico", port()));
        QCOMPARE(stray.size(), 0);
        ask(test::getText("/other?code=a&state=s", port()));
        QCOMPARE(stray.size(), 1);
        ask("GET /cb HTTP/1.1\r\nHost: evil.example\r\n\r\n");
        QCOMPARE(refused.size(), 1);
    }
    void secondCallbackIsShownAsSuch()
    {
        QVERIFY(ask(test::getText("/cb?code=a&state=s", port())).contains("Claimcheck has the answer"));
        QVERIFY(ask(test::getText("/cb?code=b&state=s", port())).contains("already had its answer"));
        QCOMPARE(callbacks().size(), std::size_t(2));
        QCOMPARE(callbacks()[1].number, 2);
    }
    void duplicatesAreNamed() // RFC 6749 §3.1
    {
        ask(test::getText("/cb?code=a&state=s&code=b", port()));
        QCOMPARE(callbacks().at(0).duplicates(), std::vector<QByteArray>{"code"});
        QCOMPARE(callbacks().at(0).values.size(), std::size_t(3));
    }
    void thePageArrivesThoughTheRunEndsAtOnce()
    {
        connect(m_listener.get(), &RedirectListener::callbackArrived, this, [this] { m_listener->close(); });
        RawClient browser(port());
        browser.write(test::getText("/cb?error=access_denied&state=s", port()));
        const QByteArray answer = browser.readToEnd();
        QVERIFY2(answer.contains("</html>"), answer.constData());
        QVERIFY(!m_listener->isListening());
    }
    void aNewRunStartsAfresh()
    {
        ask(test::getText("/cb?code=a&state=s", port()));
        QVERIFY(m_listener->listen({.path = u"/cb"_s}));
        QVERIFY(ask(test::getText("/cb?code=a&state=s", port())).contains("Claimcheck has the answer"));
    }
    void takenPortIsNamed()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        const auto result = m_listener->listen({.port = other.serverPort()});
        QVERIFY(!result);
        QCOMPARE(result.error().code, "port-in-use"_L1);
    }
};

QTEST_GUILESS_MAIN(TestRedirectListener)
#include "tst_redirect_listener.moc"
