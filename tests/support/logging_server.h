#pragma once

#include "core/net/http_server.h"

#include <functional>
#include <vector>

namespace claimcheck::test {

/// An HTTP server on loopback that keeps every request and answers as it is told.
class LoggingServer
{
public:
    using Answer = std::function<http::Response(const http::Request &)>;

    explicit LoggingServer(Answer answer)
    {
        m_server.setHandler([this, answer = std::move(answer)](const http::Request &request,
                                                               const net::HttpReplier &replier) {
            m_requests.push_back(request);
            m_raw.push_back(replier.rawRequest());
            replier.send(answer(request));
        });
        m_listening = m_server.listen().ok();
    }
    [[nodiscard]] bool isListening() const { return m_listening; }
    [[nodiscard]] QByteArray url(const QByteArray &path) const { return m_server.origin().toLatin1() + path; }
    [[nodiscard]] const std::vector<http::Request> &requests() const { return m_requests; }
    [[nodiscard]] const std::vector<QByteArray> &raw() const { return m_raw; }
    [[nodiscard]] net::HttpServer &server() { return m_server; }

private:
    net::HttpServer m_server;
    std::vector<http::Request> m_requests;
    std::vector<QByteArray> m_raw;
    bool m_listening = false;
};

} // namespace claimcheck::test
