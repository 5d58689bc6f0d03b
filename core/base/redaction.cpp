#include "core/base/redaction.h"

#include <QLatin1StringView>

#include <algorithm>

namespace claimcheck::base {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView secretNames[] = {
    "access_token"_L1,
    "actor_token"_L1,
    "assertion"_L1,
    "auth_req_id"_L1,
    "authorization"_L1,
    "client_assertion"_L1,
    "client_notification_token"_L1,
    "client_secret"_L1,
    "code"_L1,
    "code_verifier"_L1,
    "cookie"_L1,
    "device_code"_L1,
    "dpop"_L1,
    "id_token"_L1,
    "id_token_hint"_L1,
    "logout_token"_L1,
    "password"_L1,
    "proxy-authorization"_L1,
    "refresh_token"_L1,
    "registration_access_token"_L1,
    "request"_L1,
    "response"_L1,
    "set-cookie"_L1,
    "subject_token"_L1,
    "token"_L1,
    "user_code"_L1,
};

} // namespace

QString masked(QStringView secret, Reveal reveal)
{
    if (reveal == Reveal::Shown)
        return secret.toString();
    return QStringLiteral("\u2022\u2022\u2022\u2022\u2022\u2022\u2022\u2022 (%1)").arg(secret.size());
}

bool hasHidden(QByteArrayView text)
{
    return text.contains(hiddenMark);
}

bool isSecretName(QStringView name)
{
    return std::ranges::any_of(secretNames, [name](QLatin1StringView secret) {
        return name.compare(secret, Qt::CaseInsensitive) == 0;
    });
}

} // namespace claimcheck::base
