#pragma once

#include <QByteArray>

#include <functional>
#include <vector>

namespace claimcheck::bench {

/// One thing to do with one token, header and claims read each time, the key loaded once.
struct Work
{
    QByteArray name; ///< "decode", a JWS "alg", or "alg+enc" of a JWE; the peers know these names
    QByteArray token;
    QByteArray jwk;            ///< for the peers: public for a signature, private for an encryption
    QByteArray pem;            ///< the same; empty for a secret
    std::function<bool()> run; ///< Claimcheck's way; false if it refuses the token
};

/// The works of the first table: the same claims set each time, keys made anew.
[[nodiscard]] std::vector<Work> makeWorks();

/// The works in the format of peers/peer_main.h.
[[nodiscard]] QByteArray worksFile(const std::vector<Work> &works);

} // namespace claimcheck::bench
