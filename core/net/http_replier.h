#pragma once

#include "core/http/message.h"

#include <memory>

namespace claimcheck::net {

/// Where a connection ends that breaks off.
enum class BreakOff : quint8 {
    BeforeHeader, ///< nothing is answered
    InBody,       ///< Content-Length promises the whole body, half of it comes
};

/// The way to answer one request of an HttpServer, once. Cheap to copy; safe to keep after the connection or
/// the server is gone (the answer is then dropped).
class HttpReplier
{
public:
    struct State;
    explicit HttpReplier(std::shared_ptr<State> state) : m_state(std::move(state)) {}

    /// Content-Length is added; a HEAD request gets the fields without the body. Later calls do nothing.
    void send(http::Response response) const;
    /// Ends the connection in the middle of the answer: for tests, and for servers with faults.
    void breakOff(http::Response response, BreakOff place) const;
    /// False once it is answered or the client has gone.
    [[nodiscard]] bool isOpen() const;
    /// The bytes of the request as they came over the wire.
    [[nodiscard]] QByteArray rawRequest() const;

    /// The client's certificate (DER), over TLS; empty where it showed none.
    [[nodiscard]] QByteArray peerCertificate() const;

private:
    std::shared_ptr<State> m_state;
};

} // namespace claimcheck::net
