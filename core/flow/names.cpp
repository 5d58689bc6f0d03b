#include "core/flow/flow_result.h"
#include "core/flow/trace.h"

#include <algorithm>

namespace claimcheck::flow {

using namespace Qt::StringLiterals;

QLatin1StringView partyName(Party party)
{
    switch (party) {
    case Party::Client: return "client"_L1;
    case Party::Browser: return "browser"_L1;
    case Party::AuthorizationServer: return "authorization-server"_L1;
    case Party::ResourceServer: break;
    }
    return "resource-server"_L1;
}

QLatin1StringView tokenRoleName(TokenRole role)
{
    switch (role) {
    case TokenRole::AccessToken: return "access_token"_L1;
    case TokenRole::IdToken: return "id_token"_L1;
    case TokenRole::RefreshToken: break;
    }
    return "refresh_token"_L1;
}

const ReceivedToken *FlowResult::token(TokenRole role) const
{
    const auto found = std::ranges::find(tokens, role, &ReceivedToken::role);
    return found == tokens.end() ? nullptr : &*found;
}

} // namespace claimcheck::flow
