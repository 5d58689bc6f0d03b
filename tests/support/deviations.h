#pragma once

#include <QByteArray>

#include <algorithm>

namespace claimcheck::test {

/// Where Claimcheck answers otherwise than public vectors, on purpose: a debugger says what is, and warns.
struct Deviation
{
    const char *source; ///< folder of the vectors
    const char *group;  ///< beginning of the group's or case's name
    const char *test;   ///< beginning of the rest of the name; empty: all of the group
    const char *why;
};

inline constexpr Deviation deviations[] = {
    {"wycheproof-jose", "rfc7520", "Figure20",
     "the key says PS256, the token PS384: a key has one algorithm (RFC 8725 §3.1)"},
    {"wycheproof-jose", "rfc7520", "Figure27", "the key says ES521, which is no algorithm"},
    {"wycheproof-jose", "rfc7520WithKeyOps", "Figure20", "as rfc7520"},
    {"wycheproof-jose", "rfc7520WithKeyOps", "Figure27", "as rfc7520"},
    {"wycheproof-jose", "jws_mixedSymmetryKeyset", "rejectsValid",
     "all keys of a set are tried, each with algorithms of its own kind only"},
    {"wycheproof-jose", "jws_duplicate_kid", "rejectsDuplicateKid", "all keys of a set are tried"},
    {"wycheproof-jose", "jws_aes", "rejectsValidJsonSerialization", "both JSON serializations are read"},
    {"wycheproof-jose", "jwe_aes", "rejectsValidJsonSerialization", "both JSON serializations are read"},
    {"wycheproof-jose", "keysize_too_small", "rejects1024bitRsaKey", "short keys are shown, with a finding"},
    {"wycheproof-jose", "HS256", "key_too_short", "short secrets are shown, with a finding"},
    {"wycheproof-jose", "HS512", "key_too_short", "short secrets are shown, with a finding"},
    {"attack-tokens", "not_jws", "No payload", "the payload may be sent apart (RFC 7515 appendix F)"},
    {"attack-tokens", "not_jws", "eyJ0eXAiOiJKV1QiLCJhbGciOiIifQ",
     "an empty alg is shown, and never verified"},
    {"attack-tokens", "not_jws", "eyJ0eXAiOiJKV1QiLCJhbGciOiIgICAgIn0",
     "a blank alg is shown, and never verified"},
    {"attack-tokens", "not_jws", "eyJ0eXAiOiJKV1QiLCJhbGciOjQ0OH0",
     "an alg that is a number is shown, and never verified"},
    {"attack-tokens", "not_jws", "eyJ0eXAiOiJKV1QiLCJhbGciOnt9fQ",
     "an alg that is an object is shown, and never verified"},
    {"jose-cookbook", "rfc7797/4.2.hmac-sha2_b64_false.json", "json",
     "b64 is false and crit does not list it (RFC 7797 §6)"},
    {"paseto", "another version", "",
     "a secret as it is says no version, and opens the token of the version that it has"},
    {"branca", "branca", "2 Invalid nonce",
     "the case is for who makes tokens; the token beside it has a good nonce and opens"},
    {"macaroons", "macaroon", "caveat_v1_2",
     "the signature is verified; whether a caveat is met is for who receives the macaroon"},
    {"attack-tokens", "not_jwe", "No Ciphertext", "the plaintext may be empty (RFC 7516 §5.1 step 15)"},
};

/// nullptr where there is none.
inline const Deviation *deviationOf(const QByteArray &source, const QByteArray &group, const QByteArray &test)
{
    const auto found = std::ranges::find_if(deviations, [&](const Deviation &deviation) {
        return source == deviation.source && group == deviation.group && test.startsWith(deviation.test);
    });
    return found == std::end(deviations) ? nullptr : found;
}

} // namespace claimcheck::test
