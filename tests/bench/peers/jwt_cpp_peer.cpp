#include "tests/bench/peers/peer_main.h"

#include <jwt-cpp/jwt.h>

// jwt-cpp (header only, with picojson): decodes and verifies; no JWE.

using namespace claimcheck::bench;

namespace {

void measureVerify(const std::string &name, const PeerWork &work, double seconds, const auto &algorithm)
{
    const auto verifier = jwt::verify().allow_algorithm(algorithm);
    measure("jwt-cpp", name, seconds, [&] {
        std::error_code error;
        verifier.verify(jwt::decode(work.token), error);
        return !error;
    });
}

/// The secret of {"kty":"oct","k":…}.
std::string secretOf(const std::string &jwk)
{
    const std::string k = jwt::parse_jwk(jwk).get_jwk_claim("k").as_string();
    return jwt::base::decode<jwt::alphabet::base64url>(jwt::base::pad<jwt::alphabet::base64url>(k));
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    auto works = readWorks(argv[1]);
    const double seconds = std::atof(argv[2]);
    const PeerWork &decoded = works["decode"];
    measure("jwt-cpp", "decode", seconds, [&] { return jwt::decode(decoded.token).has_issuer(); });
    const PeerWork &hs = works["HS256"], &rs = works["RS256"], &es = works["ES256"], &ed = works["EdDSA"];
    measureVerify("HS256", hs, seconds, jwt::algorithm::hs256(secretOf(hs.jwk)));
    measureVerify("RS256", rs, seconds, jwt::algorithm::rs256(rs.pem));
    measureVerify("ES256", es, seconds, jwt::algorithm::es256(es.pem));
    measureVerify("EdDSA", ed, seconds, jwt::algorithm::ed25519(ed.pem));
    return 0;
}
