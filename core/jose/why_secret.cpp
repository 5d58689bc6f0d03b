// The two explanations about HMAC secrets.
#include "core/crypto/key_file.h"
#include "core/crypto/key_pkcs1.h"
#include "core/jose/attempt.h"
#include "core/jose/json_spellings.h"
#include "core/jose/secret_readings.h"
#include "core/jose/text.h"

#include <algorithm>

namespace claimcheck::jose {

using namespace Qt::StringLiterals;

namespace {

struct PublicText
{
    QByteArray text;
    QString name;
};

/// PEM as tools write it, as editors and variables leave it, and the base64 inside.
void addPem(std::vector<PublicText> &texts, const QByteArray &pem, const QString &name)
{
    QByteArrayList lines = pem.trimmed().split('\n');
    const QByteArray inside = lines.mid(1, lines.size() - 2).join();
    for (const QByteArray &text :
         {pem, pem.trimmed(), QByteArray(pem).replace("\n", "\r\n"), pem.trimmed().replace("\n", "\r\n"),
          pem.trimmed().replace("\n", "\\n"), inside})
        texts.push_back({text, name});
}

void addJwk(std::vector<PublicText> &texts, const QByteArray &json)
{
    texts.push_back({json, Text::tr("JWK")});
    texts.push_back({json + '\n', Text::tr("JWK")});
    const auto document = encoding::JsonDocument::parse(json);
    for (const QByteArray &text : document ? jsonSpellings(*document) : std::vector<QByteArray>())
        texts.push_back({text, Text::tr("JWK")});
}

/// The texts in which a public key lies around: what a confused verifier would take for the secret.
std::vector<PublicText> publicTexts(const Jwk &jwk)
{
    std::vector<PublicText> texts;
    if (const auto pem = crypto::keyToPem(jwk.key, crypto::KeyPart::Public))
        addPem(texts, *pem, Text::tr("PEM, BEGIN PUBLIC KEY"));
    if (const auto pem = crypto::publicKeyToPkcs1Pem(jwk.key))
        addPem(texts, *pem, Text::tr("PEM, BEGIN RSA PUBLIC KEY"));
    if (const auto der = crypto::keyToDer(jwk.key, crypto::KeyPart::Public))
        texts.push_back({*der, Text::tr("DER")});
    for (const crypto::Certificate &certificate : jwk.certificates) {
        addPem(texts, certificate.toPem(), Text::tr("PEM, BEGIN CERTIFICATE"));
        texts.push_back({certificate.der(), Text::tr("DER of the certificate")});
    }
    addJwk(texts, jwk.toJson());
    return texts;
}

} // namespace

std::optional<Reason> secretReadDifferently(const Attempt &attempt)
{
    if (attempt.row.method.scheme != crypto::SignatureScheme::Hmac)
        return std::nullopt;
    for (const Jwk &jwk : attempt.keys.keys) {
        if (jwk.key.kind() != crypto::KeyKind::Secret)
            continue;
        for (const SecretReading &reading : secretReadings(jwk.key.secret())) {
            if (attempt.fitsSecret(reading.secret.view()))
                return Reason{reading.code,
                              Text::tr("It was signed with %1. %2").arg(reading.what, reading.advice)};
        }
    }
    return std::nullopt;
}

/// RFC 8725 §2.1. The only place where an HMAC is computed with a public key: to name the attack.
std::optional<Reason> hmacWithPublicKey(const Attempt &attempt)
{
    if (attempt.row.method.scheme != crypto::SignatureScheme::Hmac)
        return std::nullopt;
    for (const Jwk &jwk : attempt.keys.keys) {
        if (jwk.key.kind() == crypto::KeyKind::Secret || attempt.budget.isExhausted())
            continue;
        const auto texts = publicTexts(jwk);
        const auto fits = [&attempt](const PublicText &text) { return attempt.fitsSecret(text.text); };
        if (const auto found = std::ranges::find_if(texts, fits); found != texts.end())
            return Reason{
                "key-confusion"_L1,
                Text::tr("It is an HMAC with the text of the public key (%1) as secret: an attack on "
                         "verifiers that take the algorithm from the token. Accept only the "
                         "algorithms that the issuer uses.")
                    .arg(found->name)};
    }
    return std::nullopt;
}

} // namespace claimcheck::jose
