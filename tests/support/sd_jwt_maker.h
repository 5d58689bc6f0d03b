#pragma once

#include "core/encoding/base64url.h"
#include "core/jose/named_hash.h"
#include "core/jose/sign.h"

// Makes SD-JWTs, good ones and broken ones.

namespace claimcheck::test {

/// base64url of a disclosure's array, which is given as JSON.
inline QByteArray disclosure(const QByteArray &json)
{
    return encoding::encodeBase64Url(json);
}

/// "digest" with its quotes, to be put into JSON.
inline QByteArray quotedDigest(const QByteArray &text, const char *algorithm = "sha-256")
{
    return '"' + jose::namedHash(algorithm, text) + '"';
}

/// header.payload.AAAA~disclosure~…~ with a signature that fits no key.
inline QByteArray unsignedSdJwt(const QByteArray &payload, const QList<QByteArray> &disclosures,
                                const QByteArray &header = R"({"alg":"ES256","typ":"example+sd-jwt"})")
{
    QByteArray text = encoding::encodeBase64Url(header) + '.' + encoding::encodeBase64Url(payload) + ".AAAA~";
    for (const QByteArray &one : disclosures)
        text += one + '~';
    return text;
}

/// The same, signed.
inline QByteArray signedSdJwt(const QByteArray &payload, const QList<QByteArray> &disclosures,
                              const jose::Jwk &key, const QByteArray &typ = "example+sd-jwt")
{
    QByteArray text = jose::signJwt(payload, key, typ, "ES256").valueOr({}) + '~';
    for (const QByteArray &one : disclosures)
        text += one + '~';
    return text;
}

} // namespace claimcheck::test
