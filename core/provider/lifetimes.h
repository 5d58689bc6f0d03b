#pragma once

#include <QtGlobal>

namespace claimcheck::provider {

/// Seconds.
struct Lifetimes
{
    qint64 code = 60; ///< RFC 6749 §4.1.2 allows ten minutes at most
    qint64 accessToken = 600;
    qint64 idToken = 600;
    qint64 refreshToken = 86'400;
    qint64 interaction = 600; ///< from the authorization request to the consent
    qint64 session = 28'800;
    qint64 pending = 300;         ///< of a device_code or auth_req_id
    qint64 pollInterval = 5;      ///< RFC 8628 §3.2
    qint64 automaticApproval = 0; ///< how long a user takes who is not asked
    qint64 retiredKey = 3'600;    ///< longer than any token that it signed
};

} // namespace claimcheck::provider
