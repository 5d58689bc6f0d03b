#pragma once

#include "core/crypto/digest.h"
#include "core/encoding/base64url.h"
#include "core/jose/key_set.h"
#include "core/jose/sign.h"

#include <QByteArrayList>

// Tokens that are made where they are tested, with keys of their own.

inline claimcheck::jose::Jwk newKey(const char *alg, const QString &kid)
{
    return claimcheck::jose::generateJwk(alg, kid).valueOr(claimcheck::jose::Jwk());
}

/// 256 bits that are not kept for a single algorithm.
inline claimcheck::jose::Jwk newSecret(const QString &kid)
{
    claimcheck::jose::Jwk key = newKey("HS256", kid);
    key.alg.clear();
    key.use.clear();
    key.keyOps.clear();
    return key;
}

inline QByteArray publicKeys(const std::vector<claimcheck::jose::Jwk> &keys)
{
    QByteArrayList members;
    for (const claimcheck::jose::Jwk &key : keys)
        members << key.toJson(claimcheck::jose::JwkPart::Public);
    return "{\"keys\":[" + members.join(',') + "]}";
}

/// RFC 7515 §7.2.1.
inline QByteArray generalJws(const QByteArray &payload, const std::vector<claimcheck::jose::Jwk> &keys)
{
    QByteArrayList signatures;
    for (const claimcheck::jose::Jwk &key : keys) {
        const QByteArrayList parts = claimcheck::jose::signJwt(payload, key).valueOr("..").split('.');
        signatures << "{\"protected\":\"" + parts[0] + "\",\"signature\":\"" + parts[2] + "\"}";
    }
    return "{\"payload\":\"" + claimcheck::encoding::encodeBase64Url(payload) + "\",\"signatures\":[" +
           signatures.join(',') + "]}";
}

/// A disclosure of RFC 9901 §4.2, and its digest.
inline QByteArray disclosureOf(const QByteArray &json)
{
    return claimcheck::encoding::encodeBase64Url(json);
}
inline QByteArray digestOf(const QByteArray &text)
{
    using namespace claimcheck;
    return encoding::encodeBase64Url(crypto::digestOf(crypto::Digest::Sha256, text));
}
