#pragma once

#include "core/http/message.h"

namespace claimcheck::net {

/// Reads responses from a stream of bytes that may be split anywhere, one at a time. RFC 9112 §4, §6, §7.
class HttpResponseParser
{
public:
    enum class Progress : quint8 { NeedMore, Complete, Bad };

    /// bytes: that one response may have, head and body.
    explicit HttpResponseParser(qint64 bytes) : m_limit(bytes) {}

    /// After Complete: take() the response before more is fed.
    [[nodiscard]] Progress feed(QByteArrayView bytes);
    /// The connection is closed, which completes a body that says no length (RFC 9112 §6.3).
    [[nodiscard]] Progress end();
    [[nodiscard]] http::Response take();
    /// Whether another response may follow on the connection; once complete.
    [[nodiscard]] bool keepsAlive() const { return m_keepsAlive; }

private:
    enum class Framing : quint8 { Unknown, Length, Chunked, UntilClose };

    Progress readHead();
    bool readStatusLine(const QByteArray &line);
    bool readFraming();
    Progress readChunks();

    qint64 m_limit;
    QByteArray m_buffer;
    qsizetype m_position = 0; ///< of the body, then behind the last chunk
    qint64 m_length = 0;
    Framing m_framing = Framing::Unknown;
    bool m_keepsAlive = true;
    http::Response m_response;
};

} // namespace claimcheck::net
