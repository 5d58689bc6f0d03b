#include "core/claims/claim_nature.h"

#include <algorithm>

namespace claimcheck::claims {

namespace {

constexpr const char *timeNames[] = {"exp", "nbf", "iat", "auth_time", "updated_at", "toe"};

// RFC 6749 §3.3, RFC 7519 §4.1.3, RFC 8176 §1, RFC 9068 §2.2.3.1 (of SCIM, where they are unordered), RFC
// 7515 §4.1.11, RFC 7517 §4.3; the others are those of large providers and frameworks.
constexpr const char *setNames[] = {"scope",        "scp",
                                    "aud",          "amr",
                                    "roles",        "groups",
                                    "entitlements", "permissions",
                                    "authorities",  "cognito:groups",
                                    "wids",         "allowed-origins",
                                    "crit",         "key_ops"};

constexpr const char *wordListNames[] = {"scope", "scp"};

template <std::size_t N>
bool isOneOf(const char *const (&names)[N], QByteArrayView name)
{
    return std::ranges::any_of(names, [name](const char *one) { return name == one; });
}

} // namespace

bool isTimeClaim(QByteArrayView name)
{
    return isOneOf(timeNames, name);
}

bool isSetClaim(QByteArrayView name)
{
    return isOneOf(setNames, name);
}

bool isWordListClaim(QByteArrayView name)
{
    return isOneOf(wordListNames, name);
}

} // namespace claimcheck::claims
