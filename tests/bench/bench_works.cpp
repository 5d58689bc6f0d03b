#include "tests/bench/bench_works.h"

#include "core/crypto/generate.h"
#include "core/encoding/json.h"
#include "core/jose/decrypt.h"
#include "core/jose/encrypt.h"
#include "core/jose/sign.h"
#include "core/jose/verify.h"
#include "tests/bench/bench_decode.h"

using namespace Qt::StringLiterals;

namespace claimcheck::bench {

namespace {

const QByteArray keyId = "key-2026-01";

bool isObject(const QByteArray &json)
{
    const auto document = encoding::JsonDocument::parse(json);
    return document && document->root().isObject();
}

jose::KeySet setOf(const jose::Jwk &jwk)
{
    jose::KeySet keys;
    keys.keys.push_back(jwk);
    return keys;
}

Work decoding()
{
    const QByteArray token = sampleToken();
    return {"decode", token, "{}", {}, [token] {
                const auto jws = jose::parseJws(token);
                return jws && isObject(jws->payload);
            }};
}

Work verification(const QByteArray &alg, const QByteArray &claims)
{
    const jose::Jwk jwk = jose::generateJwk(alg, QString::fromLatin1(keyId)).valueOr({});
    const QByteArray token = jose::signJwt(claims, jwk).valueOr({});
    const bool secret = jwk.key.kind() == crypto::KeyKind::Secret;
    const auto part = secret ? jose::JwkPart::Private : jose::JwkPart::Public;
    return {alg, token, jwk.toJson(part), crypto::keyToPem(jwk.key, crypto::KeyPart::Public).valueOr({}),
            [token, keys = setOf(jwk)] {
                const auto jws = jose::parseJws(token);
                return jws && isObject(jws->payload) &&
                       jose::verifySignatures(*jws, keys)[0].status == jose::SignatureStatus::Verified;
            }};
}

Work decryption(const QByteArray &name, const QByteArray &alg, const QByteArray &enc, crypto::Key key,
                const QByteArray &claims)
{
    const jose::Jwk jwk = jose::makeJwk(std::move(key), {}, QString::fromLatin1(keyId));
    const QByteArray header =
        "{\"alg\":\"" + alg + "\",\"enc\":\"" + enc + "\",\"typ\":\"JWT\",\"kid\":\"" + keyId + "\"}";
    const QByteArray token = jose::encryptCompact(header, claims, jwk).valueOr({});
    return {name, token, jwk.toJson(jose::JwkPart::Private),
            crypto::keyToPem(jwk.key, crypto::KeyPart::Private).valueOr({}), [token, keys = setOf(jwk)] {
                const auto jwe = jose::parseJwe(token);
                if (!jwe)
                    return false;
                const jose::Decryption result = jose::decrypt(*jwe, keys);
                return result.overall.status == jose::DecryptionStatus::Decrypted &&
                       isObject(result.plaintext);
            }};
}

} // namespace

std::vector<Work> makeWorks()
{
    base::SystemRandom random;
    const QByteArray claims = jose::parseJws(sampleToken())->payload;
    std::vector<Work> works{decoding()};
    for (const char *alg : {"HS256", "RS256", "ES256", "EdDSA"})
        works.push_back(verification(alg, claims));
    works.push_back(decryption("dir+A256GCM", "dir", "A256GCM", crypto::generateSecret(32, random), claims));
    works.push_back(
        decryption("RSA-OAEP-256", "RSA-OAEP-256", "A256GCM", *crypto::generateRsa(2048), claims));
    works.push_back(decryption("ECDH-ES+A128KW", "ECDH-ES+A128KW", "A128GCM",
                               *crypto::generateOn(crypto::Curve::P256), claims));
    return works;
}

QByteArray worksFile(const std::vector<Work> &works)
{
    QByteArray text;
    for (const Work &work : works) {
        QByteArray pem = work.pem;
        text += work.name + '\t' + work.token + '\t' + work.jwk + '\t' + pem.replace('\n', '|') + '\n';
    }
    return text;
}

} // namespace claimcheck::bench
