#pragma once

#include "core/lint/rule.h"

namespace claimcheck::lint {

// One table in each rules_*.cpp. A new rule is a row there; a new group also a line in catalogue.cpp.
[[nodiscard]] std::span<const TokenRule> headerRules();
[[nodiscard]] std::span<const TokenRule> headerKeyRules();
[[nodiscard]] std::span<const TokenRule> keyReferenceRules();
[[nodiscard]] std::span<const TokenRule> timeRules();
[[nodiscard]] std::span<const TokenRule> requiredClaimRules();
[[nodiscard]] std::span<const TokenRule> identityRules();
[[nodiscard]] std::span<const TokenRule> syntaxRules();
[[nodiscard]] std::span<const TokenRule> sdJwtRules();
[[nodiscard]] std::span<const TokenRule> attackRules();
[[nodiscard]] std::span<const TokenRule> encryptionRules();
[[nodiscard]] std::span<const TokenRule> exposureRules();
[[nodiscard]] std::span<const TokenRule> loginRules();
[[nodiscard]] std::span<const TokenRule> accessClaimRules();
[[nodiscard]] std::span<const TokenRule> proofRules();
[[nodiscard]] std::span<const TokenRule> clientTokenRules();
[[nodiscard]] std::span<const TokenRule> serverTokenRules();
[[nodiscard]] std::span<const TokenRule> eventRules();

[[nodiscard]] std::span<const MessageRule> metadataRules();
[[nodiscard]] std::span<const MessageRule> metadataMemberRules();
[[nodiscard]] std::span<const MessageRule> authorizationRequestRules();
[[nodiscard]] std::span<const MessageRule> redirectUriRules();
[[nodiscard]] std::span<const MessageRule> requestParameterRules();
[[nodiscard]] std::span<const MessageRule> authorizationResponseRules();
[[nodiscard]] std::span<const MessageRule> callbackShapeRules();
[[nodiscard]] std::span<const MessageRule> tokenRequestRules();
[[nodiscard]] std::span<const MessageRule> tokenResponseRules();
[[nodiscard]] std::span<const MessageRule> tokenErrorRules();
[[nodiscard]] std::span<const MessageRule> idTokenRules();
[[nodiscard]] std::span<const MessageRule> idTokenBindingRules();
[[nodiscard]] std::span<const MessageRule> accessTokenRules();
[[nodiscard]] std::span<const MessageRule> userInfoRules();
[[nodiscard]] std::span<const MessageRule> resourceRules();
[[nodiscard]] std::span<const MessageRule> introspectionRules();
[[nodiscard]] std::span<const MessageRule> earlierRunRules();
[[nodiscard]] std::span<const MessageRule> browserRules();
[[nodiscard]] std::span<const MessageRule> redirectAcceptedRules();
[[nodiscard]] std::span<const MessageRule> acceptedRules();
[[nodiscard]] std::span<const MessageRule> frontChannelRules();
[[nodiscard]] std::span<const MessageRule> jarmRules();
[[nodiscard]] std::span<const MessageRule> requestObjectRules();
[[nodiscard]] std::span<const MessageRule> pushedRequestRules();
[[nodiscard]] std::span<const MessageRule> grantRules();
[[nodiscard]] std::span<const MessageRule> mutualTlsRules();
[[nodiscard]] std::span<const MessageRule> resourceMetadataRules();
[[nodiscard]] std::span<const MessageRule> deviceRules();
[[nodiscard]] std::span<const MessageRule> registrationRules();
[[nodiscard]] std::span<const MessageRule> logoutRules();
[[nodiscard]] std::span<const MessageRule> logoutTokenRules();
[[nodiscard]] std::span<const MessageRule> clientAssertionRules();
[[nodiscard]] std::span<const MessageRule> dpopRules();
[[nodiscard]] std::span<const MessageRule> dpopServerRules();

} // namespace claimcheck::lint
