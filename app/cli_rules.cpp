#include "app/cli_rules.h"

#include "app/cli.h"

#include <QCommandLineParser>

namespace claimcheck::app {

using namespace Qt::StringLiterals;
using lint::RuleProfile;

namespace {

constexpr RuleProfile ruleProfiles[] = {RuleProfile::PlainOAuth, RuleProfile::BestPractice,
                                        RuleProfile::OpenIdConnect, RuleProfile::Fapi2};

} // namespace

QCommandLineOption rulesOption()
{
    return {u"rules"_s,
            Text::tr(
                "judge by oauth (RFC 6749), best-practice (RFC 9700), openid or fapi2; default: openid where "
                "the scope has it, else best-practice"),
            u"PROFILE"_s};
}

base::Result<std::optional<RuleProfile>> readRulesOption(const QCommandLineParser &parser)
{
    const QString word = parser.value(u"rules"_s);
    if (word.isEmpty())
        return std::optional<RuleProfile>();
    for (RuleProfile profile : ruleProfiles) {
        if (word == lint::ruleProfileName(profile))
            return std::optional(profile);
    }
    return base::Error{"usage"_L1, Text::tr("--rules takes oauth, best-practice, openid or fapi2")};
}

} // namespace claimcheck::app
