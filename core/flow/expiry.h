#pragma once

#include "core/flow/trace.h"

#include <vector>

namespace claimcheck::flow {

enum class ExpiryBasis : quint8 {
    Said,      ///< the server or the token says so: expires_in, exp
    Customary, ///< nobody says so: what most servers do
};

/// A value of a request that works for some time only.
struct Expiry
{
    QByteArray parameter; ///< "code", "request_uri", "client_assertion", "Authorization" …
    qint64 expires = 0;   ///< milliseconds since 1970-01-01T00:00:00Z
    ExpiryBasis basis = ExpiryBasis::Said;
    QString text; ///< translated: how long it works, and what to do when that is over
};

/// The values of the message's request that expire, the first to expire first. What is made anew when it is
/// sent (a client assertion, a DPoP proof) is only named once the user has edited it. A code is taken to work
/// for a minute after it arrived; RFC 6749 §4.1.2 allows ten.
[[nodiscard]] std::vector<Expiry> expiriesOf(const Trace &trace, int number);

/// Those that were over when the message was sent, or are now, while it is held. now: milliseconds.
[[nodiscard]] std::vector<Expiry> expiredWhenSent(const Trace &trace, int number, qint64 now);

} // namespace claimcheck::flow
