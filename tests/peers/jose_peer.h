#pragma once

#include "core/encoding/json.h"
#include "tests/peers/peer_server.h"

#include <QTextStream>

#include <map>
#include <utility>

namespace claimcheck::test {

/// A JSON string.
inline QByteArray quoted(QByteArrayView text)
{
    encoding::JsonWriter writer;
    writer.value(text);
    return writer.take();
}

/// A JSON object of members whose values are JSON; an empty one is left out.
inline QByteArray object(std::initializer_list<std::pair<const char *, QByteArray>> members)
{
    encoding::JsonWriter writer;
    writer.beginObject();
    for (const auto &[name, json] : members) {
        if (!json.isEmpty())
            writer.memberRaw(name, json);
    }
    writer.endObject();
    return writer.take();
}

/// What npm jose answered: a value, or the code of its error.
class JoseAnswer
{
public:
    explicit JoseAnswer(const QByteArray &line)
        : m_line(line), m_document(encoding::JsonDocument::parse(line).valueOr({}))
    {
    }
    bool ok() const { return m_document.root().has(QLatin1StringView("value")); }
    const char *line() const { return m_line.constData(); } ///< for a failed test
    encoding::JsonValue value() const { return m_document[QLatin1StringView("value")]; }
    QByteArray text() const { return value().toUtf8(); }
    QByteArray error() const { return m_document[QLatin1StringView("error")].toUtf8(); }

private:
    QByteArray m_line;
    encoding::JsonDocument m_document;
};

/// npm jose in a process of its own (jose_peer.mjs), which ends with this object.
class JosePeer
{
public:
    static bool isInstalled()
    {
        return QFileInfo::exists(PeerServer::node()) &&
               QFileInfo::exists(PeerServer::folder() + QStringLiteral("/node_modules/jose"));
    }

    JosePeer()
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(PeerServer::node(), {PeerServer::folder() + QStringLiteral("/jose_peer.mjs")});
    }
    ~JosePeer()
    {
        m_process.closeWriteChannel();
        if (!m_process.waitForFinished(5'000))
            m_process.kill();
        m_process.waitForFinished(1'000);
    }

    /// The members are those that jose_peer.mjs names beside the request.
    JoseAnswer ask(const char *request, std::initializer_list<std::pair<const char *, QByteArray>> members)
    {
        QByteArray line = object(members);
        line.insert(1, "\"request\":" + quoted(request) + (line.size() > 2 ? "," : ""));
        m_process.write(line + '\n');
        while (!m_process.canReadLine()) {
            if (!m_process.waitForReadyRead(60'000))
                return JoseAnswer("npm jose does not answer");
        }
        return JoseAnswer(m_process.readLine().trimmed());
    }

private:
    QProcess m_process;
};

/// How many tokens of each kind and direction were right, for people to read after a run.
class Tally
{
public:
    void expect(const char *what, const QByteArray &alg) { ++m_rows[{what, alg}].first; }
    void agreed(const char *what, const QByteArray &alg) { ++m_rows[{what, alg}].second; }
    void print() const
    {
        QTextStream out(stdout);
        for (const auto &[row, counts] : m_rows)
            out << QStringLiteral("%1  %2  %3 of %4\n")
                       .arg(QLatin1StringView(row.first), -26)
                       .arg(QString::fromUtf8(row.second), -40)
                       .arg(counts.second, 4)
                       .arg(counts.first, 4);
    }

private:
    std::map<std::pair<QByteArray, QByteArray>, std::pair<int, int>> m_rows;
};

} // namespace claimcheck::test
