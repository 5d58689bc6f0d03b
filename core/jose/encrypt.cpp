#include "core/jose/encrypt.h"

#include "core/base/random.h"
#include "core/encoding/base64url.h"
#include "core/encoding/deflate.h"
#include "core/jose/decryption_keys.h"
#include "core/jose/key_derivation.h"
#include "core/jose/key_encryption.h"
#include "core/jose/text.h"

namespace claimcheck::jose {

using namespace Qt::StringLiterals;
using encoding::encodeBase64Url;
using encoding::JsonDocument;
using encoding::JsonValue;

namespace {

base::Error encryptionHeaderError(const QString &message)
{
    return {"jwe-header"_L1, message, -1, {base::Spec::Rfc7516, "5.1"}};
}

/// An object; an empty one of no text.
base::Result<JsonDocument> headerObject(QByteArrayView json)
{
    auto document = JsonDocument::parse(json.isEmpty() ? QByteArray("{}") : json.toByteArray());
    if (!document || !document->root().isObject())
        return encryptionHeaderError(Text::tr("A header must be a JSON object."));
    return document;
}

/// The content encryption and what it is done to.
struct Sealable
{
    const AlgorithmRow *enc = nullptr;
    QByteArray bytes; ///< deflated where zip says so
};

base::Result<Sealable> sealable(const JsonDocument &header, QByteArrayView plaintext)
{
    Sealable content;
    content.enc = findAlgorithm(header["enc"_L1].toUtf8(), AlgorithmUse::ContentEncryption);
    if (!content.enc)
        return base::Error{
            "enc-unknown"_L1,
            Text::tr("\u201c%1\u201d is not a content encryption (enc).").arg(header["enc"_L1].toString())};
    const JsonValue zip = header["zip"_L1];
    if (!zip.isAbsent() && !zip.equals("DEF"))
        return base::Error{
            "zip-unknown"_L1,
            Text::tr("\u201c%1\u201d is not a compression that is known here.").arg(zip.toString())};
    content.bytes = zip.isAbsent() ? plaintext.toByteArray() : encoding::deflate(plaintext);
    return content;
}

/// One recipient's key; the headers are looked through in their order.
base::Result<EncryptedKey> keyFor(const std::vector<const JsonDocument *> &headers, const AlgorithmRow &enc,
                                  const Jwk &key, const base::SecretBytes &contentKey)
{
    const auto parameter = [&headers](QLatin1StringView name) {
        for (const JsonDocument *header : headers) {
            if (const JsonValue value = (*header)[name]; !value.isAbsent())
                return value;
        }
        return JsonValue();
    };
    const QByteArray name = parameter("alg"_L1).toUtf8();
    const AlgorithmRow *alg = findAlgorithm(name, AlgorithmUse::KeyManagement);
    if (!alg)
        return base::Error{
            "algorithm-unknown"_L1,
            Text::tr("\u201c%1\u201d is not a key management algorithm.").arg(QString::fromUtf8(name))};
    const QLatin1StringView unfit = unfitness(*alg, enc, key);
    if (unfit == "algorithm-key-mismatch"_L1 || unfit == "key-length"_L1)
        return base::Error{unfit, Text::tr("%1 cannot encrypt with this key (%2).")
                                      .arg(QString::fromUtf8(name), key.description())};
    const bool direct = alg->management == KeyManagement::Direct || alg->management == KeyManagement::Ecdh;
    if (direct && !contentKey.isEmpty())
        return base::Error{"algorithm-not-shared"_L1,
                           Text::tr("%1 is for one recipient only.").arg(QString::fromUtf8(name)),
                           -1,
                           {base::Spec::Rfc7516, "5.1"}};
    auto encrypted = encryptKey(*alg, enc, key, contentKey, parameter);
    if (!encrypted)
        return encrypted;
    for (const auto &member : encrypted->members) {
        if (!parameter(member.first).isAbsent())
            return encryptionHeaderError(
                Text::tr("%1 is made anew for each token; leave it out.").arg(member.first));
    }
    return encrypted;
}

/// The members of a header, with those that were made behind them.
QByteArray headerWith(const JsonDocument &header, const EncryptedKey &key)
{
    encoding::JsonWriter writer;
    writer.beginObject();
    for (const encoding::JsonMember member : header.root().members())
        writer.memberRaw(member.nameUtf8(), member.value().raw());
    for (const auto &[name, json] : key.members)
        writer.memberRaw(QByteArrayView(name.data(), name.size()), json);
    writer.endObject();
    return writer.take();
}

void bytesMember(encoding::JsonWriter &writer, QLatin1StringView name, QByteArrayView bytes)
{
    if (!bytes.isEmpty())
        writer.member(name, encodeBase64Url(bytes));
}

/// The value of "recipients". contentKey is what all of them get; empty, it becomes the one of the only
/// recipient.
base::Result<QByteArray> recipientList(const JsonDocument &header, const AlgorithmRow &enc,
                                       std::span<const EncryptionRecipient> recipients,
                                       base::SecretBytes &contentKey)
{
    encoding::JsonWriter writer;
    writer.beginArray();
    for (const EncryptionRecipient &recipient : recipients) {
        const auto own = headerObject(recipient.headerJson);
        if (!own)
            return own.error();
        const auto encrypted = keyFor({&header, &*own}, enc, recipient.key, contentKey);
        if (!encrypted)
            return encrypted.error();
        contentKey = encrypted->contentKey;
        writer.beginObject();
        writer.memberRaw("header", headerWith(*own, *encrypted));
        bytesMember(writer, "encrypted_key"_L1, encrypted->encrypted);
        writer.endObject();
    }
    writer.endArray();
    return writer.take();
}

} // namespace

base::Result<QByteArray> encryptCompact(QByteArrayView headerJson, QByteArrayView plaintext, const Jwk &key)
{
    const auto header = headerObject(headerJson);
    if (!header)
        return header.error();
    const auto content = sealable(*header, plaintext);
    if (!content)
        return content.error();
    const auto encrypted = keyFor({&*header}, *content->enc, key, {});
    if (!encrypted)
        return encrypted.error();
    const QByteArray protectedText = encodeBase64Url(headerWith(*header, *encrypted));
    base::SystemRandom random;
    const QByteArray iv = random.bytes(content->enc->ivBytes);
    const auto sealed = crypto::seal(aeadMethod(*content->enc), encrypted->contentKey.view(), iv,
                                     protectedText, content->bytes);
    if (!sealed)
        return sealed.error();
    return protectedText + '.' + encodeBase64Url(encrypted->encrypted) + '.' + encodeBase64Url(iv) + '.' +
           encodeBase64Url(sealed->ciphertext) + '.' + encodeBase64Url(sealed->tag);
}

base::Result<QByteArray> encryptJson(QByteArrayView protectedJson,
                                     std::span<const EncryptionRecipient> recipients,
                                     QByteArrayView plaintext, QByteArrayView aad)
{
    const auto header = headerObject(protectedJson);
    if (!header)
        return header.error();
    const auto content = sealable(*header, plaintext);
    if (!content)
        return content.error();
    base::SystemRandom random;
    base::SecretBytes contentKey;
    if (recipients.size() > 1)
        contentKey = base::SecretBytes::take(random.bytes(content->enc->keyBytes));
    const auto list = recipientList(*header, *content->enc, recipients, contentKey);
    if (!list)
        return list.error();
    const QByteArray protectedText = encodeBase64Url(protectedJson);
    const QByteArray authenticated =
        aad.isEmpty() ? protectedText : protectedText + '.' + encodeBase64Url(aad);
    const QByteArray iv = random.bytes(content->enc->ivBytes);
    const auto sealed =
        crypto::seal(aeadMethod(*content->enc), contentKey.view(), iv, authenticated, content->bytes);
    if (!sealed)
        return sealed.error();
    encoding::JsonWriter writer;
    writer.beginObject();
    writer.member("protected"_L1, protectedText);
    writer.memberRaw("recipients", *list);
    bytesMember(writer, "aad"_L1, aad);
    bytesMember(writer, "iv"_L1, iv);
    writer.member("ciphertext"_L1, encodeBase64Url(sealed->ciphertext));
    bytesMember(writer, "tag"_L1, sealed->tag);
    writer.endObject();
    return writer.take();
}

} // namespace claimcheck::jose
