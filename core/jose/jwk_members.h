#pragma once

// Internal to core/jose: the members of a JWK as bytes and text.
#include "core/base/result.h"
#include "core/base/secret_bytes.h"
#include "core/encoding/json.h"

#include <QStringList>

namespace claimcheck::jose {

/// Reads members of one JWK object and remembers the first error.
class JwkMembers
{
public:
    explicit JwkMembers(encoding::JsonValue object) : m_object(object) {}

    enum class Presence : quint8 { Required, Optional };

    /// base64url without padding. An empty required value is an error.
    [[nodiscard]] QByteArray bytes(QLatin1StringView name, Presence presence = Presence::Required);
    [[nodiscard]] base::SecretBytes secret(QLatin1StringView name, Presence presence = Presence::Optional);
    [[nodiscard]] QByteArray name(QLatin1StringView name);
    [[nodiscard]] QString text(QLatin1StringView name) const { return m_object[name].toString(); }
    [[nodiscard]] QStringList texts(QLatin1StringView name) const;
    [[nodiscard]] bool has(QLatin1StringView name) const { return m_object.has(name); }
    [[nodiscard]] encoding::JsonValue value(QLatin1StringView name) const { return m_object[name]; }

    /// The first thing that was wrong, if anything.
    [[nodiscard]] base::Result<void> outcome() const { return m_outcome; }

private:
    void fail(QLatin1StringView name, const QString &why);

    encoding::JsonValue m_object;
    base::Result<void> m_outcome;
};

} // namespace claimcheck::jose
