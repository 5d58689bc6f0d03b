#include "core/net/http_request_parser.h"

#include <algorithm>

namespace claimcheck::net {

namespace {

// RFC 9110 §5.6.2.
bool isToken(QByteArrayView text)
{
    constexpr QByteArrayView marks("!#$%&'*+-.^_`|~");
    return !text.isEmpty() && std::ranges::all_of(text, [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               marks.contains(c);
    });
}

// RFC 9110 §5.5: a tab is the only control character of a value.
bool isFieldValue(QByteArrayView text)
{
    return std::ranges::none_of(text, [](char c) { return (c >= 0 && c < 0x20 && c != '\t') || c == 0x7f; });
}

bool isTarget(QByteArrayView text)
{
    return !text.isEmpty() &&
           std::ranges::none_of(text, [](char c) { return (c >= 0 && c <= 0x20) || c == 0x7f; });
}

bool listHas(const std::vector<QByteArray> &values, QByteArrayView word)
{
    for (const QByteArray &value : values) {
        for (const QByteArray &part : value.split(',')) {
            if (http::sameName(part.trimmed(), word))
                return true;
        }
    }
    return false;
}

constexpr qsizetype longestChunkLine = 4096;

} // namespace

HttpRequestParser::Progress HttpRequestParser::advance()
{
    if (m_errorStatus)
        return Progress::Bad;
    while (m_state != State::Done) {
        const State before = m_state;
        const qsizetype position = m_position;
        if (const Progress progress = step(); progress == Progress::Bad)
            return progress;
        if (m_state == before && m_position == position)
            return Progress::NeedMore;
    }
    return Progress::Complete;
}

HttpRequestParser::Progress HttpRequestParser::step()
{
    if (m_position > m_limits.headerBytes + 2 * m_limits.bodyBytes) // chunks of a few bytes, endless trailers
        return bad(413);
    if (m_state == State::Body)
        return readBody();
    if (m_state == State::ChunkData)
        return readChunkData();
    QByteArray line;
    if (!nextLine(line))
        return waitForLine();
    switch (m_state) {
    case State::StartLine: return readStartLine(line);
    case State::Fields: return readField(line);
    case State::ChunkSize: return readChunkSize(line);
    case State::ChunkEnd:
        if (!line.isEmpty())
            return bad(400);
        m_state = State::ChunkSize;
        return Progress::NeedMore;
    default: // Trailers: read and dropped, RFC 9110 §6.5.1
        if (line.isEmpty())
            m_state = State::Done;
        return Progress::NeedMore;
    }
}

/// A line without its CRLF. A line feed without a carriage return ends in bad(), RFC 9112 §2.2.
bool HttpRequestParser::nextLine(QByteArray &line)
{
    const qsizetype end = m_buffer.indexOf('\n', std::max(m_scanned, m_position));
    if (end < 0) {
        m_scanned = m_buffer.size();
        return false;
    }
    if (end == m_position || m_buffer[end - 1] != '\r') {
        bad(400);
        return false;
    }
    line = m_buffer.mid(m_position, end - 1 - m_position);
    m_position = m_scanned = end + 1;
    const bool inHead = m_state == State::StartLine || m_state == State::Fields;
    if (inHead && m_position > m_limits.headerBytes)
        bad(431);
    return m_errorStatus == 0;
}

HttpRequestParser::Progress HttpRequestParser::waitForLine()
{
    if (m_errorStatus)
        return Progress::Bad;
    const bool inHead = m_state == State::StartLine || m_state == State::Fields;
    if (inHead ? m_buffer.size() > m_limits.headerBytes : m_buffer.size() - m_position > longestChunkLine)
        return bad(inHead ? 431 : 400);
    return Progress::NeedMore;
}

HttpRequestParser::Progress HttpRequestParser::bad(int status)
{
    m_errorStatus = status;
    return Progress::Bad;
}

// RFC 9112 §3.
HttpRequestParser::Progress HttpRequestParser::readStartLine(const QByteArray &line)
{
    if (line.isEmpty()) { // §2.2: empty lines before the request line are ignored
        m_begin = m_position;
        return Progress::NeedMore;
    }
    const QList<QByteArray> parts = line.split(' ');
    if (parts.size() != 3 || !isToken(parts[0]) || !isTarget(parts[1]))
        return bad(400);
    const QByteArray &version = parts[2];
    if (version.size() != 8 || !version.startsWith("HTTP/") || version[6] != '.')
        return bad(400);
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return bad(505);
    m_http10 = version.endsWith('0');
    m_current.request.method = parts[0];
    m_current.request.url = parts[1];
    m_state = State::Fields;
    return Progress::NeedMore;
}

// RFC 9112 §5: no white space before the colon, no line folding.
HttpRequestParser::Progress HttpRequestParser::readField(const QByteArray &line)
{
    if (line.isEmpty())
        return endFields();
    const qsizetype colon = line.indexOf(':');
    if (colon < 0 || !isToken(QByteArrayView(line).first(colon)))
        return bad(400);
    QByteArray value = line.mid(colon + 1).trimmed();
    if (!isFieldValue(value))
        return bad(400);
    m_current.request.headers.append(line.first(colon), std::move(value));
    return Progress::NeedMore;
}

HttpRequestParser::Progress HttpRequestParser::endFields()
{
    if (readHost() == Progress::Bad || readTransferEncoding() == Progress::Bad)
        return Progress::Bad;
    const http::Headers &headers = m_current.request.headers;
    const auto connection = headers.values("Connection");
    m_current.keepAlive = m_http10 ? listHas(connection, "keep-alive") : !listHas(connection, "close");
    m_continue = !m_http10 && (m_state == State::Body || m_state == State::ChunkSize) &&
                 http::sameName(headers.value("Expect"), "100-continue") && m_position == m_buffer.size();
    return Progress::NeedMore;
}

// RFC 9112 §3.2, §3.2.2: exactly one Host; the authority of an absolute target wins over it.
HttpRequestParser::Progress HttpRequestParser::readHost()
{
    http::Request &request = m_current.request;
    const qsizetype count = request.headers.count("Host");
    if (count > 1 || (count == 0 && !m_http10))
        return bad(400);
    m_current.host = request.headers.value("Host").toLower();
    if (request.url.startsWith('/') || request.url == "*")
        return Progress::NeedMore;
    const qsizetype slashes = request.url.indexOf("://");
    if (slashes < 1)
        return bad(400);
    const QByteArray rest = request.url.mid(slashes + 3);
    const auto end = std::ranges::find_if(rest, [](char c) { return c == '/' || c == '?'; });
    const qsizetype length = end - rest.begin();
    m_current.host = rest.first(length).toLower();
    request.url = rest.mid(length);
    if (!request.url.startsWith('/'))
        request.url.prepend('/');
    return Progress::NeedMore;
}

// RFC 9112 §6.1: chunked alone, and never beside Content-Length.
HttpRequestParser::Progress HttpRequestParser::readTransferEncoding()
{
    const http::Headers &headers = m_current.request.headers;
    const auto encodings = headers.values("Transfer-Encoding");
    if (encodings.empty())
        return readContentLength();
    if (headers.contains("Content-Length") || m_http10)
        return bad(400);
    if (encodings.size() > 1 || !http::sameName(encodings.front(), "chunked"))
        return bad(501);
    m_state = State::ChunkSize;
    return Progress::NeedMore;
}

// RFC 9112 §6.3: digits only; the same number twice is one number.
HttpRequestParser::Progress HttpRequestParser::readContentLength()
{
    m_remaining = 0;
    const auto lengths = m_current.request.headers.values("Content-Length");
    for (const QByteArray &length : lengths) {
        const bool digits =
            !length.isEmpty() && std::ranges::all_of(length, [](char c) { return c >= '0' && c <= '9'; });
        if (!digits || length != lengths.front())
            return bad(400);
        bool fits = false;
        m_remaining = length.toLongLong(&fits);
        if (!fits || m_remaining > m_limits.bodyBytes)
            return bad(413);
    }
    m_state = m_remaining > 0 ? State::Body : State::Done;
    return Progress::NeedMore;
}

HttpRequestParser::Progress HttpRequestParser::readBody()
{
    if (m_buffer.size() - m_position < m_remaining)
        return Progress::NeedMore;
    m_current.request.body = m_buffer.mid(m_position, m_remaining);
    m_position += m_remaining;
    m_state = State::Done;
    return Progress::NeedMore;
}

// RFC 9112 §7.1.
HttpRequestParser::Progress HttpRequestParser::readChunkSize(const QByteArray &line)
{
    const QByteArray digits =
        line.first(std::max<qsizetype>(0, line.contains(';') ? line.indexOf(';') : line.size())).trimmed();
    const bool hex = !digits.isEmpty() && digits.size() <= 15 && std::ranges::all_of(digits, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    });
    if (!hex)
        return bad(400);
    m_remaining = digits.toLongLong(nullptr, 16);
    if (m_remaining > m_limits.bodyBytes - m_current.request.body.size())
        return bad(413);
    m_state = m_remaining > 0 ? State::ChunkData : State::Trailers;
    return Progress::NeedMore;
}

HttpRequestParser::Progress HttpRequestParser::readChunkData()
{
    if (m_buffer.size() - m_position < m_remaining)
        return Progress::NeedMore;
    m_current.request.body += m_buffer.mid(m_position, m_remaining);
    m_position += m_remaining;
    m_scanned = m_position;
    m_state = State::ChunkEnd;
    return Progress::NeedMore;
}

bool HttpRequestParser::takeContinue()
{
    return std::exchange(m_continue, false);
}

ReceivedRequest HttpRequestParser::take()
{
    m_current.raw = m_buffer.mid(m_begin, m_position - m_begin);
    m_buffer.remove(0, m_position);
    m_begin = m_position = m_scanned = 0;
    m_state = State::StartLine;
    m_continue = false;
    return std::exchange(m_current, {});
}

} // namespace claimcheck::net
