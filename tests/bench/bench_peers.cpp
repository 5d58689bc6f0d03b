#include "tests/bench/bench_peers.h"

#include <QProcess>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::bench {

namespace {

QByteArray outputOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    if (arguments.value(0) == "speed"_L1)
        process.setStandardErrorFile(QProcess::nullDevice()); // it reports its progress there
    else
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program, arguments);
    process.waitForFinished(300'000);
    return process.readAllStandardOutput();
}

/// A line of the table that ends in "… sign/s verify/s": both, or zeros.
std::pair<double, double> lastTwo(const QByteArray &line)
{
    const QList<QByteArray> columns = line.simplified().split(' ');
    if (columns.size() < 3)
        return {};
    return {columns[columns.size() - 2].toDouble(), columns.back().toDouble()};
}

} // namespace

void Rates::add(const QByteArray &work, const QByteArray &who, double rate)
{
    double &best = m_best[{work, who}];
    best = std::max(best, rate);
}

double Rates::of(const QByteArray &work, const QByteArray &who) const
{
    const auto found = m_best.find({work, who});
    return found == m_best.end() ? 0 : found->second;
}

void measurePeer(const QStringList &command, const QString &worksPath, double seconds, Rates &rates)
{
    const QByteArray output =
        outputOf(command[0], command.mid(1) + QStringList{worksPath, QString::number(seconds)});
    for (const QByteArray &line : output.split('\n')) {
        const QList<QByteArray> columns = line.split('\t');
        if (columns.size() == 3)
            rates.add(columns[0], columns[1], columns[2].toDouble());
    }
}

void measureOpenSsl(double seconds, Rates &rates)
{
    const QString whole = QString::number(std::max(1, static_cast<int>(seconds)));
    const QByteArray output = outputOf(
        u"openssl"_s, {u"speed"_s, u"-seconds"_s, whole, u"rsa2048"_s, u"ecdsap256"_s, u"ed25519"_s});
    for (const QByteArray &line : output.split('\n')) {
        const auto [signs, verifies] = lastTwo(line);
        if (line.startsWith("rsa 2048")) {
            rates.add("RS256", openSslSpeed, verifies);
            rates.add("RSA-OAEP-256", openSslSpeed, signs);
        } else if (line.contains("nistp256") && line.contains("ecdsa")) {
            rates.add("ES256", openSslSpeed, verifies);
        } else if (line.contains("Ed25519")) {
            rates.add("EdDSA", openSslSpeed, verifies);
        }
    }
}

} // namespace claimcheck::bench
