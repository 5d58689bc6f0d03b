#pragma once

#include "core/encoding/form.h"
#include "core/http/message.h"

#include <QMetaType>

#include <vector>

namespace claimcheck::net {

/// How the authorization server gave its response to the redirect URI.
enum class CallbackChannel : quint8 {
    Query,    ///< GET with a query
    FormPost, ///< POST from the server's page, OAuth 2.0 Form Post Response Mode
    Fragment, ///< our relay page read location.hash and posted it
};

/// An authorization response as it arrived at the redirect URI.
struct RedirectCallback
{
    int number = 1; ///< 1 for the first of the run; 2 and up are replays or stale tabs
    CallbackChannel channel = CallbackChannel::Query;
    encoding::FormPairs values; ///< fully decoded, in order, duplicates kept
    http::Request request;      ///< the request that brought them
    QByteArray raw;             ///< its bytes as they came over the wire
    qint64 received = -1;       ///< milliseconds since 1970-01-01T00:00:00Z

    [[nodiscard]] QByteArray value(QByteArrayView name) const;
    /// The names that occur more than once, which RFC 6749 §3.1 forbids.
    [[nodiscard]] std::vector<QByteArray> duplicates() const;
    [[nodiscard]] bool isError() const;
};

/// True for anything that only an authorization response carries (code, error, response, state, tokens, iss).
[[nodiscard]] bool holdsAuthorizationResponse(const encoding::FormPairs &values);

} // namespace claimcheck::net
