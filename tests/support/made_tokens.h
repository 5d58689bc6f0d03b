#pragma once

// Tokens and keys made for a test: keys are generated once a program, tokens can be wrong in one way.

#include "core/encoding/base64url.h"
#include "core/jose/algorithms.h"
#include "core/jose/sign.h"
#include "core/jose/verify.h"

#include <QHash>

namespace claimcheck::test {

inline jose::KeySet setOf(std::initializer_list<jose::Jwk> keys)
{
    jose::KeySet set;
    set.keys = keys;
    return set;
}

inline jose::Jwk secret(QByteArrayView bytes)
{
    return jose::keyFromSecret(base::SecretBytes(bytes));
}

inline jose::Jwk generated(const char *alg, const QString &kid = {})
{
    static QHash<QString, jose::Jwk> made; // RSA keys take long to make
    jose::Jwk &jwk = made[QString::fromLatin1(alg) + kid];
    if (!jwk.key.isValid())
        jwk = jose::generateJwk(alg, kid).valueOr({});
    return jwk;
}

/// The public key without what would restrict its use.
inline jose::Jwk bare(const jose::Jwk &jwk)
{
    return jose::makeJwk(jwk.key.publicPart(), QStringLiteral("bare"), jwk.kid);
}

inline QByteArray signedWith(const QByteArray &header, const jose::Jwk &key, const QByteArray &payload)
{
    return jose::signCompact(header, payload, key).valueOr({});
}

inline QByteArray headerFor(const char *alg)
{
    return QByteArray("{\"alg\":\"") + alg + "\"}";
}

/// A header that claims one algorithm, signed with the method of another: the signer mixed them up.
inline QByteArray signedAs(const char *claimed, const char *actual, const jose::Jwk &key,
                           const QByteArray &payload)
{
    const QByteArray input =
        encoding::encodeBase64Url(headerFor(claimed)) + '.' + encoding::encodeBase64Url(payload);
    const auto signature = crypto::sign(jose::findAlgorithm(actual)->method, key.key, input);
    return input + '.' + encoding::encodeBase64Url(signature.valueOr({}));
}

inline QByteArray withSignature(const QByteArray &token, const QByteArray &signature)
{
    return token.left(token.lastIndexOf('.') + 1) + encoding::encodeBase64Url(signature);
}

inline QByteArray signatureOf(const QByteArray &token)
{
    return encoding::decodeBase64Url(token.mid(token.lastIndexOf('.') + 1)).valueOr({});
}

inline QByteArray withPart(const QByteArray &token, qsizetype part, const QByteArray &other)
{
    QByteArrayList parts = token.split('.');
    parts[part] = encoding::encodeBase64Url(other);
    return parts.join('.');
}

} // namespace claimcheck::test
