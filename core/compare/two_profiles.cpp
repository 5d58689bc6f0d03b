#include "core/compare/two_profiles.h"

#include "core/compare/text.h"
#include "core/oauth/profile_compare.h"

namespace claimcheck::compare {

using namespace Qt::StringLiterals;
using oauth::CompareSide;

namespace {

base::Result<TwoProfiles> byCompare(const oauth::Profile &profile)
{
    auto a = oauth::profileFor(profile, CompareSide::A);
    auto b = oauth::profileFor(profile, CompareSide::B);
    if (!a || !b)
        return a ? b.error() : a.error();
    TwoProfiles both = twoProfilesOf(*std::move(a), *std::move(b));
    for (const CompareSide side : {CompareSide::A, CompareSide::B}) {
        auto introspector = oauth::introspectorOf(profile, side);
        if (!introspector)
            return introspector.error();
        both.introspectors[std::size_t(side)] = *std::move(introspector);
    }
    return both;
}

} // namespace

base::Result<TwoProfiles> twoProfilesOf(const oauth::Profile &profile)
{
    if (!profile.compare.isEmpty())
        return byCompare(profile);
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
    return {std::move(a), std::move(b), {}};
}

} // namespace claimcheck::compare
