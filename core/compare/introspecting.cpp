#include "core/compare/introspecting.h"

#include "core/compare/text.h"
#include "core/oauth/introspection.h"

namespace claimcheck::compare {

using namespace Qt::StringLiterals;

std::function<base::Result<http::Request>()> introspectionRequest(MeasureContext &context, CompareSide side)
{
    return [&context, side]() -> base::Result<http::Request> {
        const Subject &subject = context.subject(side);
        const flow::RunState &state = subject.state;
        if (subject.introspector && !*subject.introspector)
            return subject.introspector->error();
        return oauth::buildIntrospectionRequest(state.metadata.introspectionEndpoint,
                                                context.token(side).accessToken, "access_token",
                                                subject.introspector ? **subject.introspector : state.client);
    };
}

base::Result<void> readActive(const http::Response &response)
{
    const oauth::IntrospectionResponse read = oauth::readIntrospectionResponse(response).value;
    if (!response.isSuccess())
        return base::Error{"introspection-refused"_L1,
                           Text::tr("The introspection endpoint answered with status %1 (%2).")
                               .arg(response.status)
                               .arg(read.error.isEmpty() ? Text::tr("no error code") : read.error.code),
                           -1,
                           {base::Spec::Rfc7662, "2.3"}};
    if (!read.active.value_or(false))
        return base::Error{"introspection-inactive"_L1,
                           Text::tr("The introspection endpoint says that the token is not active."),
                           -1,
                           {base::Spec::Rfc7662, "2.2"}};
    return {};
}

std::optional<qint64> expiryOf(const http::Response &response)
{
    return oauth::readIntrospectionResponse(response).value.expiresAt;
}

} // namespace claimcheck::compare
