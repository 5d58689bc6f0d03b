#include "core/jose/jwk_members.h"

#include "core/encoding/base64url.h"
#include "core/jose/text.h"

namespace claimcheck::jose {

using namespace Qt::StringLiterals;

void JwkMembers::fail(QLatin1StringView name, const QString &why)
{
    if (!m_outcome.ok())
        return;
    const auto range = m_object[name].range();
    m_outcome = base::Error{"jwk-member"_L1,
                            Text::tr("The JWK member \u201c%1\u201d %2.").arg(name, why),
                            range.begin,
                            {base::Spec::Rfc7517, "4"}};
}

QByteArray JwkMembers::bytes(QLatin1StringView name, Presence presence)
{
    const encoding::JsonValue value = m_object[name];
    if (value.isAbsent()) {
        if (presence == Presence::Required)
            fail(name, Text::tr("is missing"));
        return {};
    }
    if (!value.isString()) {
        fail(name, Text::tr("is not a string"));
        return {};
    }
    const auto decoded = encoding::decodeBase64Url(value.toUtf8());
    if (!decoded) {
        fail(name, Text::tr("is not base64url without padding"));
        return {};
    }
    if (decoded->isEmpty())
        fail(name, Text::tr("is empty"));
    return *decoded;
}

base::SecretBytes JwkMembers::secret(QLatin1StringView name, Presence presence)
{
    return base::SecretBytes::take(bytes(name, presence));
}

QByteArray JwkMembers::name(QLatin1StringView name)
{
    const encoding::JsonValue value = m_object[name];
    if (!value.isString())
        fail(name, value.isAbsent() ? Text::tr("is missing") : Text::tr("is not a string"));
    return value.toUtf8();
}

QStringList JwkMembers::texts(QLatin1StringView name) const
{
    QStringList result;
    for (const encoding::JsonValue element : m_object[name].elements())
        result.append(element.toString());
    return result;
}

} // namespace claimcheck::jose
