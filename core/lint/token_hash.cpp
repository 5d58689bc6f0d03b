#include "core/lint/token_hash.h"

#include "core/crypto/digest.h"
#include "core/encoding/base64url.h"
#include "core/jose/algorithms.h"

namespace claimcheck::lint {

namespace {

/// Ed25519 hashes with SHA-512 inside (RFC 8032 §5.1), which providers use here too.
crypto::Digest digestFor(const QByteArray &alg)
{
    if (alg == "EdDSA" || alg == "Ed25519")
        return crypto::Digest::Sha512;
    const jose::AlgorithmRow *row = jose::findAlgorithm(alg);
    return row ? row->method.digest : crypto::Digest::None;
}

} // namespace

QByteArray tokenHash(const QByteArray &alg, const QByteArray &value)
{
    const QByteArray hash = crypto::digestOf(digestFor(alg), value);
    return encoding::encodeBase64Url(hash.first(hash.size() / 2));
}

} // namespace claimcheck::lint
