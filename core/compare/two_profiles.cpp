#include "core/compare/two_profiles.h"

#include "core/compare/text.h"
#include "core/oauth/profile_compare.h"

namespace claimcheck::compare {

using namespace Qt::StringLiterals;
using oauth::CompareSide;

base::Result<TwoProfiles> twoProfilesOf(const oauth::Profile &profile)
{
    if (!profile.compare.isEmpty()) {
        auto a = oauth::profileFor(profile, CompareSide::A);
        if (!a)
            return a.error();
        auto b = oauth::profileFor(profile, CompareSide::B);
        if (!b)
            return b.error();
        return twoProfilesOf(*std::move(a), *std::move(b));
    }
    if (profile.resource.size() == 2) {
        TwoProfiles both = twoProfilesOf(profile, profile);
        both.a.resource = {profile.resource.front()};
        both.b.resource = {profile.resource.back()};
        return both;
    }
    return base::Error{"compare-one-format"_L1,
                       Text::tr("The profile does not say how the two tokens differ. Give it a member "
                                "\"compare\", or two resource indicators, or give a second profile."),
                       -1,
                       {}};
}

TwoProfiles twoProfilesOf(oauth::Profile a, oauth::Profile b)
{
    for (oauth::Profile *each : {&a, &b}) {
        each->after.clear();
        each->compare = {};
    }
    return {std::move(a), std::move(b)};
}

} // namespace claimcheck::compare
