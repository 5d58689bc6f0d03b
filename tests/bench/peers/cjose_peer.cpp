#include "tests/bench/peers/peer_main.h"

#include <cjose/cjose.h>
#include <jansson.h>

// cjose: JWS and JWE on OpenSSL and jansson. It has no EdDSA, no RSA-OAEP-256 and no ECDH-ES with a key wrap.

using namespace claimcheck::bench;

namespace {

bool isObject(const void *text, size_t size)
{
    json_t *claims = json_loadb(static_cast<const char *>(text), size, 0, nullptr);
    const bool object = json_is_object(claims);
    json_decref(claims);
    return object;
}

bool verify(const std::string &token, const cjose_jwk_t *key)
{
    cjose_err error;
    cjose_jws_t *jws = cjose_jws_import(token.data(), token.size(), &error);
    uint8_t *payload = nullptr;
    size_t size = 0;
    const bool good = jws && cjose_jws_verify(jws, key, &error) &&
                      cjose_jws_get_plaintext(jws, &payload, &size, &error) && isObject(payload, size);
    cjose_jws_release(jws);
    return good;
}

bool decrypt(const std::string &token, const cjose_jwk_t *key)
{
    cjose_err error;
    cjose_jwe_t *jwe = cjose_jwe_import(token.data(), token.size(), &error);
    size_t size = 0;
    uint8_t *plaintext = jwe ? cjose_jwe_decrypt(jwe, key, &size, &error) : nullptr;
    const bool good = plaintext && isObject(plaintext, size);
    cjose_get_dealloc()(plaintext);
    cjose_jwe_release(jwe);
    return good;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    auto works = readWorks(argv[1]);
    const double seconds = std::atof(argv[2]);
    for (const char *name : {"HS256", "RS256", "ES256", "dir+A256GCM"}) {
        const PeerWork &work = works[name];
        cjose_err error;
        cjose_jwk_t *key = cjose_jwk_import(work.jwk.data(), work.jwk.size(), &error);
        const bool encrypted = name[0] == 'd';
        measure("cjose", name, seconds,
                [&] { return encrypted ? decrypt(work.token, key) : verify(work.token, key); });
        cjose_jwk_release(key);
    }
    return 0;
}
