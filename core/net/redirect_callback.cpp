#include "core/net/redirect_callback.h"

#include <algorithm>

namespace claimcheck::net {

QByteArray RedirectCallback::value(QByteArrayView name) const
{
    return encoding::firstValue(values, name).value_or(QByteArray());
}

std::vector<QByteArray> RedirectCallback::duplicates() const
{
    std::vector<QByteArray> names;
    for (const encoding::FormPair &pair : values) {
        const auto count = std::ranges::count(values, pair.name, &encoding::FormPair::name);
        if (count > 1 && std::ranges::find(names, pair.name) == names.end())
            names.push_back(pair.name);
    }
    return names;
}

bool RedirectCallback::isError() const
{
    return encoding::firstValue(values, "error").has_value();
}

bool holdsAuthorizationResponse(const encoding::FormPairs &values)
{
    constexpr QByteArrayView names[] = {"code",         "error",    "response", "state",
                                        "access_token", "id_token", "iss"};
    return std::ranges::any_of(
        names, [&](QByteArrayView name) { return encoding::firstValue(values, name).has_value(); });
}

} // namespace claimcheck::net
