// claimcheck-bench [--node NODE --peers SCRIPT]: one table, everything measured in turns in one run. Rates
// are per second of CPU time, the median of the rounds.

#include "core/encoding/base64url.h"
#include "core/encoding/json.h"
#include "tests/bench/bench_decode.h"
#include "tests/bench/bench_verify.h"
#include "tests/bench/timing.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QProcess>
#include <QTextStream>

#include <algorithm>
#include <map>
#include <vector>

using namespace claimcheck::bench;
using claimcheck::encoding::encodeBase64Url;
using namespace Qt::StringLiterals;

namespace {

constexpr double roundSeconds = 0.7;
constexpr int rounds = 5;

std::vector<Rate> ownRates(const QByteArray &token)
{
    const auto tokens = [&token](const char *name, void (*work)(const QByteArray &)) {
        return Rate{QString::fromLatin1(name), callsPerSecond([&] { work(token); }, roundSeconds),
                    u"tokens/s"_s};
    };
    return {
        tokens("claimcheck, decode to header and claims", decodeToHeaderAndClaims),
        tokens("claimcheck, decode and read every member", decodeAndReadEveryMember),
        tokens("claimcheck, readToken (what Inspect does)", readWholeToken),
    };
}

/// Many objects like a claims set, one after the other.
Rate jsonRate()
{
    claimcheck::encoding::JsonWriter writer;
    writer.beginArray();
    for (int i = 0; i < 5000; ++i) {
        writer.beginObject();
        writer.member("iss", "https://idp.example.com/realms/prod");
        writer.member("sub", u"8a731258-aabb-4d60-a87e-%1"_s.arg(i));
        writer.member("exp", qint64(4102444800 + i));
        writer.member("name", u"J\u00f6rg \u201cJ\u201d \u4e2d"_s);
        writer.member("email_verified", true);
        writer.endObject();
    }
    writer.endArray();
    const QByteArray text = writer.take();
    const auto work = [&text] { (void)claimcheck::encoding::JsonDocument::parse(text).ok(); };
    const double calls = callsPerSecond(work, roundSeconds);
    return {u"JSON reader"_s, calls * static_cast<double>(text.size()) / 1e6, u"MB/s"_s};
}

/// A token of a megabyte, as pasted: how fast it is ready to be shown.
Rate largeTokenRate()
{
    const QByteArray claims = "{\"data\":\"" + QByteArray(750'000, 'x') + "\"}";
    const QByteArray token = encodeBase64Url("{\"alg\":\"HS256\"}") + '.' + encodeBase64Url(claims) + ".AAAA";
    const double calls = callsPerSecond([&token] { readWholeToken(token); }, roundSeconds);
    return {u"claimcheck, readToken of 1 MB"_s, calls * static_cast<double>(token.size()) / 1e6, u"MB/s"_s};
}

/// Lines "name TAB rate" of the peers' script, which reads the token from standard input.
std::vector<Rate> peerRates(const QString &node, const QString &script, const QByteArray &token)
{
    std::vector<Rate> rates;
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(node, {script, QString::number(roundSeconds)});
    process.write(token);
    process.closeWriteChannel();
    process.waitForFinished(120'000);
    for (const QByteArray &line : process.readAllStandardOutput().split('\n')) {
        const QList<QByteArray> columns = line.split('\t');
        if (columns.size() == 2)
            rates.push_back({QString::fromUtf8(columns[0]), columns[1].toDouble(), u"tokens/s"_s});
    }
    return rates;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

void print(const std::vector<Rate> &order, const std::map<QString, std::vector<double>> &values)
{
    QTextStream out(stdout);
    double base = 0;
    for (const Rate &rate : order)
        if (rate.name.startsWith("fast-jwt"_L1))
            base = median(values.at(rate.name));
    out << u"%1%2%3\n"_s.arg(u"work"_s, -46).arg(u"rate"_s, 22).arg(u"fast-jwt = 1"_s, 14);
    for (const Rate &rate : order) {
        const double value = median(values.at(rate.name));
        const bool comparable = base > 0 && rate.unit == "tokens/s"_L1;
        const QString shown = u"%L1 %2"_s.arg(value, 0, 'f', 0).arg(rate.unit);
        out << u"%1%2%3\n"_s.arg(rate.name, -46)
                   .arg(shown, 22)
                   .arg(comparable ? QString::number(value / base, 'f', 2) : u"-"_s, 14);
    }
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption node(u"node"_s, u"Node.js, to run the peers with"_s, u"program"_s);
    const QCommandLineOption peers(u"peers"_s, u"decode_peers.mjs"_s, u"script"_s);
    parser.addOptions({node, peers});
    parser.addHelpOption();
    parser.process(app);

    const QByteArray token = sampleToken();
    std::vector<Rate> order;
    std::map<QString, std::vector<double>> values;
    for (int round = 0; round < rounds; ++round) {
        std::vector<Rate> all = ownRates(token);
        all.push_back(jsonRate());
        all.push_back(largeTokenRate());
        const std::vector<Rate> verified = verifyRates(roundSeconds / 2);
        all.insert(all.end(), verified.begin(), verified.end());
        if (parser.isSet(peers)) {
            const std::vector<Rate> more = peerRates(parser.value(node), parser.value(peers), token);
            all.insert(all.end(), more.begin(), more.end());
        }
        for (const Rate &rate : all)
            values[rate.name].push_back(rate.value);
        if (round == 0)
            order = all;
    }
    QTextStream(stdout) << u"token of %1 bytes; per second of CPU time, median of %2 rounds\n"_s
                               .arg(token.size())
                               .arg(rounds);
    print(order, values);
    return 0;
}
