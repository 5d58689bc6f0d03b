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
    qint64 retiredKey = 3'600; ///< longer than any token that it signed
};

} // namespace claimcheck::provider
