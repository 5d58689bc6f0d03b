// claimcheck-bench [--peer COMMAND]… [--missing NAME]…: one table, everything in turns in one run. Rates are
// per second of CPU time, the best of the rounds.

#include "tests/bench/bench_more.h"
#include "tests/bench/bench_table.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryFile>
#include <QTextStream>

using namespace claimcheck::bench;
using namespace Qt::StringLiterals;

namespace {

constexpr double roundSeconds = 0.5;
constexpr double openSslSeconds = 3; // it counts in hundredths of a second
constexpr int openSslRounds = 2;

bool measureOwn(const std::vector<Work> &works, Rates &rates)
{
    for (const Work &work : works) {
        if (!work.run()) {
            QTextStream(stderr) << u"claimcheck refused the token of %1\n"_s.arg(
                QString::fromLatin1(work.name));
            return false;
        }
        rates.add(work.name, claimcheckName, callsPerSecond([&work] { (void)work.run(); }, roundSeconds));
    }
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption peers(u"peer"_s, u"A program of tests/bench/peers."_s, u"command"_s);
    const QCommandLineOption missing(u"missing"_s, u"A peer that is not installed."_s, u"name"_s);
    const QCommandLineOption roundsOption(u"rounds"_s, u"How often, the best counts."_s, u"number"_s, u"5"_s);
    const QCommandLineOption only(u"work"_s, u"This one alone (for a profiler)."_s, u"name"_s);
    parser.addOptions({peers, missing, roundsOption, only});
    parser.addHelpOption();
    parser.process(app);

    std::vector<Work> works = makeWorks();
    if (parser.isSet(only))
        std::erase_if(works, [&](const Work &work) { return work.name != parser.value(only).toLatin1(); });
    QTemporaryFile file;
    if (!file.open() || file.write(worksFile(works)) < 0 || !file.flush())
        return 1;
    Rates rates;
    const int rounds = parser.value(roundsOption).toInt();
    for (int round = 0; round < rounds; ++round) {
        if (!measureOwn(works, rates))
            return 1;
        for (const QString &peer : parser.values(peers))
            measurePeer(QProcess::splitCommand(peer), file.fileName(), roundSeconds, rates);
        if (round < openSslRounds)
            measureOpenSsl(openSslSeconds, rates);
    }
    QTextStream out(stdout);
    out << u"per second of CPU time, the best of %1 rounds\n"_s.arg(rounds)
        << ratesTable(works, rates, parser.values(missing));
    if (parser.isSet(only))
        return 0;
    for (const Rate &rate : moreRates(roundSeconds))
        out << u"%1%2 %3\n"_s.arg(rate.name, -36).arg(u"%L1"_s.arg(rate.value, 0, 'f', 0), 12).arg(rate.unit);
    return 0;
}
