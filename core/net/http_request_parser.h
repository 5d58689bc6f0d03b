#pragma once

#include "core/http/message.h"
#include "core/net/http_limits.h"

namespace claimcheck::net {

/// A whole request as a server got it.
struct ReceivedRequest
{
    http::Request request; ///< url in origin-form; chunks put together
    QByteArray raw;        ///< the bytes on the wire, chunk sizes and trailers included
    QByteArray host;       ///< of the Host field or of an absolute target; lower case
    bool keepAlive = true;
};

/// Reads requests from a stream of bytes that may be split anywhere. RFC 9112.
class HttpRequestParser
{
public:
    enum class Progress : quint8 { NeedMore, Complete, Bad };

    explicit HttpRequestParser(const HttpServerLimits &limits) : m_limits(limits) {}

    void feed(QByteArrayView bytes) { m_buffer.append(bytes); }
    /// Goes on with what was fed. After Complete: take() the request, then call it again for a pipelined one.
    /// After Bad: errorStatus() tells what to answer; nothing more can be read.
    Progress advance();
    [[nodiscard]] ReceivedRequest take();
    [[nodiscard]] int errorStatus() const { return m_errorStatus; }
    [[nodiscard]] const QByteArray &received() const { return m_buffer; }
    /// A request has begun and is not complete.
    [[nodiscard]] bool isInside() const { return m_state != State::Done && m_buffer.size() > m_begin; }
    /// True once for a request that waits for "100 Continue" before its body, RFC 9110 §10.1.1.
    [[nodiscard]] bool takeContinue();

private:
    enum class State : quint8 { StartLine, Fields, Body, ChunkSize, ChunkData, ChunkEnd, Trailers, Done };

    Progress step();
    bool nextLine(QByteArray &line);
    Progress waitForLine();
    Progress bad(int status);
    Progress readStartLine(const QByteArray &line);
    Progress readField(const QByteArray &line);
    Progress endFields();
    Progress readHost();
    Progress readTransferEncoding();
    Progress readContentLength();
    Progress readBody();
    Progress readChunkSize(const QByteArray &line);
    Progress readChunkData();

    HttpServerLimits m_limits;
    QByteArray m_buffer;
    qsizetype m_begin = 0;    // of the current request
    qsizetype m_position = 0; // behind the last byte understood
    qsizetype m_scanned = 0;  // behind the last byte looked at for a line's end
    qsizetype m_remaining = 0;
    State m_state = State::StartLine;
    bool m_http10 = false;
    bool m_continue = false;
    int m_errorStatus = 0;
    ReceivedRequest m_current;
};

} // namespace claimcheck::net
