#include "core/encoding/json.h"

#include <QProcess>
#include <QTcpSocket>
#include <QTest>
#include <QUrl>

using namespace claimcheck;
using namespace Qt::StringLiterals;

namespace {

const QString program = QStringLiteral(CLAIMCHECK_BIN_DIR "/claimcheck-cli");

QByteArray get(const QUrl &url)
{
    QTcpSocket socket;
    socket.connectToHost(url.host(), quint16(url.port()));
    if (!socket.waitForConnected(5'000))
        return {};
    socket.write("GET " + url.path().toLatin1() + " HTTP/1.1\r\nHost: " + url.authority().toLatin1() +
                 "\r\nConnection: close\r\n\r\n");
    while (socket.waitForReadyRead(5'000)) {
    }
    return socket.readAll();
}

} // namespace

class TestCliProvider : public QObject
{
    Q_OBJECT

private slots:
    void runsUntilItIsTold()
    {
        QProcess process;
        process.start(program, {u"provider"_s, u"--json"_s});
        QVERIFY(process.waitForStarted());
        QVERIFY(QTest::qWaitFor([&process] { return process.canReadLine(); }, 20'000));
        const auto document = encoding::JsonDocument::parse(process.readLine().trimmed());
        QVERIFY(document);
        const QString issuer = (*document)["issuer"_L1].toString();
        QVERIFY(issuer.startsWith("http://127.0.0.1:"_L1));
        QCOMPARE((*document)["profiles"_L1].size(), 15);
        QCOMPARE((*document)["profiles"_L1].at(0)["issuer"_L1].toString(), issuer);
        QVERIFY(get(QUrl(issuer + "/.well-known/openid-configuration"_L1)).startsWith("HTTP/1.1 200"));

        process.terminate();
        QVERIFY(process.waitForFinished(10'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 0);
        QCOMPARE(process.readAllStandardError(), QByteArray());
    }

    void wrongUsage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("port") << QStringList{u"--port"_s, u"70000"_s};
        QTest::newRow("lifetime") << QStringList{u"--token-lifetime"_s, u"0"_s};
        QTest::newRow("option") << QStringList{u"--fast"_s};
        QTest::newRow("file") << QStringList{u"x.json"_s};
    }
    void wrongUsage()
    {
        QFETCH(QStringList, arguments);
        QProcess process;
        process.start(program, QStringList{u"provider"_s} + arguments);
        QVERIFY(process.waitForFinished(20'000));
        QCOMPARE(process.exitCode(), 2);
        QCOMPARE(process.readAllStandardError().count('\n'), 1);
    }

    void takenPort()
    {
        QProcess first;
        first.start(program, {u"provider"_s, u"--json"_s});
        QVERIFY(QTest::qWaitFor([&first] { return first.canReadLine(); }, 20'000));
        const auto document = encoding::JsonDocument::parse(first.readLine().trimmed());
        QVERIFY(document);
        const QString port = QString::number(QUrl((*document)["issuer"_L1].toString()).port());
        QProcess second;
        second.start(program, {u"provider"_s, u"--port"_s, port});
        QVERIFY(second.waitForFinished(20'000));
        QCOMPARE(second.exitCode(), 3);
        first.terminate();
        QVERIFY(first.waitForFinished(10'000));
    }
};

QTEST_GUILESS_MAIN(TestCliProvider)
#include "tst_cli_provider.moc"
