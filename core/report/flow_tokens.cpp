#include "core/report/flow_tokens.h"

namespace claimcheck::report {

Inspection inspectReceived(const flow::ReceivedToken &token, const flow::FlowResult &result, qint64 now)
{
    InspectionOptions options;
    options.now = now;
    options.keys = result.issuerKeys;
    const token::TokenDocument document = token::readToken(token.text);
    if (token.role == flow::TokenRole::IdToken)
        options.type = lint::TokenType::IdToken;
    if (token.role != flow::TokenRole::RefreshToken && document.jws())
        options.expected.issuer = result.issuer;
    return inspect(document, options);
}

} // namespace claimcheck::report
