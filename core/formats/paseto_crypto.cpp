#include "core/formats/paseto_crypto.h"

#include "core/base/secret_bytes.h"
#include "core/crypto/blake2.h"
#include "core/crypto/digest.h"
#include "core/crypto/ec_point.h"
#include "core/crypto/hkdf.h"
#include "core/crypto/stream_cipher.h"
#include "core/crypto/xchacha.h"

namespace claimcheck::formats {

using base::SecretBytes;
using crypto::Digest;
using crypto::StreamCipher;

namespace {

constexpr char encryptionInfo[] = "paseto-encryption-key";
constexpr char authenticationInfo[] = "paseto-auth-key-for-aead";

/// Key and nonce of the cipher, and the key of the tag.
struct DerivedKeys
{
    SecretBytes encryption, nonce, authentication;
};

SecretBytes hkdf384(QByteArrayView key, QByteArrayView salt, const QByteArray &info, qsizetype size)
{
    return crypto::hkdf(Digest::Sha384, key, salt, info, size);
}

/// Version1.md, Decrypt, step 4: half of the nonce is salt, the other the first counter.
DerivedKeys derive1(QByteArrayView key, QByteArrayView nonce)
{
    const QByteArrayView salt = nonce.first(16);
    return {hkdf384(key, salt, encryptionInfo, 32), SecretBytes(nonce.last(16)),
            hkdf384(key, salt, authenticationInfo, 32)};
}

/// Version3.md, Decrypt, step 4.
DerivedKeys derive3(QByteArrayView key, const QByteArray &nonce)
{
    const SecretBytes both = hkdf384(key, {}, encryptionInfo + nonce, 48);
    return {SecretBytes(both.view().first(32)), SecretBytes(both.view().last(16)),
            hkdf384(key, {}, authenticationInfo + nonce, 48)};
}

/// Version4.md, Decrypt, step 4.
DerivedKeys derive4(QByteArrayView key, const QByteArray &nonce)
{
    const SecretBytes both = SecretBytes::take(crypto::blake2b(encryptionInfo + nonce, 56, key));
    return {SecretBytes(both.view().first(32)), SecretBytes(both.view().last(24)),
            SecretBytes::take(crypto::blake2b(authenticationInfo + nonce, 32, key))};
}

DerivedKeys deriveKeys(const Paseto &paseto, QByteArrayView key)
{
    switch (paseto.row->version) {
    case '1': return derive1(key, paseto.nonce);
    case '3': return derive3(key, paseto.nonce);
    default: return derive4(key, paseto.nonce);
    }
}

} // namespace

std::optional<QByteArray> decryptPaseto(const Paseto &paseto, QByteArrayView key,
                                        QByteArrayView implicitAssertion)
{
    const PasetoRow &row = *paseto.row;
    if (row.version == '2')
        return crypto::openXChaCha20Poly1305(key, paseto.nonce,
                                             preAuthEncode({row.header, paseto.nonce, paseto.footer}),
                                             paseto.body + paseto.tail);
    const DerivedKeys keys = deriveKeys(paseto, key);
    const QByteArray input =
        row.assertions == ImplicitAssertions::Yes
            ? preAuthEncode({row.header, paseto.nonce, paseto.body, paseto.footer, implicitAssertion})
            : preAuthEncode({row.header, paseto.nonce, paseto.body, paseto.footer});
    const QByteArrayView tagKey = keys.authentication.view();
    const QByteArray tag = row.version == '4' ? crypto::blake2b(input, row.tailBytes, tagKey)
                                              : crypto::hmac(Digest::Sha384, tagKey, input);
    if (!base::constantTimeEquals(tag, paseto.tail))
        return std::nullopt;
    return crypto::streamCipher(row.version == '4' ? StreamCipher::XChaCha20 : StreamCipher::Aes256Ctr,
                                keys.encryption.view(), keys.nonce.view(), paseto.body);
}

crypto::SignatureCheck verifyPaseto(const Paseto &paseto, const crypto::Key &key,
                                    QByteArrayView implicitAssertion)
{
    const PasetoRow &row = *paseto.row;
    QByteArray input;
    if (row.version == '3') // Version3.md, Verify, step 5: the key is signed too
        input = preAuthEncode(
            {crypto::compressedPoint(key), row.header, paseto.body, paseto.footer, implicitAssertion});
    else if (row.assertions == ImplicitAssertions::Yes)
        input = preAuthEncode({row.header, paseto.body, paseto.footer, implicitAssertion});
    else
        input = preAuthEncode({row.header, paseto.body, paseto.footer});
    return crypto::verifySignature(row.method, key, input, paseto.tail);
}

} // namespace claimcheck::formats
