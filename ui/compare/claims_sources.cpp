#include "ui/compare/claims_sources.h"

namespace claimcheck::ui::compare {

core::ClaimsMatrix claimsOf(const Comparison &comparison, CompareSide side)
{
    const core::TokenMeasurement &token = comparison.measurement.token(side);
    std::vector<core::SourceClaims> sources;
    const auto add = [&sources](core::ClaimSource source, const QByteArray &json) {
        if (json.isEmpty())
            return;
        if (auto claims = encoding::JsonDocument::parse(json))
            sources.push_back({source, *std::move(claims)});
    };
    add(core::ClaimSource::AccessToken, token.tokenClaims);
    add(core::ClaimSource::Introspection, token.introspectionClaims);
    add(core::ClaimSource::UserInfo, token.userInfoClaims);
    if (const core::ClassifiedToken *id = comparison.response(side).idToken(); id && id->isReadable())
        sources.push_back({core::ClaimSource::IdToken, id->document.payload()});
    return core::claimsMatrix(sources);
}

} // namespace claimcheck::ui::compare
