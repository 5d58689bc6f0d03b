#include "core/oauth/profile_secrets.h"

namespace claimcheck::oauth {

std::vector<SecretSource *> secretsOf(Profile &profile)
{
    return {&profile.client.secret,
            &profile.user.password,
            &profile.refreshToken,
            &profile.tokenExchange.subjectToken,
            &profile.tokenExchange.actorToken,
            &profile.assertion.token};
}

} // namespace claimcheck::oauth
