#include "core/formats/open_verdicts.h"

#include "core/formats/secret_readings.h"
#include "core/formats/text.h"

namespace claimcheck::formats {

using namespace Qt::StringLiterals;
using jose::DecryptionStatus;
using jose::DecryptionStep;

namespace {

jose::Reason noKey(const jose::KeySet &keys)
{
    if (!keys.skipped.empty()) // a key was given, and says itself why it cannot be used
        return {keys.skipped.front().code, keys.skipped.front().message};
    return {"no-key"_L1, Text::tr("No key was given to open it with.")};
}

} // namespace

jose::KeyUsed keyUsed(const jose::Jwk &jwk)
{
    return {jwk.kid, jwk.thumbprint(), jwk.source, jwk.description()};
}

Opened decryptionFailed(const QByteArray &alg, DecryptionStep step, const jose::Reason &reason)
{
    Opened result;
    result.decryption = {DecryptionStatus::Failed, alg, {}, std::nullopt, reason, step};
    return result;
}

Opened decrypted(const QByteArray &alg, jose::KeyUsed key, QByteArray plaintext)
{
    Opened result;
    result.decryption = {DecryptionStatus::Decrypted, alg, {}, std::move(key), std::nullopt,
                         DecryptionStep::None};
    result.plaintext = contentOf(std::move(plaintext));
    return result;
}

Opened decryptionNotTried(const QByteArray &alg, const jose::KeySet &keys)
{
    Opened result;
    result.decryption = {DecryptionStatus::NotTried, alg, {}, std::nullopt, noKey(keys),
                         DecryptionStep::None};
    return result;
}

Opened signatureNotChecked(const QByteArray &alg, const jose::KeySet &keys)
{
    Opened result;
    result.signature = {jose::SignatureStatus::NotChecked, alg, std::nullopt, noKey(keys)};
    return result;
}

Opened openWithSecrets(const jose::KeySet &keys, const QByteArray &alg, qsizetype keyBytes,
                       const std::function<std::optional<QByteArray>(QByteArrayView)> &open)
{
    if (keys.isEmpty())
        return decryptionNotTried(alg, keys);
    bool tried = false;
    for (const jose::Jwk &jwk : keys.keys) {
        for (const base::SecretBytes &key : secretReadings(jwk.key, {keyBytes})) {
            tried = true;
            if (auto plaintext = open(key.view()))
                return decrypted(alg, keyUsed(jwk), std::move(*plaintext));
        }
    }
    if (!tried)
        return decryptionFailed(
            alg, DecryptionStep::Key,
            {"key-length"_L1,
             Text::tr(
                 "It needs a secret of %1 bytes, as they are, in hexadecimal or base64; none of the keys "
                 "given has them.")
                 .arg(keyBytes)});
    return decryptionFailed(
        alg, DecryptionStep::Tag,
        {"wrong-tag"_L1,
         Text::tr("The authentication tag does not fit: another key, or the token was changed.")});
}

} // namespace claimcheck::formats
