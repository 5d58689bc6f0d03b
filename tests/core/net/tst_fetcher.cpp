#include "core/net/fetcher.h"
#include "core/net/stepping_access_manager.h"
#include "tests/support/logging_server.h"

#include <QSignalSpy>
#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using net::Fetcher;

namespace {

http::Response serve(const http::Request &request)
{
    const auto redirect = [](int status, const QByteArray &to) {
        return http::Response{status, {}, {{"Location", to}}, {}};
    };
    if (request.path() == "/one")
        return redirect(301, "two?x=1");
    if (request.path() == "/two")
        return redirect(307, "/keys");
    if (request.path() == "/loop")
        return redirect(302, "/loop");
    if (request.path() == "/away")
        return redirect(302, "http://" + request.headers.value("Host").replace("127.0.0.1", "localhost") +
                                 "/keys");
    if (request.path() == "/file")
        return redirect(302, "file:///etc/passwd");
    if (request.path() == "/missing")
        return http::textResponse(404, "text/plain", "no");
    return http::textResponse(200, "application/json", "{\"keys\":[]}");
}

} // namespace

class TestFetcher : public QObject
{
    Q_OBJECT

private:
    base::SystemClock m_clock;
    std::unique_ptr<test::LoggingServer> m_server;
    std::unique_ptr<net::ExchangeHistory> m_history;
    std::unique_ptr<net::SteppingAccessManager> m_manager;

private slots:
    void init()
    {
        m_server = std::make_unique<test::LoggingServer>(serve);
        m_history = std::make_unique<net::ExchangeHistory>();
        m_manager = std::make_unique<net::SteppingAccessManager>(*m_history, m_clock);
    }
    void cleanup()
    {
        m_manager.reset();
        m_history.reset();
    }
    void followsGetOnly_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("hops");
        QTest::addColumn<QString>("outcome");
        const auto row = [](const char *name, const char *method, const char *path, int hops,
                            const char *outcome) {
            QTest::newRow(name) << QByteArray(method) << QByteArray(path) << hops
                                << QString::fromLatin1(outcome);
        };
        row("direct", "GET", "/keys", 1, "200");
        row("not found is a response", "GET", "/missing", 1, "404");
        row("relative and 307", "GET", "/one", 3, "200");
        row("other host", "GET", "/away", 2, "200");
        row("loop", "GET", "/loop", 6, "too-many-redirects");
        row("POST", "POST", "/one", 1, "redirect-refused");
        row("other scheme", "GET", "/file", 1, "redirect-refused");
    }
    void followsGetOnly()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        Fetcher fetcher(*m_manager, {method, m_server->url(path), {{"Authorization", "Bearer x"}}, {}},
                        {.label = u"keys request"_s, .redirects = net::FollowRedirects::Safe});
        QSignalSpy finished(&fetcher, &Fetcher::finished);
        fetcher.start();
        QVERIFY(finished.wait());
        const auto &result = fetcher.result();
        const QString outcome = result ? QString::number(result->status) : QString(result.error().code);
        QTEST(outcome, "outcome");
        QTEST(int(fetcher.hops().size()), "hops");
        QCOMPARE(m_history->exchanges().size(), fetcher.hops().size());
        QCOMPARE(fetcher.hops().back()->label(), u"keys request"_s);
        // Credentials are for the origin that they were written for.
        QCOMPARE(m_server->requests().back().headers.contains("Authorization"), path != "/away");
    }
    void redirectsAreShownWhenNotFollowed()
    {
        Fetcher fetcher(*m_manager, net::getRequest(QUrl::fromEncoded(m_server->url("/one"))));
        QSignalSpy finished(&fetcher, &Fetcher::finished);
        fetcher.start();
        QVERIFY(finished.wait());
        QCOMPARE(fetcher.result()->status, 301);
        QCOMPARE(m_server->requests().back().headers.value("Accept"), QByteArray("application/json"));
    }
    void postsForms()
    {
        Fetcher fetcher(*m_manager,
                        net::formRequest(QUrl::fromEncoded(m_server->url("/introspect")), "token=a%2Bb"));
        QSignalSpy finished(&fetcher, &Fetcher::finished);
        fetcher.start();
        QVERIFY(finished.wait());
        QCOMPARE(m_server->requests().back().body, QByteArray("token=a%2Bb"));
    }
    void cancels()
    {
        m_manager->setHoldPolicy([](const net::Exchange &, net::HoldPoint) { return true; });
        Fetcher fetcher(*m_manager, net::getRequest(QUrl::fromEncoded(m_server->url("/keys"))));
        QSignalSpy finished(&fetcher, &Fetcher::finished);
        QSignalSpy held(m_manager.get(), &net::SteppingAccessManager::held);
        fetcher.start();
        QVERIFY(held.wait());
        fetcher.cancel();
        QCOMPARE(finished.size(), 1);
        QCOMPARE(fetcher.result().error().code, "cancelled"_L1);
    }
    void canBeDeletedAtAnyTime()
    {
        auto fetcher =
            std::make_unique<Fetcher>(*m_manager, net::getRequest(QUrl::fromEncoded(m_server->url("/keys"))));
        fetcher->start();
        fetcher.reset();
        QTRY_COMPARE(m_server->requests().size(), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(TestFetcher)
#include "tst_fetcher.moc"
