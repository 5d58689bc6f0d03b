#include "core/lint/groups.h"
#include "core/lint/text.h"

#include <QHash>

#include <algorithm>
#include <vector>

namespace claimcheck::lint {

namespace {

template <typename Rule>
using Group = std::span<const Rule> (*)();

constexpr Group<MessageRule> messageGroups[] = {
    metadataRules,
    metadataMemberRules,
    authorizationRequestRules,
    redirectUriRules,
    requestParameterRules,
    authorizationResponseRules,
    callbackShapeRules,
    tokenRequestRules,
    tokenResponseRules,
    tokenErrorRules,
    idTokenRules,
    idTokenBindingRules,
    accessTokenRules,
    userInfoRules,
    resourceRules,
    introspectionRules,
    earlierRunRules,
    browserRules,
    redirectAcceptedRules,
    acceptedRules,
    frontChannelRules,
    jarmRules,
    requestObjectRules,
    pushedRequestRules,
    grantRules,
    mutualTlsRules,
    resourceMetadataRules,
    deviceRules,
    registrationRules,
    logoutRules,
    logoutTokenRules,
    clientAssertionRules,
    dpopRules,
    dpopServerRules,
};

constexpr Group<TokenRule> tokenGroups[] = {
    headerRules,      headerKeyRules, keyReferenceRules, timeRules,        requiredClaimRules, identityRules,
    syntaxRules,      sdJwtRules,     attackRules,       encryptionRules,  exposureRules,      loginRules,
    accessClaimRules, proofRules,     clientTokenRules,  serverTokenRules, eventRules,
};

template <typename Rule, std::size_t count>
std::vector<Rule> gather(const Group<Rule> (&groups)[count])
{
    std::vector<Rule> rules;
    for (Group<Rule> group : groups)
        std::ranges::copy(group(), std::back_inserter(rules));
    return rules;
}

} // namespace

QString RuleInfo::translatedTitle() const
{
    return Text::tr(title);
}

QString RuleInfo::translatedWhy() const
{
    return why ? Text::tr(why) : QString();
}

QString RuleInfo::translatedFix() const
{
    return fix ? Text::tr(fix) : QString();
}

std::span<const TokenRule> tokenRules()
{
    static const std::vector<TokenRule> rules = gather(tokenGroups);
    return rules;
}

std::span<const MessageRule> messageRules()
{
    static const std::vector<MessageRule> rules = gather(messageGroups);
    return rules;
}

const RuleInfo *findRule(QLatin1StringView id)
{
    static const QHash<QByteArray, const RuleInfo *> byId = [] {
        QHash<QByteArray, const RuleInfo *> rules;
        for (const TokenRule &rule : tokenRules())
            rules.insert(rule.info.id, &rule.info);
        for (const MessageRule &rule : messageRules())
            rules.insert(rule.info.id, &rule.info);
        return rules;
    }();
    return byId.value(QByteArray::fromRawData(id.data(), id.size()));
}

} // namespace claimcheck::lint
