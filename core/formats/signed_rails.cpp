#include "core/formats/signed_values.h"

#include "core/crypto/digest.h"
#include "core/crypto/key_agreement.h"
#include "core/formats/add_field.h"
#include "core/formats/secret_check.h"
#include "core/formats/text.h"

using namespace Qt::StringLiterals;

namespace claimcheck::formats {

namespace {

using crypto::Digest;

constexpr qsizetype sha1HexDigits = 40;

/// data "--" HMAC in hexadecimal (ActiveSupport::MessageVerifier). In a cookie it is percent-encoded.
struct RailsParts
{
    QByteArray data;
    QByteArray signature;
};

std::optional<RailsParts> splitRails(QByteArrayView token)
{
    const qsizetype separator = token.lastIndexOf("--");
    if (separator < 1)
        return std::nullopt;
    return RailsParts{QByteArray::fromPercentEncoding(token.first(separator).toByteArray()),
                      token.sliced(separator + 2).toByteArray()};
}

bool isMarshal(QByteArrayView bytes)
{
    return bytes.startsWith(QByteArrayView("\x04\x08", 2));
}

/// The key of signed cookies, from secret_key_base (ActiveSupport::KeyGenerator; SHA-1 before Rails 7.0).
base::SecretBytes cookieKey(Digest digest, QByteArrayView secretKeyBase)
{
    constexpr int iterations = 1000;
    constexpr qsizetype keyBytes = 64;
    return crypto::pbkdf2(digest, secretKeyBase, "signed cookie", iterations, keyBytes);
}

bool railsFits(const RailsParts &parts, Digest digest, QByteArrayView key)
{
    return base::constantTimeEquals(crypto::hmac(digest, key, parts.data).toHex(), parts.signature);
}

/// The envelope {"_rails":{"message":base64,"exp":time,"pur":purpose}}; "data" holds JSON since 7.1.
void addEnvelope(const encoding::JsonValue &envelope, Recognized &found)
{
    addField(found, u"purpose"_s, envelope["pur"_L1].toString(), Text::tr("What it was signed for"));
    const auto expiry = QDateTime::fromString(envelope["exp"_L1].toString(), Qt::ISODateWithMs);
    if (expiry.isValid())
        addTimeField(found, u"expiresAt"_s, expiry.toMSecsSinceEpoch(), Text::tr("Until when it is good"));
    if (const encoding::JsonValue data = envelope["data"_L1]; !data.isAbsent())
        found.payload = contentOf(data.raw().toByteArray());
    else if (auto message = decodeAnyBase64(envelope["message"_L1].toUtf8()))
        found.payload = contentOf(std::move(*message));
}

} // namespace

bool readRailsSigned(QByteArrayView token, Recognized &found)
{
    const auto parts = splitRails(token);
    auto data = parts ? decodeAnyBase64(parts->data) : std::nullopt;
    if (!data)
        return false;
    found.payload = contentOf(std::move(*data));
    const encoding::JsonDocument json = found.payload->json;
    if (json.root().has("_rails"_L1))
        addEnvelope(json["_rails"_L1], found);
    const bool marshal = isMarshal(found.payload->bytes);
    if (!marshal && found.payload->json.isEmpty() && !isReadable(found.payload->bytes))
        return false;
    addField(found, u"serializer"_s,
             marshal                         ? u"Marshal"_s
             : found.payload->json.isEmpty() ? QString()
                                             : u"JSON"_s,
             Text::tr("How the payload is written"));
    return true;
}

/// ciphertext, initialization vector and tag, in base64.
bool readRailsEncrypted(QByteArrayView token, Recognized &found)
{
    const QByteArray plain = QByteArray::fromPercentEncoding(token.toByteArray());
    const auto ciphertext = decodeAnyBase64(QByteArrayView(plain).first(plain.indexOf("--")));
    if (!ciphertext)
        return false;
    addField(found, u"ciphertextBytes"_s, QString::number(ciphertext->size()),
             Text::tr("How long what is encrypted is"));
    return true;
}

Opened openRailsSigned(QByteArrayView token, const jose::KeySet &keys, const OpenOptions &)
{
    const auto parts = splitRails(token);
    if (!parts)
        return {};
    const bool sha1 = parts->signature.size() == sha1HexDigits;
    const Digest digest = sha1 ? Digest::Sha1 : Digest::Sha256;
    return checkWithSecrets(keys, sha1 ? "HMAC-SHA1" : "HMAC-SHA256", [&](QByteArrayView secret) {
        return railsFits(*parts, digest, secret) ||
               railsFits(*parts, digest, cookieKey(Digest::Sha256, secret).view()) ||
               railsFits(*parts, digest, cookieKey(Digest::Sha1, secret).view());
    });
}

} // namespace claimcheck::formats
