#include "core/net/http_response_parser.h"

#include <utility>

namespace claimcheck::net {

HttpResponseParser::Progress HttpResponseParser::feed(QByteArrayView bytes)
{
    m_buffer.append(bytes);
    if (m_buffer.size() > m_limit)
        return Progress::Bad;
    while (m_framing == Framing::Unknown) {
        if (const Progress head = readHead(); head != Progress::Complete)
            return head;
    }
    if (m_framing == Framing::Chunked)
        return readChunks();
    if (m_framing == Framing::UntilClose || m_buffer.size() - m_position < m_length)
        return Progress::NeedMore;
    m_response.body = m_buffer.mid(m_position, m_length);
    m_position += m_length;
    return Progress::Complete;
}

HttpResponseParser::Progress HttpResponseParser::end()
{
    if (m_framing != Framing::UntilClose)
        return Progress::Bad;
    m_response.body = m_buffer.mid(m_position);
    m_position = m_buffer.size();
    return Progress::Complete;
}

http::Response HttpResponseParser::take()
{
    m_buffer.remove(0, m_position);
    m_position = 0;
    m_framing = Framing::Unknown;
    return std::exchange(m_response, {});
}

/// Complete: a head was read. One of an interim response (RFC 9110 §15.2) is passed over.
HttpResponseParser::Progress HttpResponseParser::readHead()
{
    const qsizetype end = m_buffer.indexOf("\r\n\r\n", m_position);
    if (end < 0)
        return Progress::NeedMore;
    const QList<QByteArray> lines =
        m_buffer.mid(m_position, end - m_position).replace("\r\n", "\n").split('\n');
    m_position = end + 4;
    m_response = {};
    if (!readStatusLine(lines.front()))
        return Progress::Bad;
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines[i].indexOf(':');
        if (colon < 1)
            return Progress::Bad;
        m_response.headers.append(lines[i].first(colon), lines[i].mid(colon + 1).trimmed());
    }
    const bool interim = m_response.status < 200;
    return interim || readFraming() ? Progress::Complete : Progress::Bad;
}

bool HttpResponseParser::readStatusLine(const QByteArray &line)
{
    if (!line.startsWith("HTTP/1.") || line.size() < 12 || line[8] != ' ')
        return false;
    bool number = false;
    m_response.status = line.mid(9, 3).toInt(&number);
    m_response.reason = line.mid(13);
    m_keepsAlive = line[7] != '0';
    return number && m_response.status >= 100;
}

bool HttpResponseParser::readFraming()
{
    const http::Headers &headers = m_response.headers;
    if (headers.value("Connection").toLower().contains("close"))
        m_keepsAlive = false;
    m_framing = Framing::Length;
    m_length = 0;
    if (m_response.status == 204 || m_response.status == 304)
        return true;
    if (http::sameName(headers.value("Transfer-Encoding"), "chunked")) {
        m_framing = Framing::Chunked;
        return true;
    }
    if (!headers.contains("Content-Length")) {
        m_framing = Framing::UntilClose;
        m_keepsAlive = false;
        return true;
    }
    bool number = false;
    m_length = headers.value("Content-Length").toLongLong(&number);
    return number && m_length >= 0 && m_length <= m_limit;
}

/// RFC 9112 §7.1; trailers are read and dropped.
HttpResponseParser::Progress HttpResponseParser::readChunks()
{
    while (true) {
        const qsizetype line = m_buffer.indexOf("\r\n", m_position);
        if (line < 0)
            return Progress::NeedMore;
        bool number = false;
        const qint64 size =
            m_buffer.mid(m_position, line - m_position).split(';').front().trimmed().toLongLong(&number, 16);
        if (!number || size < 0 || size > m_limit)
            return Progress::Bad;
        if (size == 0) {
            const qsizetype end = m_buffer.indexOf("\r\n\r\n", line);
            m_position = end < 0 ? m_position : end + 4;
            return end < 0 ? Progress::NeedMore : Progress::Complete;
        }
        if (m_buffer.size() < line + 2 + size + 2)
            return Progress::NeedMore;
        m_response.body += m_buffer.mid(line + 2, size);
        m_position = line + 2 + size + 2;
    }
}

} // namespace claimcheck::net
