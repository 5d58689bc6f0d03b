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
    {"wycheproof-jose", "keysize_too_small", "rejects1024bitRsaKey", "short keys are shown, with a finding"},
    {"wycheproof-jose", "HS256", "key_too_short", "short secrets are shown, with a finding"},
    {"wycheproof-jose", "HS512", "key_too_short", "short secrets are shown, with a finding"},
};

/// The reason for a deviation; nullptr where there is none.
inline const char *deviationOf(const QByteArray &source, const QByteArray &group, const QByteArray &test)
{
    const auto found = std::ranges::find_if(deviations, [&](const Deviation &deviation) {
        return source == deviation.source && group == deviation.group && test.startsWith(deviation.test);
    });
    return found == std::end(deviations) ? nullptr : found->why;
}

} // namespace claimcheck::test
