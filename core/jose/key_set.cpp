#include "core/jose/key_set.h"

#include "core/encoding/json.h"
#include "core/jose/key_reading.h"
#include "core/jose/text.h"

#include <iterator>

namespace claimcheck::jose {

using namespace Qt::StringLiterals;

namespace {

/// {"kid": "-----BEGIN CERTIFICATE-----…"}: how Google publishes the keys of Firebase.
KeySet readPemMap(const encoding::JsonValue &object, const QString &source)
{
    KeySet set;
    for (const encoding::JsonMember member : object.members()) {
        const QByteArray text = member.value().toUtf8();
        if (!text.contains("-----BEGIN "))
            continue;
        KeySet one = readPemKeys(text, source, {});
        for (Jwk &jwk : one.keys)
            jwk.kid = member.name();
        set.add(std::move(one));
        if (set.keys.size() > maxKeysOfASet)
            break;
    }
    return set;
}

/// An issuer's metadata says where its keys are, and people paste it in their place.
bool isMetadata(const encoding::JsonValue &value)
{
    return value["jwks_uri"_L1].isString() && !value.has("kty"_L1);
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

bool addKey(KeySet &set, base::Result<Jwk> jwk)
{
    if (set.keys.size() + set.skipped.size() >= maxKeysOfASet) {
        set.skipped.push_back(
            {"keys-too-many"_L1,
             Text::tr("There are more than %1 keys; the others are not tried.").arg(maxKeysOfASet)});
        return false;
    }
    if (jwk)
        set.keys.push_back(std::move(jwk).value());
    else
        set.skipped.push_back(jwk.error());
    return true;
}

base::Result<KeySet> usable(KeySet set)
{
    if (!set.keys.empty())
        return set;
    for (const base::Error &error : set.skipped) {
        const bool aboutPassphrase =
            error.code.startsWith("key-needs-passphrase"_L1) || error.code.startsWith("key-passphrase"_L1);
        if (set.skipped.size() == 1 || aboutPassphrase)
            return error;
    }
    const QString message = set.skipped.empty() ? Text::tr("There is no key in it.")
                                                : Text::tr("None of its %1 keys can be used. The first: %2")
                                                      .arg(set.skipped.size())
                                                      .arg(set.skipped.front().message);
    return base::Error{"keys-none-usable"_L1, message, -1, {base::Spec::Rfc7517, "5"}};
}

base::Result<KeySet> readKeySet(const encoding::JsonValue &value, const QString &source)
{
    const encoding::JsonValue list = value.isArray() ? value : value["keys"_L1];
    KeySet set;
    if (list.isArray()) {
        for (const encoding::JsonValue element : list.elements()) {
            if (!addKey(set, readJwk(element, source)))
                break;
        }
        return usable(std::move(set));
    }
    if (isMetadata(value))
        return base::Error{"keys-other-kind"_L1,
                           Text::tr("This is the metadata of an issuer; its keys are at %1.")
                               .arg(value["jwks_uri"_L1].toString().left(200))};
    set = readPemMap(value, source);
    if (set.keys.empty() && set.skipped.empty())
        addKey(set, readJwk(value, source));
    return usable(std::move(set));
}

} // namespace claimcheck::jose
