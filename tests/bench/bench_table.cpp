#include "tests/bench/bench_table.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::bench {

namespace {

const QByteArrayList peerNames = {"fast-jwt", "npm jose", "jwt-cpp", "cjose", "libjose"};

/// What Claimcheck is to reach: a multiple of the fastest peer, or a part of what `openssl speed` says the
/// cryptography alone can do.
struct Goal
{
    const char *work;
    bool ofOpenSsl;
    double factor;
};

constexpr Goal goals[] = {
    {"decode", false, 2},         {"HS256", false, 1.5},        {"RS256", true, 0.75},
    {"ES256", true, 0.88},        {"EdDSA", true, 0.98},        {"dir+A256GCM", false, 2.5},
    {"RSA-OAEP-256", true, 0.93}, {"ECDH-ES+A128KW", false, 3},
};

/// Rust jsonwebtoken is not measured here (no Rust in this build): how much faster it was than a peer that
/// is, side by side on one machine. The fastest peer's rate is taken to be at least that.
struct Unmeasured
{
    const char *work, *than;
    double factor;
};

constexpr Unmeasured jsonwebtoken[] = {{"decode", "fast-jwt", 1.14}, {"HS256", "jwt-cpp", 1.32}};

double fastestPeer(const QByteArray &work, const Rates &rates)
{
    double fastest = 0;
    for (const QByteArray &peer : peerNames)
        fastest = std::max(fastest, rates.of(work, peer));
    for (const Unmeasured &other : jsonwebtoken) {
        if (work == other.work)
            fastest = std::max(fastest, other.factor * rates.of(work, other.than));
    }
    return fastest;
}

QString shown(double rate)
{
    return rate > 0 ? u"%L1"_s.arg(rate, 0, 'f', 0) : u"-"_s;
}

QString goalColumns(const QByteArray &work, const Rates &rates)
{
    const Goal &goal = *std::ranges::find_if(goals, [&](const Goal &row) { return work == row.work; });
    const double base = goal.ofOpenSsl ? rates.of(work, openSslSpeed) : fastestPeer(work, rates);
    if (base <= 0)
        return u"  nothing to compare with"_s;
    const double ratio = rates.of(work, claimcheckName) / base;
    return u"%1%2  %3"_s.arg(ratio, 8, 'f', 2)
        .arg(u"%1 x %2"_s.arg(goal.factor).arg(goal.ofOpenSsl ? "openssl"_L1 : "peer"_L1), 16)
        .arg(ratio >= goal.factor ? "met"_L1 : "MISSED"_L1);
}

} // namespace

QString ratesTable(const std::vector<Work> &works, const Rates &rates, const QStringList &missing)
{
    QByteArrayList names{claimcheckName};
    names += peerNames;
    names += openSslSpeed;
    QString text = u"%1%2"_s.arg(u"work"_s, -16).arg(u"bytes"_s, 6);
    for (const QByteArray &name : names)
        text += u"%1"_s.arg(QString::fromLatin1(name), 14);
    text += u"%1%2\n"_s.arg(u"ratio"_s, 8).arg(u"goal"_s, 16);
    for (const Work &work : works) {
        text += u"%1%2"_s.arg(QString::fromLatin1(work.name), -16).arg(work.token.size(), 6);
        for (const QByteArray &name : names)
            text += u"%1"_s.arg(shown(rates.of(work.name, name)), 14);
        text += goalColumns(work.name, rates) + u'\n';
    }
    text += u"- is what a peer cannot do. peer is the fastest of them; Rust jsonwebtoken, not measured, "
            u"counts as "
            "1.14 x fast-jwt (decode) and 1.32 x jwt-cpp (HS256).\n"_s;
    if (!missing.isEmpty())
        text += u"not installed: %1\n"_s.arg(missing.join(u", "_s));
    return text;
}

} // namespace claimcheck::bench
