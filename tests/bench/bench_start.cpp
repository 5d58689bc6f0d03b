// claimcheck-bench-start: how long windows, commands and flows take beside the least that there is. Times are
// of the clock and of the CPU, each the best of the runs; memory is the least PSS.

#include "core/encoding/json.h"
#include "core/jose/jws.h"
#include "core/jose/sign.h"
#include "tests/bench/bench_decode.h"
#include "tests/bench/bench_flow.h"
#include "tests/bench/timed_process.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>
#include <QTextStream>

#include <algorithm>
#include <limits>

using namespace claimcheck;
using namespace claimcheck::bench;
using namespace Qt::StringLiterals;

namespace {

constexpr int windowRuns = 10, commandRuns = 50, flowRounds = 10;

struct Best
{
    double wallMs = std::numeric_limits<double>::infinity(), cpuMs = wallMs, pssMiB = wallMs;

    void take(double wall, double cpu, double pss = 0)
    {
        wallMs = std::min(wallMs, wall);
        cpuMs = std::min(cpuMs, cpu);
        pssMiB = std::min(pssMiB, pss);
    }
};

void printRow(const QString &name, const Best &best, const Best &base, const QString &goal)
{
    QTextStream out(stdout);
    out << u"%1%2 ms%3 ms cpu"_s.arg(name, -52).arg(best.wallMs, 8, 'f', 1).arg(best.cpuMs, 8, 'f', 1);
    if (best.pssMiB > 0)
        out << u"%1 MiB"_s.arg(best.pssMiB, 8, 'f', 1);
    if (&best != &base)
        out << u"  %1 x, %2 x cpu"_s.arg(best.wallMs / base.wallMs, 0, 'f', 2)
                   .arg(best.cpuMs / base.cpuMs, 0, 'f', 2);
    out << (goal.isEmpty() ? QString() : u"  goal: "_s + goal) << u'\n';
}

/// The watcher prints "visible at, CPU, PSS in KiB".
Best measureWindow(const QString &program, const QStringList &environment)
{
    Best best;
    for (int run = 0; run < windowRuns; ++run) {
        const auto one = runTimed({program}, environment);
        const QList<QByteArray> said = one ? one->output.simplified().split(' ') : QList<QByteArray>();
        if (said.size() == 3)
            best.take(said[0].toDouble() - one->beganAtMs, said[1].toDouble(), said[2].toDouble() / 1024);
    }
    return best;
}

Best measureCommand(const QStringList &command)
{
    Best best;
    for (int run = 0; run < commandRuns; ++run) {
        if (const auto one = runTimed(command))
            best.take(one->wallMs, one->cpuMs);
    }
    return best;
}

void windows(const QString &claimcheck, const QString &bare, const QString &plugins)
{
    const QTemporaryDir home; // no settings of the user's
    QStringList environment{u"QT_QPA_GENERIC_PLUGINS=claimcheck-watcher"_s,
                            u"QT_PLUGIN_PATH="_s + plugins,
                            u"XDG_CONFIG_HOME="_s + home.path(),
                            u"XDG_DATA_HOME="_s + home.path(),
                            u"XDG_RUNTIME_DIR="_s + home.path(),
                            u"QT_LOGGING_RULES=*.warning=false"_s};
    QProcess server;
    server.start(u"Xvfb"_s, {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"1600x1000x24"_s});
    const bool display = server.waitForStarted() && server.waitForReadyRead(20'000);
    if (display)
        environment.append(u"DISPLAY=:"_s + QString::fromLatin1(server.readLine().trimmed()));
    for (const QString &platform : {u"xcb"_s, u"offscreen"_s}) {
        if (platform == "xcb"_L1 && !display) {
            QTextStream(stdout) << u"Xvfb is not installed\n"_s;
            continue;
        }
        const QStringList all = environment + QStringList{u"QT_QPA_PLATFORM="_s + platform};
        const Best base = measureWindow(bare, all), own = measureWindow(claimcheck, all);
        printRow(u"bare window of three panes, %1"_s.arg(platform), base, base, {});
        printRow(u"claimcheck, %1"_s.arg(platform), own, base, u"1.5 x, 45 MiB"_s);
    }
    server.terminate();
    server.waitForFinished(5'000);
}

void commands(const QString &cli, const QString &trivial, const QString &node, const QString &script)
{
    const auto jwk = jose::generateJwk("ES256", u"key-2026-01"_s);
    const QByteArray claims = jose::parseJws(sampleToken())->payload;
    const QString token = QString::fromLatin1(jose::signJwt(claims, *jwk).valueOr({}));
    const QString key = QString::fromLatin1(jwk->toJson());
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"key.json"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(jwk->toJson()) < 0)
        return;
    file.close();
    const Best base = measureCommand({trivial, token});
    printRow(u"a C++ program that decodes a header"_s, base, base, {});
    printRow(u"claimcheck-cli inspect, verified"_s,
             measureCommand({cli, u"inspect"_s, u"--key"_s, file.fileName(), token}), base, u"under 15 ms"_s);
    if (!node.isEmpty())
        printRow(u"node with npm jose, verified"_s, measureCommand({node, script, token, key}), base, {});
}

void flows(const QString &cli, const FlowPeers &peers)
{
    const FlowTimes times = measureFlows(cli, peers, flowRounds);
    QTextStream out(stdout);
    out << u"%1%2 ms\n"_s.arg(u"code and PKCE flow, gate open"_s, -52).arg(times.own, 8, 'f', 1);
    out << u"%1%2 ms  %3 x\n"_s.arg(u"the same requests with a bare QNetworkAccessManager"_s, -52)
               .arg(times.qt, 8, 'f', 1)
               .arg(times.own / times.qt, 0, 'f', 2);
    if (peers.curl.isEmpty())
        out << u"not installed: libcurl, for the same requests\n"_s;
    else
        out << u"%1%2 ms  %3 x  goal: 1.2 x\n"_s.arg(u"the same requests with libcurl"_s, -52)
                   .arg(times.curl, 8, 'f', 1)
                   .arg(times.own / times.curl, 0, 'f', 2);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    const auto option = [&parser](const QString &name) { parser.addOption({name, u"Path."_s, u"path"_s}); };
    for (const char *name : {"bin", "plugins", "node", "script", "curl"})
        option(QString::fromLatin1(name));
    parser.addOption({u"only"_s, u"Windows, commands or flows alone."_s, u"name"_s});
    parser.process(app);
    const auto wanted = [only = parser.value(u"only"_s)](QLatin1StringView name) {
        return only.isEmpty() || only == name;
    };
    const QString bin = parser.value(u"bin"_s) + u'/';
    if (wanted("windows"_L1))
        windows(bin + "claimcheck"_L1, bin + "bench-bare-window"_L1, parser.value(u"plugins"_s));
    if (wanted("commands"_L1))
        commands(bin + "claimcheck-cli"_L1, bin + "bench-trivial"_L1, parser.value(u"node"_s),
                 parser.value(u"script"_s));
    if (wanted("flows"_L1))
        flows(bin + "claimcheck-cli"_L1, {bin + "bench-qt-flow"_L1, parser.value(u"curl"_s)});
    return 0;
}
