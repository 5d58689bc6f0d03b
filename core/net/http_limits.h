#pragma once

#include <QtGlobal>

namespace claimcheck::net {

struct HttpServerLimits
{
    qsizetype headerBytes = 1024 * 1024;   ///< start line and fields; more is answered 431
    qsizetype bodyBytes = 8 * 1024 * 1024; ///< more is answered 413
    int connections = 128;                 ///< one more ends the oldest that is still sending, or is closed
    int requestMilliseconds = 20'000;      ///< from a request's first byte to its last; more is answered 408
    int idleMilliseconds = 60'000;         ///< between two requests of a connection; more closes it
};

} // namespace claimcheck::net
