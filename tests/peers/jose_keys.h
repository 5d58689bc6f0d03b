#pragma once

#include "core/crypto/generate.h"
#include "core/encoding/base64url.h"
#include "core/jose/key_set.h"
#include "tests/peers/jose_peer.h"

namespace claimcheck::test {

enum class Maker { There, Here };
enum class KeyForm { Jwk, JwkSet, Pem, Secret };

/// A key in every form that both sides read.
struct KeyTexts
{
    QByteArray privateJwk, publicJwk; ///< the same for a secret
    QByteArray spki, pkcs8;           ///< PEM; empty for a secret
    QByteArray secret;                ///< base64url; empty for others

    bool isSecret() const { return !secret.isEmpty(); }
};

/// Keys that npm jose and Claimcheck both have. Secrets are named by their length.
struct KeyKindRow
{
    const char *name;
    const char *peerAlg; ///< what makes jose generate such a key
    const char *peerCurve;
    crypto::Curve curve;
    int size; ///< bits of RSA, bytes of a secret
};

inline constexpr KeyKindRow keyKinds[] = {
    {"16 bytes", "A128KW", "", crypto::Curve::None, 16},
    {"24 bytes", "A192KW", "", crypto::Curve::None, 24},
    {"32 bytes", "HS256", "", crypto::Curve::None, 32},
    {"48 bytes", "HS384", "", crypto::Curve::None, 48},
    {"64 bytes", "HS512", "", crypto::Curve::None, 64},
    {"RSA-2048", "RS256", "", crypto::Curve::None, 2048},
    {"RSA-3072", "RS256", "", crypto::Curve::None, 3072},
    {"P-256", "ES256", "", crypto::Curve::P256, 0},
    {"P-384", "ES384", "", crypto::Curve::P384, 0},
    {"P-521", "ES512", "", crypto::Curve::P521, 0},
    {"Ed25519", "Ed25519", "", crypto::Curve::Ed25519, 0},
    {"X25519", "ECDH-ES", "X25519", crypto::Curve::X25519, 0},
};

inline const KeyKindRow &keyKind(QByteArrayView name)
{
    return *std::ranges::find_if(keyKinds, [&](const KeyKindRow &row) { return name == row.name; });
}

/// Makes each key once, here or there.
class JoseKeys
{
public:
    explicit JoseKeys(JosePeer &peer) : m_peer(peer) {}

    const KeyTexts &key(Maker maker, const QByteArray &kind)
    {
        KeyTexts &texts = m_keys[{maker, kind}];
        if (texts.privateJwk.isEmpty())
            texts = maker == Maker::There ? madeThere(keyKind(kind)) : madeHere(keyKind(kind));
        return texts;
    }

private:
    KeyTexts madeThere(const KeyKindRow &row)
    {
        const bool rsa = row.size > 1000;
        const JoseAnswer answer =
            m_peer.ask("generate", {{"alg", quoted(row.peerAlg)},
                                    {"crv", *row.peerCurve ? quoted(row.peerCurve) : QByteArray()},
                                    {"bits", rsa ? QByteArray::number(row.size) : QByteArray()}});
        const encoding::JsonValue value = answer.value();
        KeyTexts texts;
        texts.privateJwk = value[QLatin1StringView("jwk")].raw().toByteArray();
        texts.publicJwk = value[QLatin1StringView("publicJwk")].raw().toByteArray();
        texts.spki = value[QLatin1StringView("spki")].toUtf8();
        texts.pkcs8 = value[QLatin1StringView("pkcs8")].toUtf8();
        texts.secret = value[QLatin1StringView("jwk")][QLatin1StringView("k")].toUtf8();
        if (texts.isSecret())
            texts.publicJwk = texts.privateJwk;
        return texts;
    }

    static KeyTexts madeHere(const KeyKindRow &row)
    {
        base::SystemRandom random;
        KeyTexts texts;
        if (row.curve == crypto::Curve::None && row.size < 1000) {
            const crypto::Key key = crypto::generateSecret(row.size, random);
            texts.privateJwk = texts.publicJwk = jose::makeJwk(key).toJson(jose::JwkPart::Private);
            texts.secret = encoding::encodeBase64Url(key.secret());
            return texts;
        }
        const auto key = row.size ? crypto::generateRsa(row.size) : crypto::generateOn(row.curve);
        texts.privateJwk = jose::makeJwk(*key).toJson(jose::JwkPart::Private);
        texts.publicJwk = jose::makeJwk(*key).toJson();
        texts.spki = crypto::keyToPem(*key, crypto::KeyPart::Public).valueOr({});
        texts.pkcs8 = crypto::keyToPem(*key, crypto::KeyPart::Private).valueOr({});
        return texts;
    }

    JosePeer &m_peer;
    std::map<std::pair<Maker, QByteArray>, KeyTexts> m_keys;
};

/// "key" of a request, in one of its forms.
inline QByteArray forPeer(const KeyTexts &texts, KeyForm form, crypto::KeyPart part)
{
    const bool open = part == crypto::KeyPart::Public;
    const QByteArray &jwk = open ? texts.publicJwk : texts.privateJwk;
    switch (form) {
    case KeyForm::Jwk: return object({{"jwk", jwk}});
    case KeyForm::JwkSet: return object({{"jwks", "{\"keys\":[" + jwk + "]}"}});
    case KeyForm::Pem:
        return open ? object({{"spki", quoted(texts.spki)}}) : object({{"pkcs8", quoted(texts.pkcs8)}});
    case KeyForm::Secret: break;
    }
    return object({{"secret", quoted(texts.secret)}});
}

/// The same key as Claimcheck reads it.
inline jose::KeySet forUs(const KeyTexts &texts, KeyForm form, crypto::KeyPart part)
{
    const bool open = part == crypto::KeyPart::Public;
    const QByteArray &jwk = open ? texts.publicJwk : texts.privateJwk;
    jose::KeySet secret;
    switch (form) {
    case KeyForm::Jwk: return jose::readKeys(jwk, QStringLiteral("jwk")).valueOr({});
    case KeyForm::JwkSet:
        return jose::readKeys("{\"keys\":[" + jwk + "]}", QStringLiteral("jwks")).valueOr({});
    case KeyForm::Pem:
        return jose::readKeys(open ? texts.spki : texts.pkcs8, QStringLiteral("pem")).valueOr({});
    case KeyForm::Secret: break;
    }
    const QByteArray bytes = encoding::decodeBase64Url(texts.secret).valueOr({});
    secret.keys.push_back(jose::keyFromSecret(base::SecretBytes(QByteArrayView(bytes))));
    return secret;
}

} // namespace claimcheck::test
