#include "tests/bench/peers/peer_main.h"

#include <jansson.h>

#include <algorithm>

extern "C" {
#include <jose/b64.h>
#include <jose/jwe.h>
#include <jose/jws.h>
}

// libjose (of the jose command): JWS and JWE on OpenSSL and jansson. It has no EdDSA. It works on the JSON
// form, so that the compact one is taken apart first.

using namespace claimcheck::bench;

namespace {

json_t *fromCompact(const std::string &token, std::initializer_list<const char *> names)
{
    json_t *result = json_object();
    size_t begin = 0;
    for (const char *name : names) {
        const size_t end = std::min(token.find('.', begin), token.size());
        if (end > begin)
            json_object_set_new(result, name, json_stringn(token.data() + begin, end - begin));
        begin = end + 1;
    }
    return result;
}

/// The header and the claims as JSON, which the caller of libjose reads.
bool isReadable(const json_t *token, json_t *claims)
{
    json_t *header = jose_b64_dec_load(json_object_get(token, "protected"));
    const bool good = json_is_object(header) && json_is_object(claims);
    json_decref(header);
    json_decref(claims);
    return good;
}

bool verify(const std::string &token, const json_t *key)
{
    json_t *jws = fromCompact(token, {"protected", "payload", "signature"});
    const bool good = jose_jws_ver(nullptr, jws, nullptr, key, false) &&
                      isReadable(jws, jose_b64_dec_load(json_object_get(jws, "payload")));
    json_decref(jws);
    return good;
}

bool decrypt(const std::string &token, const json_t *key)
{
    json_t *jwe = fromCompact(token, {"protected", "encrypted_key", "iv", "ciphertext", "tag"});
    size_t size = 0;
    char *plaintext = static_cast<char *>(jose_jwe_dec(nullptr, jwe, nullptr, key, &size));
    const bool good = plaintext && isReadable(jwe, json_loadb(plaintext, size, 0, nullptr));
    std::free(plaintext);
    json_decref(jwe);
    return good;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    auto works = readWorks(argv[1]);
    const double seconds = std::atof(argv[2]);
    for (const char *name : {"HS256", "RS256", "ES256", "dir+A256GCM", "RSA-OAEP-256", "ECDH-ES+A128KW"}) {
        const PeerWork &work = works[name];
        json_t *key = json_loads(work.jwk.c_str(), 0, nullptr);
        const bool encrypted = std::count(work.token.begin(), work.token.end(), '.') == 4;
        measure("libjose", name, seconds,
                [&] { return encrypted ? decrypt(work.token, key) : verify(work.token, key); });
        json_decref(key);
    }
    return 0;
}
