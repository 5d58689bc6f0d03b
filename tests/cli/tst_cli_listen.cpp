#include "core/encoding/json.h"
#include "tests/support/cli_program.h"

#include <QTcpSocket>
#include <QTest>
#include <QUrl>

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;

namespace {

const QString program = QStringLiteral(CLAIMCHECK_BIN_DIR "/claimcheck-cli");

QByteArray send(const QUrl &url, const QByteArray &request)
{
    QTcpSocket socket;
    socket.connectToHost(url.host(), quint16(url.port()));
    if (!socket.waitForConnected(5'000))
        return {};
    socket.write(request + "Host: " + url.authority().toLatin1() + "\r\nConnection: close\r\n\r\n");
    while (socket.waitForReadyRead(5'000)) {
    }
    return socket.readAll();
}

/// The next line of the process, as JSON.
encoding::JsonDocument line(QProcess &process)
{
    if (!QTest::qWaitFor([&process] { return process.canReadLine(); }, 20'000))
        return {};
    return encoding::JsonDocument::parse(process.readLine().trimmed()).valueOr({});
}

} // namespace

class TestCliListen : public QObject
{
    Q_OBJECT

private slots:
    void printsWhatComes()
    {
        QProcess server, listener;
        server.start(program, {u"provider"_s, u"--json"_s});
        const QString issuer = line(server)["issuer"_L1].toString();
        QVERIFY(!issuer.isEmpty());
        listener.start(program, {u"listen"_s, u"--issuer"_s, issuer, u"--client-id"_s, u"demo-logout"_s,
                                 u"--count"_s, u"2"_s, u"--json"_s});
        const encoding::JsonDocument places = line(listener);
        const QUrl front(places["frontchannel_logout_uri"_L1].toString());
        const QUrl back(places["backchannel_logout_uri"_L1].toString());
        QCOMPARE(front.host(), u"127.0.0.1"_s);

        const QByteArray query = "?iss=" + QUrl::toPercentEncoding(issuer) + "&sid=a";
        QVERIFY(send(front, "GET /frontchannel_logout" + query + " HTTP/1.1\r\n").startsWith("HTTP/1.1 200"));
        const encoding::JsonDocument first = line(listener);
        QCOMPARE(first["kind"_L1].toString(), u"frontchannel-logout"_s);
        QVERIFY(first["accepted"_L1].toBool());
        QCOMPARE(first["content"_L1]["sid"_L1].toString(), u"a"_s);
        QVERIFY(send(back, "POST /backchannel_logout HTTP/1.1\r\nContent-Length: 0\r\n")
                    .startsWith("HTTP/1.1 400"));
        const encoding::JsonDocument second = line(listener);
        QCOMPARE(second["kind"_L1].toString(), u"backchannel-logout"_s);
        QCOMPARE(second["status"_L1].toInteger().value_or(0), 400);
        QCOMPARE(second["checks"_L1].at(0)["rule"_L1].toString(), u"BL01"_s);
        QVERIFY(listener.waitForFinished(10'000));
        QCOMPARE(listener.exitCode(), 1);
        server.terminate();
        QVERIFY(server.waitForFinished(10'000));
    }

    void usage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("status");
        const QStringList whole{u"--issuer"_s, u"http://127.0.0.1:1"_s, u"--client-id"_s, u"a"_s};
        QTest::newRow("no issuer") << QStringList{u"--client-id"_s, u"a"_s} << 2;
        QTest::newRow("no client") << QStringList{u"--issuer"_s, u"http://127.0.0.1:1"_s} << 2;
        QTest::newRow("a port too high") << whole + QStringList{u"--port"_s, u"70000"_s} << 2;
        QTest::newRow("a count") << whole + QStringList{u"--count"_s, u"-1"_s} << 2;
        QTest::newRow("a file") << whole + QStringList{u"a.json"_s} << 2;
        QTest::newRow("no server") << whole << 3;
    }
    void usage()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, status);
        const Ended ended = runCli(QStringList{u"listen"_s} + arguments);
        QCOMPARE(ended.status, status);
        QVERIFY(ended.error.startsWith("claimcheck-cli: "));
    }
};

QTEST_GUILESS_MAIN(TestCliListen)
#include "tst_cli_listen.moc"
