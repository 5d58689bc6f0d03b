#include "core/crypto/signature.h"

#include "core/crypto/ecdsa.h"
#include "core/crypto/key_data.h"
#include "core/crypto/text.h"

#include <openssl/rsa.h>

namespace claimcheck::crypto {

using namespace Qt::StringLiterals;

namespace {

enum class Purpose : quint8 { Verify, Sign };

bool setRsaOptions(EVP_PKEY_CTX *context, const SignatureMethod &method)
{
    const EVP_MD *md = evpDigest(method.digest);
    if (method.scheme == SignatureScheme::RsaPkcs1)
        return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING) > 0 &&
               EVP_PKEY_CTX_set_signature_md(context, md) > 0;
    return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) > 0 &&
           EVP_PKEY_CTX_set_signature_md(context, md) > 0 && EVP_PKEY_CTX_set_rsa_mgf1_md(context, md) > 0 &&
           EVP_PKEY_CTX_set_rsa_pss_saltlen(context, RSA_PSS_SALTLEN_DIGEST) > 0; // RFC 7518 §3.5
}

/// For RSA and ECDSA, which sign a digest. Null where the method cannot be used with the key.
PkeyCtxPtr newContext(const SignatureMethod &method, const KeyData &key, Purpose purpose)
{
    PkeyCtxPtr context(EVP_PKEY_CTX_new_from_pkey(nullptr, key.pkey.get(), nullptr));
    if (!context)
        return {};
    const int started =
        purpose == Purpose::Verify ? EVP_PKEY_verify_init(context.get()) : EVP_PKEY_sign_init(context.get());
    if (started <= 0)
        return {};
    if (method.scheme != SignatureScheme::Ecdsa && !setRsaOptions(context.get(), method))
        return {};
    return context;
}

SignatureCheck verifyDigest(const SignatureMethod &method, const KeyData &key, QByteArrayView message,
                            QByteArrayView signature)
{
    PkeyCtxPtr context = key.verifiers.take(method);
    if (!context)
        context = newContext(method, key, Purpose::Verify);
    if (!context) {
        ERR_clear_error();
        return SignatureCheck::Wrong; // an RSA key restricted to other parameters, or too small for the
                                      // digest
    }
    const QByteArray digest = digestOf(method.digest, message);
    const int answer = EVP_PKEY_verify(context.get(), bytesOf(signature), sizeOf(signature), bytesOf(digest),
                                       sizeOf(digest));
    key.verifiers.give(method, std::move(context));
    if (answer == 1)
        return SignatureCheck::Valid;
    ERR_clear_error();
    return SignatureCheck::Wrong;
}

/// Readies a context to verify over a message. A kept one starts again with the key that it has, which spares
/// OpenSSL its look-ups.
bool startMessageVerify(MdCtxPtr &context, EVP_PKEY *pkey)
{
    const auto start = [&context](EVP_PKEY *key) {
        return EVP_DigestVerifyInit_ex(context.get(), nullptr, nullptr, nullptr, nullptr, key, nullptr) == 1;
    };
    if (context && start(nullptr))
        return true;
    context.reset(EVP_MD_CTX_new());
    const bool started = start(pkey);
    ERR_clear_error();
    return started;
}

/// EdDSA and ML-DSA take the message itself.
SignatureCheck verifyMessage(const SignatureMethod &method, const KeyData &key, QByteArrayView message,
                             QByteArrayView signature)
{
    MdCtxPtr context = key.messageVerifiers.take(method);
    if (!startMessageVerify(context, key.pkey.get()))
        return SignatureCheck::NotSupported;
    const int answer = EVP_DigestVerify(context.get(), bytesOf(signature), sizeOf(signature),
                                        bytesOf(message), sizeOf(message));
    key.messageVerifiers.give(method, std::move(context));
    if (answer == 1)
        return SignatureCheck::Valid;
    ERR_clear_error();
    return SignatureCheck::Wrong;
}

/// The MAC with the key's cached state.
QByteArray cachedHmac(const SignatureMethod &method, const KeyData &key, QByteArrayView message)
{
    MacCtxPtr context = key.macs.take(method);
    const bool fresh = !context;
    if (fresh)
        context = newMac(method.digest);
    // A null key starts again with the one that the context holds.
    const unsigned char *bytes = fresh ? bytesOf(key.secret.view()) : nullptr;
    const std::size_t size = fresh ? sizeOf(key.secret.view()) : 0;
    QByteArray result(digestSize(method.digest), Qt::Uninitialized);
    std::size_t written = 0;
    const bool ok = context && EVP_MAC_init(context.get(), bytes, size, nullptr) == 1 &&
                    EVP_MAC_update(context.get(), bytesOf(message), sizeOf(message)) == 1 &&
                    EVP_MAC_final(context.get(), bytesOf(result), &written, sizeOf(result)) == 1;
    if (!ok) {
        ERR_clear_error();
        return {};
    }
    key.macs.give(method, std::move(context));
    return result;
}

base::Result<QByteArray> signDigest(const SignatureMethod &method, const KeyData &key, QByteArrayView message)
{
    const PkeyCtxPtr context = newContext(method, key, Purpose::Sign);
    const QByteArray digest = digestOf(method.digest, message);
    std::size_t size = 0;
    if (!context || EVP_PKEY_sign(context.get(), nullptr, &size, bytesOf(digest), sizeOf(digest)) <= 0)
        return opensslError("key-too-short"_L1,
                            Text::tr("The key cannot make signatures of this algorithm."));
    QByteArray signature(static_cast<qsizetype>(size), Qt::Uninitialized);
    if (EVP_PKEY_sign(context.get(), bytesOf(signature), &size, bytesOf(digest), sizeOf(digest)) <= 0)
        return opensslError("key-too-short"_L1, Text::tr("The key is too short for this algorithm."));
    signature.truncate(static_cast<qsizetype>(size));
    return method.scheme == SignatureScheme::Ecdsa ? rawFromDer(signature, key.curve) : signature;
}

base::Result<QByteArray> signMessage(const KeyData &key, QByteArrayView message)
{
    const MdCtxPtr context(EVP_MD_CTX_new());
    std::size_t size = 0;
    if (EVP_DigestSignInit_ex(context.get(), nullptr, nullptr, nullptr, nullptr, key.pkey.get(), nullptr) !=
            1 ||
        EVP_DigestSign(context.get(), nullptr, &size, bytesOf(message), sizeOf(message)) != 1)
        return opensslError("not-supported-by-openssl"_L1,
                            Text::tr("%1 cannot sign with this key.").arg(openSslVersion()));
    QByteArray signature(static_cast<qsizetype>(size), Qt::Uninitialized);
    if (EVP_DigestSign(context.get(), bytesOf(signature), &size, bytesOf(message), sizeOf(message)) != 1)
        return opensslError("not-supported-by-openssl"_L1,
                            Text::tr("%1 cannot sign with this key.").arg(openSslVersion()));
    signature.truncate(static_cast<qsizetype>(size));
    return signature;
}

KeyKind kindOf(SignatureScheme scheme)
{
    switch (scheme) {
    case SignatureScheme::RsaPkcs1:
    case SignatureScheme::RsaPss: return KeyKind::Rsa;
    case SignatureScheme::Ecdsa: return KeyKind::Ec;
    case SignatureScheme::Eddsa: return KeyKind::Okp;
    case SignatureScheme::MlDsa: return KeyKind::Akp;
    default: return KeyKind::Secret;
    }
}

} // namespace

bool keyFits(const SignatureMethod &method, const Key &key)
{
    if (!key.isValid() || method.scheme == SignatureScheme::None || key.kind() != kindOf(method.scheme))
        return false;
    if (method.scheme == SignatureScheme::Eddsa && curveRow(key.curve()).signatureBytes == 0)
        return false; // X25519 and X448 agree on keys, they do not sign
    return method.curve == Curve::None || method.curve == key.curve();
}

qsizetype signatureSize(const SignatureMethod &method, const Key &key)
{
    if (!keyFits(method, key))
        return -1;
    if (method.scheme == SignatureScheme::Hmac)
        return digestSize(method.digest);
    return key.kind() == KeyKind::Rsa ? (key.bits() + 7) / 8 : curveRow(key.curve()).signatureBytes;
}

SignatureCheck verifySignature(const SignatureMethod &method, const Key &key, QByteArrayView message,
                               QByteArrayView signature)
{
    if (!keyFits(method, key))
        return SignatureCheck::WrongKey;
    if (signature.size() != signatureSize(method, key))
        return SignatureCheck::WrongLength;
    const KeyData &data = *key.data();
    switch (method.scheme) {
    case SignatureScheme::Hmac:
        return base::constantTimeEquals(cachedHmac(method, data, message), signature) ? SignatureCheck::Valid
                                                                                      : SignatureCheck::Wrong;
    case SignatureScheme::Ecdsa:
        if (!isInRange(signature, data.curve))
            return SignatureCheck::OutOfRange;
        return verifyDigest(method, data, message, derFromRaw(signature));
    case SignatureScheme::RsaPkcs1:
    case SignatureScheme::RsaPss: return verifyDigest(method, data, message, signature);
    default: return verifyMessage(method, data, message, signature);
    }
}

base::Result<QByteArray> sign(const SignatureMethod &method, const Key &key, QByteArrayView message)
{
    if (!keyFits(method, key))
        return base::Error{"key-kind"_L1,
                           Text::tr("This kind of key does not make signatures of this algorithm.")};
    if (!key.hasPrivate())
        return base::Error{"key-not-private"_L1,
                           Text::tr("Signing needs the private key; this is the public half.")};
    if (method.scheme == SignatureScheme::Hmac)
        return cachedHmac(method, *key.data(), message);
    const bool overDigest = key.kind() == KeyKind::Rsa || key.kind() == KeyKind::Ec;
    return overDigest ? signDigest(method, *key.data(), message) : signMessage(*key.data(), message);
}

bool isSupported(const SignatureMethod &method)
{
    if (method.scheme != SignatureScheme::MlDsa)
        return method.scheme != SignatureScheme::None;
    EVP_SIGNATURE *signature = EVP_SIGNATURE_fetch(nullptr, curveRow(method.curve).opensslName, nullptr);
    EVP_SIGNATURE_free(signature);
    ERR_clear_error();
    return signature != nullptr;
}

QString openSslVersion()
{
    return QString::fromLatin1(OpenSSL_version(OPENSSL_VERSION));
}

} // namespace claimcheck::crypto
