#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <map>
#include <vector>

namespace claimcheck::bench {

/// Calls a second of CPU time, by work and then by who does it. The best of all rounds: on a shared machine
/// every disturbance makes a rate smaller, none larger.
class Rates
{
public:
    void add(const QByteArray &work, const QByteArray &who, double rate);
    /// 0 where it was not measured.
    [[nodiscard]] double of(const QByteArray &work, const QByteArray &who) const;

private:
    std::map<std::pair<QByteArray, QByteArray>, double> m_best;
};

/// The name that `openssl speed` goes by in Rates.
inline const QByteArray openSslSpeed = "openssl speed";

/// Runs a program of peers/ (command line without its two arguments) and adds what it prints.
void measurePeer(const QStringList &command, const QString &worksPath, double seconds, Rates &rates);

/// `openssl speed`: RS256, ES256, EdDSA (verify) and RSA-OAEP-256 (the private operation of RSA-2048).
void measureOpenSsl(double seconds, Rates &rates);

} // namespace claimcheck::bench
