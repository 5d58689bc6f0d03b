#include "core/lint/introspection_reading.h"

namespace claimcheck::lint {

using namespace Qt::StringLiterals;

encoding::JsonDocument introspectionOf(const ObservedMessage &message)
{
    encoding::JsonDocument body = bodyOf(message);
    const auto jwt = body.isEmpty() && message.response ? readJwt(message.response->body) : std::nullopt;
    return jwt ? jsonObject(jwt->payload["token_introspection"_L1].raw().toByteArray()) : body;
}

} // namespace claimcheck::lint
