#include "core/formats/signed_values.h"

#include "core/crypto/digest.h"
#include "core/formats/add_field.h"
#include "core/formats/secret_check.h"
#include "core/formats/text.h"

using namespace Qt::StringLiterals;

namespace claimcheck::formats {

namespace {

/// base64 of {"iv","value","mac","tag"} (Illuminate\Encryption\Encrypter); percent-encoded in a cookie.
encoding::JsonDocument laravelJson(QByteArrayView token)
{
    const auto bytes = decodeAnyBase64(QByteArray::fromPercentEncoding(token.toByteArray()));
    return bytes ? encoding::JsonDocument::parse(*bytes).valueOr({}) : encoding::JsonDocument();
}

/// The bytes of a key that stands as in APP_KEY; others are left as they are.
QByteArray appKey(QByteArrayView secret)
{
    constexpr QByteArrayView mark = "base64:";
    if (!secret.startsWith(mark))
        return secret.toByteArray();
    return decodeAnyBase64(secret.sliced(mark.size())).value_or(QByteArray());
}

} // namespace

bool readLaravelCookie(QByteArrayView token, Recognized &found)
{
    const encoding::JsonDocument json = laravelJson(token);
    const auto iv = decodeAnyBase64(json["iv"_L1].toUtf8());
    const auto value = decodeAnyBase64(json["value"_L1].toUtf8());
    if (!iv || !value || !json["iv"_L1].isString() || !json["value"_L1].isString() ||
        !json.root().has("mac"_L1))
        return false;
    const bool gcm = !json["tag"_L1].toString().isEmpty();
    addField(found, u"cipher"_s, gcm ? u"AES-GCM"_s : u"AES-CBC"_s, Text::tr("How it is encrypted"));
    addField(found, u"iv"_s, QString::fromLatin1(iv->toHex()), Text::tr("Initialization vector"));
    addField(found, u"ciphertextBytes"_s, QString::number(value->size()),
             Text::tr("How long what is encrypted is"));
    return true;
}

/// The mac covers the base64 of both; a cookie of AES-GCM has a tag instead, which only decrypting tests.
Opened openLaravelCookie(QByteArrayView token, const jose::KeySet &keys, const OpenOptions &)
{
    const encoding::JsonDocument json = laravelJson(token);
    const QByteArray mac = json["mac"_L1].toUtf8();
    if (mac.isEmpty())
        return {};
    const QByteArray covered = json["iv"_L1].toUtf8() + json["value"_L1].toUtf8();
    return checkWithSecrets(keys, "HMAC-SHA256", [&](QByteArrayView secret) {
        return base::constantTimeEquals(crypto::hmac(crypto::Digest::Sha256, appKey(secret), covered).toHex(),
                                        mac);
    });
}

} // namespace claimcheck::formats
