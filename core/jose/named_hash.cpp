#include "core/jose/named_hash.h"

#include "core/crypto/digest.h"
#include "core/encoding/base64url.h"

#include <algorithm>

namespace claimcheck::jose {

namespace {

struct NamedHashRow
{
    QByteArrayView name;
    crypto::Digest digest;
};

constexpr NamedHashRow namedHashes[] = {
    {"sha-256", crypto::Digest::Sha256},
    {"sha-384", crypto::Digest::Sha384},
    {"sha-512", crypto::Digest::Sha512},
};

crypto::Digest digestNamed(QByteArrayView name)
{
    const auto *row = std::ranges::find(namedHashes, name, &NamedHashRow::name);
    return row == std::end(namedHashes) ? crypto::Digest::None : row->digest;
}

} // namespace

bool isNamedHash(QByteArrayView name)
{
    return digestNamed(name) != crypto::Digest::None;
}

QByteArray namedHash(QByteArrayView name, QByteArrayView data)
{
    const crypto::Digest digest = digestNamed(name);
    if (digest == crypto::Digest::None)
        return {};
    return encoding::encodeBase64Url(crypto::digestOf(digest, data));
}

} // namespace claimcheck::jose
