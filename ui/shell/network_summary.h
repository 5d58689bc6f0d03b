#pragma once

#include <QCoreApplication>
#include <QStringList>

namespace claimcheck::ui::shell {

/// What left this machine's program so far: the app counts it, the status bar says it.
struct NetworkSummary
{
    int requests = 0;
    QStringList hosts; ///< "host:port", in the order of the first request
    QString listening; ///< "127.0.0.1:49211" while the redirect listener waits; else empty
    QString recording; ///< the file whose run is shown in Flow, for which nothing is sent; else empty

    void count(const QString &host)
    {
        ++requests;
        if (!hosts.contains(host))
            hosts << host;
    }
    /// Requests of which only the hosts are known, not how many went to each.
    void count(int sent, const QStringList &to)
    {
        requests += sent;
        for (const QString &host : to) {
            if (!hosts.contains(host))
                hosts << host;
        }
    }
    /// The sentence of the status bar.
    [[nodiscard]] QString sentence() const;
};

} // namespace claimcheck::ui::shell
