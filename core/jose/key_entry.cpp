#include "core/jose/key_entry.h"

#include "core/encoding/json.h"
#include "core/jose/key_reading.h"
#include "core/jose/text.h"

#include <algorithm>

namespace claimcheck::jose {

using namespace Qt::StringLiterals;

namespace {

/// What Jwk has a place for: RFC 7517 §4, RFC 7518 §6, RFC 8037 §2, RFC 9964.
constexpr const char *placedMembers[] = {"kty", "kid", "use", "alg", "key_ops", "x5c", "x5t#S256", "crv",
                                         "x",   "y",   "n",   "e",   "d",       "p",   "q",        "dp",
                                         "dq",  "qi",  "oth", "k",   "pub",     "priv"};

std::vector<OtherMember> otherMembers(const encoding::JsonValue &object)
{
    std::vector<OtherMember> others;
    for (const encoding::JsonMember member : object.members()) {
        const QByteArray name = member.nameUtf8();
        const bool placed =
            std::ranges::any_of(placedMembers, [&](const char *known) { return name == known; });
        if (!placed)
            others.push_back({name, member.value().raw().toByteArray()});
    }
    return others;
}

QStringList textsOf(const encoding::JsonValue &array)
{
    QStringList texts;
    for (const encoding::JsonValue element : array.elements())
        texts << element.toString();
    return texts;
}

KeyEntry entryOfJson(const encoding::JsonValue &value, const QString &source)
{
    KeyEntry entry;
    if (auto jwk = readJwk(value, source)) {
        entry = entryOf(std::move(jwk).value());
        entry.others = otherMembers(value);
        return entry;
    } else {
        entry.problem = jwk.error();
    }
    entry.kty = value["kty"_L1].toUtf8();
    entry.jwk.kid = value["kid"_L1].toString();
    entry.jwk.use = value["use"_L1].toString();
    entry.jwk.alg = value["alg"_L1].toString();
    entry.jwk.keyOps = textsOf(value["key_ops"_L1]);
    entry.jwk.source = source;
    entry.source = base::SecretBytes(value.raw());
    return entry;
}

KeyEntries entriesOfSet(const encoding::JsonValue &set, const QString &source)
{
    KeyEntries entries;
    for (const encoding::JsonValue element : set.elements()) {
        if (entries.keys.size() >= maxKeysOfASet) {
            entries.skipped.push_back(
                {"keys-too-many"_L1, Text::tr("Only the first %1 keys were read.").arg(maxKeysOfASet)});
            break;
        }
        entries.keys.push_back(entryOfJson(element, source));
    }
    return entries;
}

/// A JWK or a JWK Set; nothing where it is another text.
std::optional<KeyEntries> entriesOfJson(QByteArrayView text, const QString &source)
{
    const auto document = encoding::JsonDocument::parse(text.toByteArray());
    if (!document || !document->root().isObject())
        return std::nullopt;
    const encoding::JsonValue root = document->root();
    if (root["keys"_L1].isArray() && root["keys"_L1].size() > 0)
        return entriesOfSet(root["keys"_L1], source);
    if (!root["kty"_L1].isString())
        return std::nullopt;
    KeyEntries one;
    one.keys.push_back(entryOfJson(root, source));
    return one;
}

} // namespace

KeyEntry entryOf(Jwk jwk)
{
    KeyEntry entry;
    entry.kty = jwk.kty();
    entry.jwk = std::move(jwk);
    return entry;
}

base::Result<KeyEntries> readKeyEntries(QByteArrayView bytes, const QString &source,
                                        const crypto::PassphraseSource &passphrase)
{
    if (bytes.size() > maxKeyFileSize)
        return base::Error{"keys-too-large"_L1, Text::tr("Key files of more than 16 MiB are not read.")};
    const QByteArrayView text = bytes.trimmed();
    if (text.startsWith('{')) {
        if (auto entries = entriesOfJson(text, source))
            return *std::move(entries);
    }
    auto keys = readKeys(bytes, source, passphrase);
    if (!keys)
        return keys.error();
    KeyEntries entries;
    for (Jwk &jwk : keys->keys)
        entries.keys.push_back(entryOf(std::move(jwk)));
    entries.skipped = std::move(keys->skipped);
    return entries;
}

} // namespace claimcheck::jose
