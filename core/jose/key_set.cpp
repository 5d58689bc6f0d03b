#include "core/jose/key_set.h"

#include "core/crypto/pem.h"
#include "core/encoding/base64url.h"
#include "core/encoding/json.h"
#include "core/jose/text.h"

#include <iterator>

namespace claimcheck::jose {

using namespace Qt::StringLiterals;

namespace {

void addResult(KeySet &set, base::Result<Jwk> jwk)
{
    if (jwk)
        set.keys.push_back(std::move(jwk).value());
    else
        set.skipped.push_back(jwk.error());
}

/// A set without a usable key is an error, and with only one key given, that key's own.
base::Result<KeySet> usable(KeySet set)
{
    if (!set.keys.empty())
        return set;
    for (const base::Error &error : set.skipped) {
        if (set.skipped.size() == 1 || error.code == "key-needs-passphrase"_L1)
            return error;
    }
    if (set.skipped.empty())
        return base::Error{
            "keys-none-usable"_L1, Text::tr("There is no key in it."), -1, {base::Spec::Rfc7517, "5"}};
    return base::Error{"keys-none-usable"_L1,
                       Text::tr("None of its %1 keys can be used. The first: %2")
                           .arg(set.skipped.size())
                           .arg(set.skipped.front().message),
                       -1,
                       {base::Spec::Rfc7517, "5"}};
}

base::Result<Jwk> readBlock(const crypto::PemBlock &block, const QString &source,
                            const crypto::PassphraseSource &passphrase)
{
    if (!block.label.endsWith("CERTIFICATE")) {
        auto key = crypto::keyFromPem(block.text, passphrase);
        return key ? base::Result<Jwk>(makeJwk(std::move(key).value(), source)) : key.error();
    }
    auto certificate = crypto::Certificate::fromPem(block.text);
    if (!certificate)
        return certificate.error();
    if (!certificate->key().isValid())
        return base::Error{"key-kind-unknown"_L1,
                           Text::tr("The certificate's kind of key is not used by JOSE.")};
    Jwk jwk = makeJwk(certificate->key(), source);
    jwk.certificates.push_back(std::move(certificate).value());
    return jwk;
}

KeySet readPem(QByteArrayView text, const QString &source, const crypto::PassphraseSource &passphrase)
{
    KeySet set;
    for (const crypto::PemBlock &block : crypto::splitPem(text)) {
        if (!block.label.endsWith("PARAMETERS")) // written in front of keys by "openssl ecparam -genkey"
            addResult(set, readBlock(block, source, passphrase));
    }
    if (set.keys.empty() && set.skipped.empty())
        set.skipped.push_back(
            {"key-unreadable"_L1, Text::tr("The PEM text is cut short."), -1, {base::Spec::Rfc7468, "2"}});
    return set;
}

KeySet readDer(QByteArrayView der, const QString &source, const crypto::PassphraseSource &passphrase)
{
    KeySet set;
    if (auto certificate = crypto::Certificate::fromDer(der); certificate && certificate->key().isValid()) {
        Jwk jwk = makeJwk(certificate->key(), source);
        jwk.certificates.push_back(std::move(certificate).value());
        set.keys.push_back(std::move(jwk));
        return set;
    }
    auto key = crypto::keyFromDer(der, passphrase);
    addResult(set, key ? base::Result<Jwk>(makeJwk(std::move(key).value(), source)) : key.error());
    return set;
}

bool looksLikeDer(QByteArrayView bytes)
{
    return bytes.size() > 16 && bytes.front() == '\x30'; // SEQUENCE, as every key and certificate is
}

/// {"kid": "-----BEGIN CERTIFICATE-----…"}: how Google publishes the keys of Firebase.
KeySet readPemMap(const encoding::JsonValue &object, const QString &source)
{
    KeySet set;
    for (const encoding::JsonMember member : object.members()) {
        const QByteArray text = member.value().toUtf8();
        if (!text.contains("-----BEGIN "))
            continue;
        KeySet one = readPem(text, source, {});
        for (Jwk &jwk : one.keys)
            jwk.kid = member.name();
        set.add(std::move(one));
    }
    return set;
}

} // namespace

void KeySet::add(KeySet other)
{
    keys.insert(keys.end(), std::make_move_iterator(other.keys.begin()),
                std::make_move_iterator(other.keys.end()));
    skipped.insert(skipped.end(), std::make_move_iterator(other.skipped.begin()),
                   std::make_move_iterator(other.skipped.end()));
}

QByteArray KeySet::toJson() const
{
    encoding::JsonWriter writer;
    writer.beginObject();
    writer.key("keys");
    writer.beginArray();
    for (const Jwk &jwk : keys) {
        if (jwk.key.kind() != crypto::KeyKind::Secret)
            writer.rawValue(jwk.toJson());
    }
    writer.endArray();
    writer.endObject();
    return writer.take();
}

base::Result<KeySet> readKeySet(const encoding::JsonValue &value, const QString &source)
{
    const encoding::JsonValue list = value.isArray() ? value : value["keys"_L1];
    KeySet set;
    if (list.isArray()) {
        for (const encoding::JsonValue element : list.elements())
            addResult(set, readJwk(element, source));
        return usable(std::move(set));
    }
    set = readPemMap(value, source);
    if (set.keys.empty() && set.skipped.empty())
        addResult(set, readJwk(value, source));
    return usable(std::move(set));
}

base::Result<KeySet> readKeys(QByteArrayView text, const QString &source,
                              const crypto::PassphraseSource &passphrase)
{
    const QByteArrayView trimmed = text.trimmed();
    if (trimmed.startsWith('{') || trimmed.startsWith('[')) {
        const auto document = encoding::JsonDocument::parse(trimmed.toByteArray());
        return document ? readKeySet(document->root(), source) : document.error();
    }
    if (trimmed.contains("-----BEGIN "))
        return usable(readPem(trimmed, source, passphrase));
    if (looksLikeDer(text))
        return usable(readDer(text, source, passphrase));
    const auto decoded = encoding::decodeBase64(trimmed, encoding::WhiteSpace::Skip);
    if (decoded && looksLikeDer(*decoded))
        return usable(readDer(*decoded, source, passphrase));
    return base::Error{"keys-unrecognized"_L1,
                       Text::tr("This is neither a JWK, a JWK Set, PEM, DER nor a certificate.")};
}

} // namespace claimcheck::jose
