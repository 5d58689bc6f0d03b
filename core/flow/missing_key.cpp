#include "core/flow/missing_key.h"

#include "core/jose/jws.h"

#include <algorithm>

namespace claimcheck::flow {

bool isKeyMissing(const jose::KeySet &keys, const QByteArray &token)
{
    const auto jws = jose::parseJws(token);
    if (!jws.ok() || jws->signatures.empty() || jws->signatures.front().kid.isEmpty())
        return false;
    const QString kid = QString::fromUtf8(jws->signatures.front().kid);
    return std::ranges::none_of(keys.keys, [&kid](const jose::Jwk &key) { return key.kid == kid; });
}

} // namespace claimcheck::flow
