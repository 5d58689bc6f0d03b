#include "core/jose/algorithms.h"

#include "core/jose/text.h"

#include <algorithm>

namespace claimcheck::jose {

namespace {

using base::Spec;
using base::SpecRef;
using crypto::Curve;
using crypto::Digest;
using crypto::KeyKind;
using crypto::SignatureScheme;
using enum AlgorithmStatus;

constexpr AlgorithmRow mac(const char *name, Digest digest, int bytes, const char *text)
{
    return {name,
            AlgorithmUse::Signature,
            Optional,
            KeyKind::Secret,
            {SignatureScheme::Hmac, digest, Curve::None},
            KeyManagement::None,
            bytes,
            0,
            0,
            {Spec::Rfc7518, "3.2"},
            text};
}

constexpr AlgorithmRow rsa(const char *name, SignatureScheme scheme, Digest digest, const char *section,
                           const char *text)
{
    return {name,
            AlgorithmUse::Signature,
            scheme == SignatureScheme::RsaPss ? Recommended : Optional,
            KeyKind::Rsa,
            {scheme, digest, Curve::None},
            KeyManagement::None,
            0,
            0,
            0,
            {Spec::Rfc7518, section},
            text};
}

constexpr AlgorithmRow curve(const char *name, KeyKind kind, crypto::SignatureMethod method,
                             AlgorithmStatus status, SpecRef spec, const char *text)
{
    return {name, AlgorithmUse::Signature, status, kind, method, KeyManagement::None, 0, 0, 0, spec, text};
}

constexpr AlgorithmRow management(const char *name, KeyManagement how, KeyKind kind, Digest digest,
                                  int keyBytes, AlgorithmStatus status, const char *section, const char *text)
{
    const bool gcm = how == KeyManagement::AesGcmKeyWrap;
    return {name,
            AlgorithmUse::KeyManagement,
            status,
            kind,
            {SignatureScheme::None, digest, Curve::None},
            how,
            keyBytes,
            gcm ? 12 : 0,
            gcm ? 16 : 0,
            {Spec::Rfc7518, section},
            text};
}

constexpr AlgorithmRow content(const char *name, Digest digest, int keyBytes, int ivBytes, int tagBytes,
                               const char *section, const char *text)
{
    return {name,
            AlgorithmUse::ContentEncryption,
            Recommended,
            KeyKind::Secret,
            {SignatureScheme::None, digest, Curve::None},
            KeyManagement::None,
            keyBytes,
            ivBytes,
            tagBytes,
            {Spec::Rfc7518, section},
            text};
}

#define TEXT(text) QT_TRANSLATE_NOOP("claimcheck_jose", text)

// IANA "JSON Web Signature and Encryption Algorithms", with RFC 8725 §3.2, RFC 9864 and RFC 9964 for the
// states.
constexpr AlgorithmRow rows[] = {
    mac("HS256", Digest::Sha256, 32, TEXT("HMAC with SHA-256: one shared secret signs and verifies")),
    mac("HS384", Digest::Sha384, 48, TEXT("HMAC with SHA-384: one shared secret signs and verifies")),
    mac("HS512", Digest::Sha512, 64, TEXT("HMAC with SHA-512: one shared secret signs and verifies")),
    rsa("RS256", SignatureScheme::RsaPkcs1, Digest::Sha256, "3.3",
        TEXT("RSA signature, PKCS #1 v1.5 with SHA-256")),
    rsa("RS384", SignatureScheme::RsaPkcs1, Digest::Sha384, "3.3",
        TEXT("RSA signature, PKCS #1 v1.5 with SHA-384")),
    rsa("RS512", SignatureScheme::RsaPkcs1, Digest::Sha512, "3.3",
        TEXT("RSA signature, PKCS #1 v1.5 with SHA-512")),
    curve("ES256", KeyKind::Ec, {SignatureScheme::Ecdsa, Digest::Sha256, Curve::P256}, Recommended,
          {Spec::Rfc7518, "3.4"}, TEXT("ECDSA on P-256 with SHA-256")),
    curve("ES384", KeyKind::Ec, {SignatureScheme::Ecdsa, Digest::Sha384, Curve::P384}, Recommended,
          {Spec::Rfc7518, "3.4"}, TEXT("ECDSA on P-384 with SHA-384")),
    curve("ES512", KeyKind::Ec, {SignatureScheme::Ecdsa, Digest::Sha512, Curve::P521}, Recommended,
          {Spec::Rfc7518, "3.4"}, TEXT("ECDSA on P-521 with SHA-512")),
    rsa("PS256", SignatureScheme::RsaPss, Digest::Sha256, "3.5", TEXT("RSA signature, PSS with SHA-256")),
    rsa("PS384", SignatureScheme::RsaPss, Digest::Sha384, "3.5", TEXT("RSA signature, PSS with SHA-384")),
    rsa("PS512", SignatureScheme::RsaPss, Digest::Sha512, "3.5", TEXT("RSA signature, PSS with SHA-512")),
    curve("EdDSA", KeyKind::Okp, {SignatureScheme::Eddsa, Digest::None, Curve::None}, Deprecated,
          {Spec::Rfc8037, "3.1"}, TEXT("EdDSA on Ed25519 or Ed448, whichever the key is on")),
    curve("Ed25519", KeyKind::Okp, {SignatureScheme::Eddsa, Digest::None, Curve::Ed25519}, Recommended,
          {Spec::Rfc9864, "2.2"}, TEXT("EdDSA on Ed25519")),
    curve("Ed448", KeyKind::Okp, {SignatureScheme::Eddsa, Digest::None, Curve::Ed448}, Recommended,
          {Spec::Rfc9864, "2.2"}, TEXT("EdDSA on Ed448")),
    curve("ES256K", KeyKind::Ec, {SignatureScheme::Ecdsa, Digest::Sha256, Curve::Secp256k1}, Optional,
          {Spec::Rfc8812, "3.2"}, TEXT("ECDSA on secp256k1 with SHA-256")),
    curve("ML-DSA-44", KeyKind::Akp, {SignatureScheme::MlDsa, Digest::None, Curve::MlDsa44}, Optional,
          {Spec::Rfc9964}, TEXT("ML-DSA-44, a signature that quantum computers are not known to forge")),
    curve("ML-DSA-65", KeyKind::Akp, {SignatureScheme::MlDsa, Digest::None, Curve::MlDsa65}, Optional,
          {Spec::Rfc9964}, TEXT("ML-DSA-65, a signature that quantum computers are not known to forge")),
    curve("ML-DSA-87", KeyKind::Akp, {SignatureScheme::MlDsa, Digest::None, Curve::MlDsa87}, Optional,
          {Spec::Rfc9964}, TEXT("ML-DSA-87, a signature that quantum computers are not known to forge")),
    curve("none", KeyKind::Secret, {}, Prohibited, {Spec::Rfc7518, "3.6"},
          TEXT("Not signed: anyone can write it")),

    management("RSA1_5", KeyManagement::Rsa15, KeyKind::Rsa, Digest::None, 0, Deprecated, "4.2",
               TEXT("RSA encryption, PKCS #1 v1.5: open to padding oracles")),
    management("RSA-OAEP", KeyManagement::RsaOaep, KeyKind::Rsa, Digest::Sha1, 0, Optional, "4.3",
               TEXT("RSA encryption, OAEP with SHA-1")),
    management("RSA-OAEP-256", KeyManagement::RsaOaep, KeyKind::Rsa, Digest::Sha256, 0, Recommended, "4.3",
               TEXT("RSA encryption, OAEP with SHA-256")),
    management("RSA-OAEP-384", KeyManagement::RsaOaep, KeyKind::Rsa, Digest::Sha384, 0, Optional, "4.3",
               TEXT("RSA encryption, OAEP with SHA-384")),
    management("RSA-OAEP-512", KeyManagement::RsaOaep, KeyKind::Rsa, Digest::Sha512, 0, Optional, "4.3",
               TEXT("RSA encryption, OAEP with SHA-512")),
    management("A128KW", KeyManagement::AesKeyWrap, KeyKind::Secret, Digest::None, 16, Recommended, "4.4",
               TEXT("AES key wrap with a 128-bit key")),
    management("A192KW", KeyManagement::AesKeyWrap, KeyKind::Secret, Digest::None, 24, Optional, "4.4",
               TEXT("AES key wrap with a 192-bit key")),
    management("A256KW", KeyManagement::AesKeyWrap, KeyKind::Secret, Digest::None, 32, Recommended, "4.4",
               TEXT("AES key wrap with a 256-bit key")),
    management("dir", KeyManagement::Direct, KeyKind::Secret, Digest::None, 0, Recommended, "4.5",
               TEXT("The shared key encrypts the content directly")),
    management("ECDH-ES", KeyManagement::Ecdh, KeyKind::Ec, Digest::Sha256, 0, Recommended, "4.6",
               TEXT("Key agreement with an ephemeral key; the result encrypts the content")),
    management("ECDH-ES+A128KW", KeyManagement::EcdhKeyWrap, KeyKind::Ec, Digest::Sha256, 16, Recommended,
               "4.6", TEXT("Key agreement with an ephemeral key, then AES key wrap (128 bits)")),
    management("ECDH-ES+A192KW", KeyManagement::EcdhKeyWrap, KeyKind::Ec, Digest::Sha256, 24, Optional, "4.6",
               TEXT("Key agreement with an ephemeral key, then AES key wrap (192 bits)")),
    management("ECDH-ES+A256KW", KeyManagement::EcdhKeyWrap, KeyKind::Ec, Digest::Sha256, 32, Recommended,
               "4.6", TEXT("Key agreement with an ephemeral key, then AES key wrap (256 bits)")),
    management("A128GCMKW", KeyManagement::AesGcmKeyWrap, KeyKind::Secret, Digest::None, 16, Optional, "4.7",
               TEXT("The content key encrypted with AES-GCM, 128 bits")),
    management("A192GCMKW", KeyManagement::AesGcmKeyWrap, KeyKind::Secret, Digest::None, 24, Optional, "4.7",
               TEXT("The content key encrypted with AES-GCM, 192 bits")),
    management("A256GCMKW", KeyManagement::AesGcmKeyWrap, KeyKind::Secret, Digest::None, 32, Optional, "4.7",
               TEXT("The content key encrypted with AES-GCM, 256 bits")),
    management("PBES2-HS256+A128KW", KeyManagement::Pbes2, KeyKind::Secret, Digest::Sha256, 16, Optional,
               "4.8", TEXT("A password stretched with PBKDF2 and SHA-256, then AES key wrap (128 bits)")),
    management("PBES2-HS384+A192KW", KeyManagement::Pbes2, KeyKind::Secret, Digest::Sha384, 24, Optional,
               "4.8", TEXT("A password stretched with PBKDF2 and SHA-384, then AES key wrap (192 bits)")),
    management("PBES2-HS512+A256KW", KeyManagement::Pbes2, KeyKind::Secret, Digest::Sha512, 32, Optional,
               "4.8", TEXT("A password stretched with PBKDF2 and SHA-512, then AES key wrap (256 bits)")),

    content("A128CBC-HS256", Digest::Sha256, 32, 16, 16, "5.2.3",
            TEXT("AES-CBC (128 bits) with HMAC SHA-256")),
    content("A192CBC-HS384", Digest::Sha384, 48, 16, 24, "5.2.4",
            TEXT("AES-CBC (192 bits) with HMAC SHA-384")),
    content("A256CBC-HS512", Digest::Sha512, 64, 16, 32, "5.2.5",
            TEXT("AES-CBC (256 bits) with HMAC SHA-512")),
    content("A128GCM", Digest::None, 16, 12, 16, "5.3", TEXT("AES-GCM with a 128-bit key")),
    content("A192GCM", Digest::None, 24, 12, 16, "5.3", TEXT("AES-GCM with a 192-bit key")),
    content("A256GCM", Digest::None, 32, 12, 16, "5.3", TEXT("AES-GCM with a 256-bit key")),
};

#undef TEXT

} // namespace

std::span<const AlgorithmRow> algorithmTable()
{
    return rows;
}

const AlgorithmRow *findAlgorithm(QByteArrayView name)
{
    const auto *row = std::ranges::find_if(
        rows, [name](const AlgorithmRow &candidate) { return name == QByteArrayView(candidate.name); });
    return row == std::end(rows) ? nullptr : row;
}

const AlgorithmRow *findAlgorithm(QByteArrayView name, AlgorithmUse use)
{
    const AlgorithmRow *row = findAlgorithm(name);
    return row && row->use == use ? row : nullptr;
}

QString description(const AlgorithmRow &row)
{
    return Text::tr(row.description);
}

bool isNone(QByteArrayView alg)
{
    return alg.compare("none", Qt::CaseInsensitive) == 0;
}

bool keyFits(const AlgorithmRow &row, const crypto::Key &key)
{
    return row.use == AlgorithmUse::Signature && crypto::keyFits(row.method, key);
}

} // namespace claimcheck::jose
