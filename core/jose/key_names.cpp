#include "core/jose/key_names.h"

#include "core/encoding/base64url.h"
#include "core/jose/jwk_write.h"

namespace claimcheck::jose {

using namespace Qt::StringLiterals;
using crypto::Digest;

namespace {

constexpr char uriPrefix[] = "urn:ietf:params:oauth:jwk-thumbprint:";

struct UriHash
{
    const char *name; ///< of the "Named Information Hash Algorithm" registry, RFC 9278 §4
    Digest digest;
};

constexpr UriHash uriHashes[] = {
    {"sha-256", Digest::Sha256}, {"sha-384", Digest::Sha384}, {"sha-512", Digest::Sha512}};

bool isUriOf(QByteArrayView text, const Jwk &jwk)
{
    if (!text.startsWith(uriPrefix))
        return false;
    for (const UriHash &hash : uriHashes) {
        const QByteArray start = uriPrefix + QByteArray(hash.name) + ':';
        if (text.startsWith(start))
            return text.sliced(start.size()) == thumbprintOf(jwk.key, hash.digest);
    }
    return false;
}

bool isFingerprint(QByteArrayView text, const Jwk &jwk, Digest digest)
{
    return !text.isEmpty() && !jwk.certificates.empty() &&
           text == encoding::encodeBase64Url(jwk.certificates.front().fingerprint(digest));
}

} // namespace

QByteArray thumbprintUri(const Jwk &jwk)
{
    return uriPrefix + QByteArray("sha-256:") + jwk.thumbprint();
}

bool kidNames(QByteArrayView kid, const Jwk &jwk)
{
    if (kid.isEmpty())
        return false;
    return kid == jwk.kid.toUtf8() || kid == jwk.thumbprint() || isUriOf(kid, jwk);
}

std::vector<QLatin1StringView> waysNamed(const KeyNames &names, const Jwk &jwk)
{
    std::vector<QLatin1StringView> ways;
    const auto add = [&ways](bool holds, QLatin1StringView way) {
        if (holds)
            ways.push_back(way);
    };
    if (!names.kid.isEmpty()) {
        add(!jwk.kid.isEmpty() && names.kid == jwk.kid.toUtf8(), "kid"_L1);
        add(names.kid == jwk.thumbprint(), "kid-thumbprint"_L1);
        add(isUriOf(names.kid, jwk), "kid-thumbprint-uri"_L1);
    }
    add(isFingerprint(names.x5t, jwk, Digest::Sha1), "x5t"_L1);
    add(isFingerprint(names.x5tS256, jwk, Digest::Sha256), "x5t#S256"_L1);
    return ways;
}

} // namespace claimcheck::jose
