#include "core/oauth/step_up.h"

#include "core/http/www_authenticate.h"
#include "core/oauth/form_parameters.h"

namespace claimcheck::oauth {

std::optional<StepUp> stepUpOf(const http::Response &response)
{
    for (const http::Challenge &challenge : http::readChallenges(response.headers)) {
        if (challenge.value("error") == "insufficient_user_authentication")
            return StepUp{challenge.value("acr_values"), challenge.value("max_age"),
                          challenge.value("scope")};
    }
    return std::nullopt;
}

Profile steppedUp(Profile profile, const StepUp &stepUp)
{
    encoding::FormPairs asked;
    if (!stepUp.acrValues.isEmpty())
        asked.push_back({"acr_values", stepUp.acrValues});
    if (!stepUp.maxAge.isEmpty())
        asked.push_back({"max_age", stepUp.maxAge});
    overlay(profile.authorizationParameters, asked);
    for (const QString &scope : QString::fromLatin1(stepUp.scope).split(u' ', Qt::SkipEmptyParts)) {
        if (!profile.scope.contains(scope))
            profile.scope.append(scope);
    }
    return profile;
}

} // namespace claimcheck::oauth
