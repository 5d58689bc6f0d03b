#pragma once

#include "core/http/message.h"

#include <memory>

namespace claimcheck::net {

/// The way to answer one request of an HttpServer, once. Cheap to copy; safe to keep after the connection or
/// the server is gone (the answer is then dropped).
class HttpReplier
{
public:
    struct State;
    explicit HttpReplier(std::shared_ptr<State> state) : m_state(std::move(state)) {}

    /// Content-Length is added; a HEAD request gets the fields without the body. Later calls do nothing.
    void send(http::Response response) const;
    /// False once it is answered or the client has gone.
    [[nodiscard]] bool isOpen() const;
    /// The bytes of the request as they came over the wire.
    [[nodiscard]] QByteArray rawRequest() const;

private:
    std::shared_ptr<State> m_state;
};

} // namespace claimcheck::net
