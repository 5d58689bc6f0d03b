#pragma once

#include <QLatin1StringView>
#include <QtGlobal>

namespace claimcheck::lint {

/// How strict: levels depend on it, so that an old server does not drown its user in errors.
enum class RuleProfile : quint8 {
    PlainOAuth,    ///< RFC 6749
    BestPractice,  ///< RFC 9700
    OpenIdConnect, ///< OpenID Connect Core 1.0 on top of RFC 9700
    Fapi2,         ///< FAPI 2.0 Security Profile
};

/// "oauth", "best-practice", "openid", "fapi2".
[[nodiscard]] QLatin1StringView ruleProfileName(RuleProfile profile);

} // namespace claimcheck::lint
