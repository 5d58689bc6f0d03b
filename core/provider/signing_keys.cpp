#include "core/provider/signing_keys.h"

#include "core/encoding/json.h"

namespace claimcheck::provider {

using namespace Qt::StringLiterals;

namespace {

constexpr const char *algorithms[] = {"RS256", "ES256", "EdDSA"};

const QString encryptionAlgorithm = u"ECDH-ES+A128KW"_s;

std::vector<jose::Jwk> makeKeys(int generation)
{
    std::vector<jose::Jwk> keys;
    for (const char *alg : algorithms) {
        const QString name = QString::fromLatin1(alg);
        base::Result<jose::Jwk> key = jose::generateJwk(alg, u"%1-%2"_s.arg(name.toLower()).arg(generation));
        if (!key)
            continue;
        key->alg = name;
        key->use = u"sig"_s;
        keys.push_back(*std::move(key));
    }
    if (auto key = jose::generateJwk("ES256", u"enc-%1"_s.arg(generation))) { // a key on P-256
        key->alg = encryptionAlgorithm;
        key->use = u"enc"_s;
        keys.push_back(*std::move(key));
    }
    return keys;
}

} // namespace

void SigningKeys::rotate(qint64 keptUntil)
{
    takeFreshKeys();
    for (jose::Jwk &key : m_current)
        m_retired.push_back({std::move(key), keptUntil});
    m_current.clear();
    m_fresh = std::async(std::launch::async, makeKeys, ++m_generation);
}

void SigningKeys::takeFreshKeys()
{
    if (m_fresh.valid())
        m_current = m_fresh.get();
}

const jose::Jwk *SigningKeys::current(QByteArrayView alg)
{
    takeFreshKeys();
    for (const jose::Jwk &key : m_current) {
        if (key.alg.toLatin1() == alg)
            return &key;
    }
    return nullptr;
}

const jose::Jwk *SigningKeys::encryptionKey()
{
    return current(encryptionAlgorithm.toLatin1());
}

QByteArray SigningKeys::toJson(qint64 now)
{
    takeFreshKeys();
    encoding::JsonWriter writer;
    writer.beginObject();
    writer.key("keys");
    writer.beginArray();
    for (const jose::Jwk &key : m_current)
        writer.rawValue(key.toJson(jose::JwkPart::Public));
    for (const Retired &retired : m_retired) {
        if (retired.keptUntil > now)
            writer.rawValue(retired.key.toJson(jose::JwkPart::Public));
    }
    writer.endArray();
    writer.endObject();
    return writer.take();
}

} // namespace claimcheck::provider
