// The two explanations about HMAC secrets.
#include "core/crypto/key_file.h"
#include "core/encoding/base64url.h"
#include "core/jose/attempt.h"
#include "core/jose/text.h"

namespace claimcheck::jose {

using namespace Qt::StringLiterals;
using encoding::decodeBase64;

namespace {

struct Reading
{
    QLatin1StringView code;
    QByteArray secret;
    QString message;
};

QByteArray unpaddedBase64(QByteArrayView text)
{
    QByteArray padded = text.trimmed().toByteArray();
    while (padded.size() % 4 != 0)
        padded += '=';
    return decodeBase64(padded).valueOr({});
}

QByteArray withoutPadding(QByteArrayView text)
{
    while (text.endsWith('='))
        text.chop(1);
    return text.toByteArray();
}

QByteArray withoutQuotes(QByteArrayView text)
{
    const QByteArrayView trimmed = text.trimmed();
    const bool quoted = trimmed.size() > 2 && trimmed.front() == trimmed.back() &&
                        (trimmed.front() == '"' || trimmed.front() == '\'');
    return quoted ? trimmed.sliced(1, trimmed.size() - 2).toByteArray() : QByteArray();
}

std::vector<Reading> encodedReadings(QByteArrayView secret)
{
    const QByteArrayView text = secret.trimmed();
    return {
        {"secret-base64"_L1, unpaddedBase64(text), Text::tr("It fits the secret decoded from base64.")},
        {"secret-base64url"_L1, encoding::decodeBase64Url(withoutPadding(text)).valueOr({}),
         Text::tr("It fits the secret decoded from base64url.")},
        {"secret-hex"_L1, encoding::decodeHex(text).valueOr({}),
         Text::tr("It fits the secret decoded from hexadecimal.")},
        {"secret-base64"_L1, secret.toByteArray().toBase64(),
         Text::tr("It was signed with the base64 text of the secret, not with its bytes.")},
        {"secret-base64url"_L1, encoding::encodeBase64Url(secret),
         Text::tr("It was signed with the base64url text of the secret, not with its bytes.")},
        {"secret-hex"_L1, secret.toByteArray().toHex(),
         Text::tr("It was signed with the hexadecimal text of the secret, not with its bytes.")},
    };
}

std::vector<Reading> trimmedReadings(QByteArrayView secret)
{
    const QByteArray text = secret.toByteArray();
    return {
        {"secret-newline"_L1, text + '\n',
         Text::tr("It was signed with the secret and a line break after it.")},
        {"secret-newline"_L1, text + "\r\n",
         Text::tr("It was signed with the secret and a line break after it.")},
        {"secret-newline"_L1, text.trimmed(),
         Text::tr("It fits the secret without the white space around it.")},
        {"secret-quotes"_L1, withoutQuotes(text),
         Text::tr("It fits the secret without the quotes around it.")},
        {"secret-quotes"_L1, '"' + text + '"',
         Text::tr("It was signed with the secret and quotes around it.")},
    };
}

std::optional<Reason> firstReading(const Attempt &attempt, QByteArrayView secret,
                                   const std::vector<Reading> &readings)
{
    for (const Reading &reading : readings) {
        if (!reading.secret.isEmpty() && reading.secret != secret && attempt.fitsSecret(reading.secret))
            return Reason{reading.code, reading.message};
    }
    return std::nullopt;
}

/// The texts in which a public key lies around: what a confused verifier would take for the secret.
std::vector<QByteArray> publicTexts(const Jwk &jwk)
{
    std::vector<QByteArray> texts;
    const auto add = [&texts](const QByteArray &pem) {
        texts.insert(texts.end(), {pem, pem.trimmed(), QByteArray(pem).replace("\n", "\r\n")});
    };
    if (const auto pem = crypto::keyToPem(jwk.key, crypto::KeyPart::Public))
        add(*pem);
    if (const auto der = crypto::keyToDer(jwk.key, crypto::KeyPart::Public))
        texts.push_back(*der);
    for (const crypto::Certificate &certificate : jwk.certificates) {
        add(certificate.toPem());
        texts.push_back(certificate.der());
    }
    texts.push_back(jwk.toJson());
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
        if (auto reason = firstReading(attempt, jwk.key.secret(), encodedReadings(jwk.key.secret())))
            return reason;
        if (auto reason = firstReading(attempt, jwk.key.secret(), trimmedReadings(jwk.key.secret())))
            return reason;
    }
    return std::nullopt;
}

/// RFC 8725 §2.1. The only place where an HMAC is computed with a public key: to name the attack.
std::optional<Reason> hmacWithPublicKey(const Attempt &attempt)
{
    if (attempt.row.method.scheme != crypto::SignatureScheme::Hmac)
        return std::nullopt;
    for (const Jwk &jwk : attempt.keys.keys) {
        if (jwk.key.kind() == crypto::KeyKind::Secret)
            continue;
        for (const QByteArray &text : publicTexts(jwk)) {
            if (attempt.fitsSecret(text))
                return Reason{
                    "key-confusion"_L1,
                    Text::tr("It is an HMAC made with the text of the public key as secret: an attack on "
                             "verifiers that take the algorithm from the token.")};
        }
    }
    return std::nullopt;
}

} // namespace claimcheck::jose
