#pragma once

#include "core/http/headers.h"

#include <QByteArray>
#include <QUrl>

namespace claimcheck::http {

/// A request as a value. A client's url is absolute; a server's is the request target as it was received
/// ("/path?query").
struct Request
{
    QByteArray method = QByteArrayLiteral("GET");
    QByteArray url;
    Headers headers = {};
    QByteArray body = {};

    /// The path of the url, still percent-encoded; "/" where the url has none.
    [[nodiscard]] QByteArray path() const;
    /// What stands between '?' and '#', undecoded; empty where there is none.
    [[nodiscard]] QByteArray query() const;
    [[nodiscard]] QUrl toUrl() const { return QUrl::fromEncoded(url); }
    friend bool operator==(const Request &, const Request &) = default;
};

struct Response
{
    int status = 0; ///< 0: there is none yet
    QByteArray reason = {};
    Headers headers = {};
    QByteArray body = {};

    [[nodiscard]] bool isSuccess() const { return status >= 200 && status < 300; }
    [[nodiscard]] bool isRedirect() const;
    friend bool operator==(const Response &, const Response &) = default;
};

/// Milliseconds since 1970-01-01T00:00:00Z; -1 where it has not happened.
struct Timing
{
    qint64 started = -1;   ///< the request was made (it may have been held after that)
    qint64 sent = -1;      ///< handed to the network
    qint64 firstByte = -1; ///< the response's header was there
    qint64 finished = -1;  ///< the response's last byte was there, or the request failed

    /// Milliseconds on the network, without any time held; -1 while it is not over.
    [[nodiscard]] qint64 duration() const { return sent < 0 || finished < 0 ? -1 : finished - sent; }
    friend bool operator==(const Timing &, const Timing &) = default;
};

/// The registered reason phrase of a status, e.g. "Not Found"; empty for a status without one. RFC 9110 §15.
[[nodiscard]] QByteArray reasonPhrase(int status);

/// A response of a text, with Content-Type set.
[[nodiscard]] Response textResponse(int status, QByteArray contentType, QByteArray body);

/// The message as text for display, in the shape of HTTP/1.1: start line, fields, empty line, body. A
/// client's url becomes origin-form with a Host field in front, if the request has none.
[[nodiscard]] QByteArray renderRequest(const Request &request);
[[nodiscard]] QByteArray renderResponse(const Response &response);

} // namespace claimcheck::http
