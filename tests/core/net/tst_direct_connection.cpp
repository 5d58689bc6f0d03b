#include "core/net/direct_connection.h"
#include "core/net/fetcher.h"
#include "core/net/http_server.h"

#include <QSignalSpy>
#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using net::DirectConnection;

/// Requests over one connection, and what there is instead of an answer.
class TestDirectConnection : public QObject
{
    Q_OBJECT

private:
    net::HttpServer m_server;
    std::vector<http::Request> m_seen;
    int m_mostConnections = 0;

    static bool wait(DirectConnection &connection, const http::Request &request)
    {
        QSignalSpy finished(&connection, &DirectConnection::finished);
        connection.send(request);
        return !finished.isEmpty() || finished.wait(5'000);
    }
    http::Request post(const QByteArray &form) const
    {
        return net::formRequest(QUrl(m_server.origin() + "/form?a=b"_L1), form);
    }

private slots:
    void initTestCase()
    {
        m_server.setHandler([this](const http::Request &request, const net::HttpReplier &replier) {
            m_seen.push_back(request);
            m_mostConnections = std::max(m_mostConnections, m_server.connectionCount());
            if (request.path() == "/silent")
                return replier.breakOff({200, "OK", {}, "x"}, net::BreakOff::BeforeHeader);
            replier.send(
                http::textResponse(request.path() == "/refused" ? 401 : 200, "text/plain", request.body));
        });
        QVERIFY(m_server.listen().ok());
    }
    void keepsItsConnection()
    {
        DirectConnection connection({});
        for (const QByteArray form : {"one=1", "two=2", "three=3"}) {
            QVERIFY(wait(connection, post(form)));
            QVERIFY(connection.result().ok());
            QCOMPARE(connection.result()->status, 200);
            QCOMPARE(connection.result()->body, form);
            QCOMPARE(m_seen.back().url, QByteArray("/form?a=b"));
            QCOMPARE(m_seen.back().headers.value("Content-Length"), QByteArray::number(form.size()));
        }
        QCOMPARE(m_mostConnections, 1);
        QVERIFY(wait(connection, net::getRequest(QUrl(m_server.origin() + "/refused"_L1))));
        QCOMPARE(connection.result()->status, 401); // any status is a response
        // What it says of the request is what went over the wire.
        for (const http::Header &header : connection.request().headers)
            QCOMPARE(m_seen.back().headers.value(header.name), header.value);
    }
    void failures()
    {
        DirectConnection connection({});
        QVERIFY(wait(connection, net::getRequest(QUrl(m_server.origin() + "/silent"_L1))));
        QCOMPARE(connection.result().error().code, "connection-closed"_L1);
        QVERIFY(wait(connection, post("again=1"))); // it can be used again
        QVERIFY(connection.result().ok());
        net::HttpServer gone;
        QVERIFY(gone.listen().ok());
        const QUrl closed(gone.origin());
        gone.close();
        DirectConnection refused({});
        QVERIFY(wait(refused, net::getRequest(closed)));
        QCOMPARE(refused.result().error().code, "connection-refused"_L1);
        DirectConnection other({});
        QVERIFY(wait(other, net::getRequest(QUrl(u"ftp://127.0.0.1/"_s))));
        QCOMPARE(other.result().error().code, "url-not-supported"_L1);
        net::SteppingOptions small;
        small.responseBytes = 20;
        DirectConnection limited(small);
        QVERIFY(wait(limited, post("long=1")));
        QVERIFY(!limited.result().ok());
    }
    void timesOut()
    {
        net::HttpServer slow;
        std::vector<net::HttpReplier> held;
        slow.setHandler(
            [&held](const http::Request &, const net::HttpReplier &replier) { held.push_back(replier); });
        QVERIFY(slow.listen().ok());
        net::SteppingOptions impatient;
        impatient.transferMilliseconds = 50;
        DirectConnection connection(impatient);
        QVERIFY(wait(connection, net::getRequest(QUrl(slow.origin()))));
        QCOMPARE(connection.result().error().code, "timeout"_L1);
    }
};

QTEST_GUILESS_MAIN(TestDirectConnection)
#include "tst_direct_connection.moc"
