#include "core/provider/bearer.h"

#include "core/provider/parameters.h"

namespace claimcheck::provider {

using namespace Qt::StringLiterals;

Presented presentedToken(const http::Request &request, BodyToken body)
{
    const bool hasForm = body == BodyToken::Accepted && request.method == "POST" && isForm(request);
    const QByteArray inBody =
        hasForm ? parameter(encoding::parseForm(request.body), "access_token") : QByteArray();
    if (occurrences(encoding::parseForm(request.query()), "access_token") > 0)
        return {{}, Refusal{"invalid_request"_L1, "the access token does not belong into the URL"_L1}};
    const std::vector<QByteArray> fields = request.headers.values("Authorization");
    if (fields.size() + (inBody.isEmpty() ? 0 : 1) > 1)
        return {{}, Refusal{"invalid_request"_L1, "the access token was sent more than once"_L1}};
    if (!inBody.isEmpty())
        return {inBody, std::nullopt};
    const QByteArray field = fields.empty() ? QByteArray() : fields.front();
    const qsizetype space = field.indexOf(' ');
    const QByteArray scheme = field.first(qMax<qsizetype>(0, space)).toLower();
    if (scheme != "bearer" && scheme != "dpop")
        return {{}, Refusal{{}, {}}};
    return {field.sliced(space + 1).trimmed(), std::nullopt,
            scheme == "dpop" ? oauth::TokenScheme::Dpop : oauth::TokenScheme::Bearer};
}

} // namespace claimcheck::provider
