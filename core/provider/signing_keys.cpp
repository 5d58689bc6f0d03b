#include "core/provider/signing_keys.h"

#include "core/encoding/json.h"
#include "core/provider/text.h"

namespace claimcheck::provider {

using namespace Qt::StringLiterals;

namespace {

constexpr const char *algorithms[] = {"RS256", "ES256", "EdDSA"};

} // namespace

base::Result<void> SigningKeys::rotate(qint64 keptUntil)
{
    std::vector<jose::Jwk> fresh;
    ++m_generation;
    for (const char *alg : algorithms) {
        base::Result<jose::Jwk> key =
            jose::generateJwk(alg, u"%1-%2"_s.arg(QString::fromLatin1(alg).toLower()).arg(m_generation));
        if (!key)
            return base::Error{
                "provider-keys"_L1,
                Text::tr("No signing key for %1: %2").arg(QLatin1StringView(alg), key.error().message),
                -1,
                {}};
        key->alg = QString::fromLatin1(alg);
        key->use = u"sig"_s;
        fresh.push_back(*std::move(key));
    }
    for (jose::Jwk &key : m_current)
        m_retired.push_back({std::move(key), keptUntil});
    m_current = std::move(fresh);
    return {};
}

const jose::Jwk *SigningKeys::current(QByteArrayView alg) const
{
    for (const jose::Jwk &key : m_current) {
        if (key.alg.toLatin1() == alg)
            return &key;
    }
    return nullptr;
}

QByteArray SigningKeys::toJson(qint64 now) const
{
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
