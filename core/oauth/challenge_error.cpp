#include "core/oauth/challenge_error.h"

#include "core/http/www_authenticate.h"

#include <algorithm>

namespace claimcheck::oauth {

EndpointError errorOfChallenge(const http::Response &response)
{
    const std::vector<http::Challenge> challenges = http::readChallenges(response.headers);
    const auto hasError = [](const http::Challenge &each) { return !each.value("error").isEmpty(); };
    const auto challenge = std::ranges::find_if(challenges, hasError);
    if (challenge == challenges.end())
        return {};
    return {QString::fromUtf8(challenge->value("error")),
            QString::fromUtf8(challenge->value("error_description")),
            QString::fromUtf8(challenge->value("error_uri"))};
}

} // namespace claimcheck::oauth
